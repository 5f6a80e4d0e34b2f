package org.havendesk.cases.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import java.time.Instant;
import java.util.Set;
import org.havendesk.cases.QueueCursor;
import org.havendesk.cases.QueueFilter;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.junit.jupiter.api.Test;

class QueueAddressTest {
    private static final QueueCursor CURSOR = new QueueCursor(2, Instant.parse("2026-11-19T12:24:00.000001Z"), 4182);

    @Test
    void anAddressIsReadAsItWasWritten() {
        var filter = QueueFilter.ALL
                .withTiers(Set.of(Tier.URGENT, Tier.SOON))
                .withPath(CasePath.CONDUCT)
                .withCategories(Set.of("abuse"))
                .withPrograms(Set.of("Grief and loss"))
                .withMine(true);
        var address = QueueAddress.of(filter).next(CURSOR, 50).withCase(17L);
        assertThat(QueueAddress.of(address.parameters())).isEqualTo(address);
    }

    @Test
    void theWholeQueueHasNoParameters() {
        assertThat(QueueAddress.of(QueueFilter.ALL).parameters().getParameters())
                .isEmpty();
    }

    @Test
    void whatMakesNoSenseIsLeftOut() {
        var address = QueueAddress.of(QueryParameters.fromString("after=nonsense&before=50&case=-1&tier=loud"));
        assertThat(address.filter()).isEqualTo(QueueFilter.ALL);
        assertThat(address.after()).isNull();
        assertThat(address.before()).isZero();
    }

    @Test
    void theNextPageForgetsTheRowInHand() {
        assertThat(QueueAddress.of(QueueFilter.ALL).withCase(17L).next(CURSOR, 50))
                .isEqualTo(new QueueAddress(QueueFilter.ALL, CURSOR, 50, null));
    }
}
