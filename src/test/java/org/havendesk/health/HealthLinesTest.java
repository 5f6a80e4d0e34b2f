package org.havendesk.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.havendesk.health.DeskVitals.Chain;
import org.havendesk.health.DeskVitals.Channel;
import org.havendesk.health.DeskVitals.Effects;
import org.havendesk.health.DeskVitals.Job;
import org.havendesk.health.DeskVitals.Leases;
import org.havendesk.health.DeskVitals.Node;
import org.havendesk.health.DeskVitals.Releases;
import org.havendesk.health.Machine.Room;
import org.havendesk.health.Readings.Pool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is fine, what wants a look and what an act, at the edges. */
class HealthLinesTest {
    private static final Instant NOW = Instant.parse("2026-11-19T13:30:00Z");
    private static final Effects NONE = new Effects(0, Duration.ZERO, Map.of());
    private static final Node NODE = new Node("one:1", "0.1.0", NOW);

    @Test
    void aDatabaseThatIsSilentIsToBeActedOn() {
        var lines = DatabaseLines.of(Optional.empty(), Optional.empty(), Optional.empty(), List.of(), "033");
        assertThat(lines).allSatisfy(line -> {
            assertThat(line.state()).isEqualTo(State.ACT);
            assertThat(line.advice()).isEqualTo("silent");
        });
        assertThat(lines).extracting(Line::subject).containsExactly("desk", "chat", "contract");
    }

    @Test
    void aPoolIsFullWhenSomebodyWaits() {
        assertThat(pool(new Pool("desk", 20, 20, 0))).isEqualTo(State.FINE);
        assertThat(pool(new Pool("desk", 20, 20, 1))).isEqualTo(State.LOOK);
    }

    @Test
    void whatIsUnreadForLongerIsMorePressing() {
        assertThat(lag(Duration.ZERO)).isEqualTo(State.FINE);
        assertThat(lag(Duration.ofSeconds(59))).isEqualTo(State.FINE);
        assertThat(lag(Duration.ofMinutes(2))).isEqualTo(State.LOOK);
        assertThat(lag(Duration.ofMinutes(11))).isEqualTo(State.ACT);
    }

