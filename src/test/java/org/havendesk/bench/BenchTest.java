package org.havendesk.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The bench itself: its table, when a target is met, and what it answers to a row that it does not know. */
class BenchTest {
    @Test
    void theTableStandsInColumns() {
        var figures = List.of(
                Figure.atMost("P3", "page one", 1.234, 5, "ms"),
                Figure.ratioAtLeast("P4", "CSV", 412_000, 500_000, 0.8, "rows/s"));
        assertThat(BenchTable.text(figures)).isEqualTo("""
                | row | job      | ours           | floor          | ratio | target   | met |
                | --- | -------- | -------------- | -------------- | ----- | -------- | --- |
                | P3  | page one | 1.23 ms        |                |       | <= 5 ms  | yes |
                | P4  | CSV      | 412,000 rows/s | 500,000 rows/s | 0.82  | >= 0.80x | yes |
                """);
    }

    @Test
    void theFileQuotesEveryCell() {
        assertThat(BenchTable.csv(List.of(new Figure("P9", "a \"quoted\", job", "1 ms", null, null, "", false))))
                .isEqualTo("""
                        "row","job","ours","floor","ratio","target","met"
                        "P9","a ""quoted"", job","1 ms","","","","NO"
                        """);
    }

    @Test
    void aFigureWithoutATargetIsNeitherMetNorMissed() {
        assertThat(BenchTable.csv(List.of(Figure.noted("P3", "counted", 12, "ms"))))
                .endsWith("\"12 ms\",\"\",\"\",\"\",\"\"\n");
    }

    @Test
    void aTargetIsMetAtItsLimitAndMissedBehindIt() {
        assertThat(Figure.atMost("P", "job", 5, 5, "ms").met()).isTrue();
        assertThat(Figure.atMost("P", "job", 5.01, 5, "ms").met()).isFalse();
        assertThat(Figure.atLeast("P", "job", 600, 600, "/s").met()).isTrue();
        assertThat(Figure.atLeast("P", "job", 599, 600, "/s").met()).isFalse();
        assertThat(Figure.ratioAtMost("P", "job", 4, 2, 2, "ms").met()).isTrue();
        assertThat(Figure.ratioAtMost("P", "job", 4.1, 2, 2, "ms").met()).isFalse();
        assertThat(Figure.ratioAtLeast("P", "job", 3, 5, 0.6, "/s").met()).isTrue();
        assertThat(Figure.ratioAtLeast("P", "job", 2.9, 5, 0.6, "/s").met()).isFalse();
    }

    @Test
    void anUnknownRowIsRefusedWithTheKnownOnes() {
        var said = new StringWriter();
        assertThat(Bench.run(new PrintWriter(said), "--only", "P3,P99")).isEqualTo(2);
        assertThat(said.toString()).contains("There is no row P99; there are P3, ");
    }

    @Test
    void helpNeedsNoDatabase() {
        assertThat(Bench.run(new PrintWriter(new StringWriter()), "--help")).isZero();
    }

    @Test
    void theFirstRoundDoesNotCount() {
        var rounds = new Rounds();
        List.of(900.0, 3.0, 1.0, 2.0, 10.0).forEach(rounds::add);
        assertThat(rounds.median()).isEqualTo(2.5);
        assertThatThrownBy(new Rounds()::median).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void slowCallsAreSeen() {
        var times = new Times();
        for (int i = 1; i <= 100; i++) {
            times.add(i * 1_000_000L);
        }
        assertThat(times.p50()).isEqualTo(50);
        assertThat(times.p95()).isEqualTo(95);
    }

    @Test
    void workersStopWhereNothingIsLeftAndSayWhatBroke() throws Exception {
        var left = new AtomicInteger(100);
        Load.perSecond(4, Duration.ofMinutes(1), _ -> left.getAndDecrement() > 0);
        assertThat(left.get()).isEqualTo(-4);
        assertThatThrownBy(() -> Load.perSecond(2, Duration.ofMinutes(1), _ -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
    }
}
