package org.havendesk.alarm;

import static org.havendesk.db.desk.Tables.ALARM;
import static org.havendesk.db.desk.Tables.ALARM_DELIVERY;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.havendesk.db.desk.tables.records.AlarmDeliveryRecord;
import org.havendesk.db.desk.tables.records.AlarmRecord;
import org.havendesk.ledger.Actor;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.havendesk.post.Answer;
import org.havendesk.post.Post;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sends deliveries and writes down what came of them. Each is tried at growing distances until it is through, its alarm is
 * over, or its time is; then it is failed, or unknown where the answer to a try was lost.
 */
class Deliveries {
    private static final Actor SENDER = new Actor.Job("alarm");
    private static final Duration SLOWEST = Duration.ofMinutes(5);
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final DSLContext desk;
    private final Map<String, Post> posts;

    /** @param posts by channel; where one is missing its deliveries wait */
    Deliveries(DSLContext desk, Map<String, Post> posts) {
        this.desk = desk;
        this.posts = Map.copyOf(posts);
    }

    /** Tries once. Returns how long to wait before the next try; empty where it is over. */
    Optional<Duration> send(long deliveryId) {
        Optional<AlarmDeliveryRecord> begun = desk.transactionResult(tx -> begin(tx.dsl(), deliveryId));
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        AlarmDeliveryRecord delivery = begun.get();
        Post post = posts.get(delivery.getChannel());
        Answer answer = post == null
                ? new Answer.NotDelivered("No mail server is configured.")
                : post.deliver(delivery.getKey(), delivery.getTarget(), delivery.getBody());
        return desk.transactionResult(tx -> finish(tx.dsl(), deliveryId, answer));
    }

    /** The delivery to try; empty where it is over or is given up now. */
    private static Optional<AlarmDeliveryRecord> begin(DSLContext tx, long deliveryId) {
        AlarmDeliveryRecord delivery = lock(tx, deliveryId);
        if (!delivery.getState().equals("planned")) {
            return Optional.empty();
        }
        AlarmRecord alarm = tx.fetchSingle(ALARM, ALARM.ALARM_ID.eq(delivery.getAlarmId()));
        if (alarm.getEndedAt() != null || alarm.getAcknowledgedAt() != null) {
            write(tx, delivery, "cancelled", delivery.getProblem());
            return Optional.empty();
        }
        if (tx.select(AlarmWatch.CLOCK).fetchSingle().value1().isAfter(delivery.getNotAfter())) {
            write(tx, delivery, delivery.getMaybe() ? "unknown" : "failed", delivery.getProblem());
            return Optional.empty();
        }
        return Optional.of(delivery);
    }

    private static Optional<Duration> finish(DSLContext tx, long deliveryId, Answer answer) {
        AlarmDeliveryRecord delivery = lock(tx, deliveryId);
        if (!delivery.getState().equals("planned")) {
            return Optional.empty(); // another process sent it meanwhile and wrote down what came of it
        }
        return switch (answer) {
            case Answer.Delivered delivered -> {
                delivery.setAttempts(delivery.getAttempts() + 1);
                write(tx, delivery, "delivered", null);
                yield Optional.empty();
            }
            case Answer.NotDelivered no -> Optional.of(again(delivery, no.problem(), false));
            case Answer.Lost lost -> Optional.of(again(delivery, lost.problem(), true));
            case Answer.Busy busy -> Optional.of(BUSY);
        };
    }

    private static Duration again(AlarmDeliveryRecord delivery, String problem, boolean maybe) {
        int attempts = delivery.getAttempts() + 1;
        delivery.setAttempts(attempts);
        delivery.setProblem(problem);
        delivery.setMaybe(delivery.getMaybe() || maybe);
        delivery.update();
        Duration pause = Duration.ofSeconds(1L << Math.min(attempts, 9));
        return pause.compareTo(SLOWEST) > 0 ? SLOWEST : pause;
    }

    private static void write(DSLContext tx, AlarmDeliveryRecord delivery, String state, @Nullable String problem) {
        delivery.setState(state);
        delivery.setProblem(problem);
        delivery.setAnsweredAt(tx.select(AlarmWatch.CLOCK).fetchSingle().value1());
        delivery.update();
        AlarmNews.publish(tx);
        Ledger.append(
                tx,
                Entry.of(SENDER, "deliver", "alarm", delivery.getAlarmId())
                        .because(problem)
                        .after(Map.of(
                                "delivery",
                                delivery.getDeliveryId(),
                                "channel",
                                delivery.getChannel(),
                                "state",
                                state)));
    }

    private static AlarmDeliveryRecord lock(DSLContext tx, long deliveryId) {
        return tx.selectFrom(ALARM_DELIVERY)
                .where(ALARM_DELIVERY.DELIVERY_ID.eq(deliveryId))
                .forUpdate()
                .fetchSingle();
    }
}