    @Test
    void effectsThatFailedAreForTheAlarmsAndThoseThatWaitForTheOperator() {
        assertThat(work(NONE)).extracting(Line::state).containsOnly(State.FINE);
        var failed = work(new Effects(0, Duration.ZERO, Map.of("failed", 1L, "done", 4L)));
        assertThat(failed)
                .filteredOn(line -> line.state() == State.ACT)
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.page()).isEqualTo("alarms");
                    assertThat(line.values()).containsExactly(4L, 1L, 0L);
                });
        assertThat(work(new Effects(0, Duration.ZERO, Map.of("unknown", 1L))))
                .filteredOn(line -> line.state() == State.LOOK)
                .hasSize(1);
        assertThat(work(new Effects(3, Duration.ofMinutes(31), Map.of())))
                .filteredOn(line -> line.state() == State.ACT)
                .extracting(Line::subject)
                .containsExactly("effects");
    }

    @Test
    void aJobIsMorePressingTheOftenerItFailedAndWhenNobodyRunsIt() {
        assertThat(job(0, Duration.ZERO)).isEqualTo(State.FINE);
        assertThat(job(1, Duration.ZERO)).isEqualTo(State.LOOK);
        assertThat(job(3, Duration.ZERO)).isEqualTo(State.ACT);
        assertThat(job(0, Duration.ofMinutes(2))).isEqualTo(State.ACT);
    }

    @Test
    void theRecordIsToBeWholeLookedAtAndSafe() {
        assertThat(record(new Chain(9, NOW, null), NOW)).containsExactly(State.FINE, State.FINE, State.FINE);
        assertThat(record(new Chain(9, NOW, 7L), NOW)).startsWith(State.ACT);
        assertThat(record(new Chain(9, NOW.minusSeconds(1000), null), NOW)).startsWith(State.LOOK);
        assertThat(record(new Chain(0, null, null), NOW)).startsWith(State.FINE);
        assertThat(record(new Chain(9, NOW, null), null).get(1)).isEqualTo(State.LOOK);
        assertThat(record(new Chain(9, NOW, null), NOW.minus(Duration.ofDays(8)))
                        .get(1))
                .isEqualTo(State.LOOK);
    }

    @Test
    void anAlarmIsToBeHeardOutside() {
        assertThat(alarms(Map.of(), false, 0)).contains(State.ACT);
        assertThat(alarms(Map.of(), false, 1)).doesNotContain(State.ACT).contains(State.LOOK);
        var through = Map.of("email", new Channel(NOW, NOW.minusSeconds(60)));
        assertThat(alarms(through, true, 0)).containsOnly(State.FINE);
        var lost = Map.of("email", new Channel(NOW.minusSeconds(60), NOW));
        assertThat(alarms(lost, true, 0)).contains(State.ACT);
    }

    @Test
    void roomThatIsScarceIsSaidBeforeItIsSpent() {
        assertThat(disk(new Room(50, 100))).isEqualTo(State.FINE);
        assertThat(disk(new Room(9, 100))).isEqualTo(State.LOOK);
        assertThat(disk(new Room(2, 100))).isEqualTo(State.ACT);
    }

    @Test
    void nodesOfDifferentVersionsAreSaid() {
        var other = new Node("two:2", "0.2.0", NOW);
        assertThat(nodes(List.of(NODE, NODE))).isEqualTo(State.FINE);
        assertThat(nodes(List.of(NODE, other))).isEqualTo(State.LOOK);
    }

    @Test
    void theWorstLineIsWhatAReportSays() {
        var fine = Line.fine("leases", "held", 3);
        var act = Line.of(State.ACT, "desk", "silent", null, Duration.ofSeconds(3));
        assertThat(report(fine, fine).worst()).isEqualTo(State.FINE);
        assertThat(report(fine, act).worst()).isEqualTo(State.ACT);
        assertThat(report(fine, act).lines(State.FINE)).containsExactly(fine);
    }

    private static Report report(Line... lines) {
        return new Report(NOW, List.of(new Report.Section("work", List.of(lines))));
    }

    private static State pool(Pool pool) {
        return DatabaseLines.of(Optional.empty(), Optional.empty(), Optional.empty(), List.of(pool), "033")
                .getLast()
                .state();
    }

    private static State lag(Duration lag) {
        return WorkLines.work(Optional.empty(), Optional.of(new ChatVitals("18", 1, Map.of("report", lag))))
                .getFirst()
                .state();
    }

    private static List<Line> work(Effects effects) {
        return WorkLines.work(
                Optional.of(desk(effects, List.of(), new Chain(1, NOW, null), Map.of(), NOW, List.of())),
                Optional.empty());
    }

    private static State job(int failures, Duration late) {
        var job = new Job("intake", NOW, NOW, NOW, failures, late);
        return WorkLines.jobs(desk(NONE, List.of(job), new Chain(1, NOW, null), Map.of(), NOW, List.of()))
                .getFirst()
                .state();
    }

    private static List<State> record(Chain chain, @Nullable Instant backedUpAt) {
        return states(RecordLines.record(desk(NONE, List.of(), chain, Map.of(), backedUpAt, List.of())).stream());
    }

    private static List<State> alarms(Map<String, Channel> channels, boolean mail, int webhooks) {
        var desk = desk(NONE, List.of(), new Chain(1, NOW, null), channels, NOW, List.of());
        return states(RecordLines.alarms(desk, mail, webhooks).stream());
    }

    private static State disk(Room disk) {
        return ConsoleLines.of(NODE, Optional.empty(), disk, new Room(1, 1)).stream()
                .filter(line -> line.subject().equals("disk"))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static State nodes(List<Node> nodes) {
        var desk = desk(NONE, List.of(), new Chain(1, NOW, null), Map.of(), NOW, nodes);
        return ConsoleLines.of(NODE, Optional.of(desk), new Room(1, 1), new Room(1, 1)).stream()
                .filter(line -> line.subject().equals("nodes"))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private static List<State> states(Stream<Line> lines) {
        return lines.map(Line::state).toList();
    }

    private static DeskVitals desk(
            Effects effects,
            List<Job> jobs,
            Chain chain,
            Map<String, Channel> channels,
            @Nullable Instant backedUpAt,
            List<Node> nodes) {
        return new DeskVitals(
                NOW,
                "18.0",
                1,
                List.of(),
                new Leases(0, 0),
                effects,
                Map.of(),
                new Releases(0, 0, null),
                jobs,
                chain,
                0,
                channels,
                backedUpAt,
                nodes);
    }
}
