package org.havendesk.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.havendesk.health.DeskVitals.Effects;
import org.havendesk.health.DeskVitals.Job;

/** Whether what arrives is taken in, what was decided is carried out, and what runs by itself runs. */
final class WorkLines {
    private static final Duration LAG_LOOK = Duration.ofMinutes(1);
    private static final Duration LAG_ACT = Duration.ofMinutes(10);
    private static final Duration WAIT_LOOK = Duration.ofMinutes(5);
    private static final Duration WAIT_ACT = Duration.ofMinutes(30);
    private static final Duration LATE = Duration.ofMinutes(1);
    private static final int FAILS = 3;

    private WorkLines() {}

    static List<Line> work(Optional<DeskVitals> desk, Optional<ChatVitals> chat) {
        List<Line> lines = new ArrayList<>();
        chat.ifPresent(vitals -> new TreeMap<>(vitals.lags()).forEach((stream, lag) -> lines.add(intake(stream, lag))));
        desk.ifPresent(vitals -> {
            lines.add(quarantine(vitals));
            lines.add(waiting(vitals.effects()));
            lines.add(answered(vitals.effects()));
            lines.add(leases(vitals));
        });
        return lines;
    }

    static List<Line> jobs(DeskVitals desk) {
        return desk.jobs().stream().map(WorkLines::job).toList();
    }

    private static Line intake(String stream, Duration lag) {
        String subject = "intake-" + stream.replace('_', '-');
        return lag.isZero()
                ? Line.fine(subject, "read")
                : Line.of(state(lag, LAG_LOOK, LAG_ACT), subject, "behind", null, lag);
    }

    private static Line quarantine(DeskVitals desk) {
        long records =
                desk.quarantined().values().stream().mapToLong(Long::longValue).sum();
        return records == 0
                ? Line.fine("quarantine", "none")
                : Line.of(State.LOOK, "quarantine", "some", "sources", records);
    }

    private static Line waiting(Effects effects) {
        return effects.waiting() == 0
                ? Line.fine("effects", "none")
                : Line.of(
                        state(effects.oldest(), WAIT_LOOK, WAIT_ACT),
                        "effects",
                        "waiting",
                        null,
                        effects.waiting(),
                        effects.oldest());
    }

    private static Line answered(Effects effects) {
        long failed = effects.lately("failed");
        long unknown = effects.lately("unknown");
        if (failed + unknown == 0) {
            return Line.fine("receipts", "good", effects.lately("done"));
        }
        return Line.of(
                failed > 0 ? State.ACT : State.LOOK,
                "receipts",
                "bad",
                "alarms",
                effects.lately("done"),
                failed,
                unknown);
    }

    private static Line leases(DeskVitals desk) {
        return Line.fine("leases", "held", desk.leases().held());
    }

    private static Line job(Job job) {
        String subject = "job:" + job.name();
        if (job.failures() > 0) {
            return Line.of(
                    job.failures() >= FAILS ? State.ACT : State.LOOK,
                    subject,
                    "failing",
                    null,
                    job.failures(),
                    job.lastFailure() == null ? job.next() : job.lastFailure());
        }
        if (job.late().compareTo(LATE) > 0) {
            return Line.of(State.ACT, subject, "late", null, job.late());
        }
        return job.lastSuccess() == null
                ? Line.fine(subject, "first", job.next())
                : Line.fine(subject, "done", job.lastSuccess(), job.next());
    }

    private static State state(Duration age, Duration look, Duration act) {
        return age.compareTo(act) > 0 ? State.ACT : age.compareTo(look) > 0 ? State.LOOK : State.FINE;
    }
}
