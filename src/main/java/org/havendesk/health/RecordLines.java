package org.havendesk.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.havendesk.health.DeskVitals.Chain;
import org.havendesk.health.DeskVitals.Channel;
import org.havendesk.health.DeskVitals.Releases;
import org.jspecify.annotations.Nullable;

/** Whether the record is whole, safe and published, and whether an alarm would be heard. */
final class RecordLines {
    /** The chain is looked at every five minutes. */
    private static final Duration UNCHECKED = Duration.ofMinutes(15);

    private static final Duration OLD_BACKUP = Duration.ofDays(7);

    private RecordLines() {}

    static List<Line> record(DeskVitals desk) {
        return List.of(chain(desk.chain(), desk.at()), backup(desk.backedUpAt(), desk.at()), releases(desk.releases()));
    }

    /**
     * @param mail whether a mail server is configured
     * @param webhooks how many are named in the settings
     */
    static List<Line> alarms(DeskVitals desk, boolean mail, int webhooks) {
        List<Line> lines = new ArrayList<>();
        lines.add(
                desk.alarms() == 0
                        ? Line.fine("alarms", "none")
                        : Line.of(State.LOOK, "alarms", "running", "alarms", desk.alarms()));
        if (mail) {
            lines.add(channel("mail", desk.channels().get("email")));
        } else if (webhooks > 0) {
            lines.add(Line.fine("mail", "missing"));
        } else {
            lines.add(Line.of(State.ACT, "mail", "nobody", "alarms"));
        }
        lines.add(
                webhooks == 0
                        ? Line.fine("webhooks", "missing")
                        : channel("webhooks", desk.channels().get("webhook")));
        return lines;
    }

    private static Line chain(Chain chain, Instant now) {
        if (chain.brokenEntry() != null) {
            return Line.of(State.ACT, "chain", "broken", "ledger", chain.brokenEntry());
        }
        if (chain.checkedAt() == null) {
            return Line.fine("chain", "first");
        }
        boolean old = chain.checkedAt().plus(UNCHECKED).isBefore(now);
        return Line.of(
                old ? State.LOOK : State.FINE,
                "chain",
                old ? "unchecked" : "holds",
                old ? "ledger" : null,
                chain.entries(),
                chain.checkedAt());
    }

    private static Line backup(@Nullable Instant at, Instant now) {
        if (at == null) {
            return Line.of(State.LOOK, "backup", "never", null);
        }
        boolean old = at.plus(OLD_BACKUP).isBefore(now);
        return Line.of(old ? State.LOOK : State.FINE, "backup", old ? "old" : "made", null, at);
    }

    private static Line releases(Releases releases) {
        return releases.last() == null
                ? Line.fine("releases", "none")
                : Line.fine("releases", "published", releases.published(), releases.last());
    }

    private static Line channel(String subject, @Nullable Channel channel) {
        Optional<Instant> delivered = Optional.ofNullable(channel).map(Channel::delivered);
        Optional<Instant> failed = Optional.ofNullable(channel).map(Channel::failed);
        if (failed.isPresent() && (delivered.isEmpty() || failed.get().isAfter(delivered.get()))) {
            return Line.of(State.ACT, subject, "failed", "alarms", failed.get());
        }
        return delivered
                .map(at -> Line.fine(subject, "delivered", at))
                .orElseGet(() -> Line.of(State.LOOK, subject, "unused", "alarms"));
    }
}
