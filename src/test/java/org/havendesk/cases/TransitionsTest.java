package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.havendesk.cases.CaseState.CLAIMED;
import static org.havendesk.cases.CaseState.CLOSED;
import static org.havendesk.cases.CaseState.CLOSING;
import static org.havendesk.cases.CaseState.ESCALATED;
import static org.havendesk.cases.CaseState.OPEN;
import static org.havendesk.cases.CaseState.WAITING;

import java.util.EnumMap;
import java.util.Map;
import org.havendesk.cases.Transitions.Move;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole table: each move from each state, allowed and refused. */
class TransitionsTest {
    private static final Map<Move, Map<CaseState, CaseState>> ALLOWED = new EnumMap<>(Map.ofEntries(
            Map.entry(Move.CLAIM, Map.of(OPEN, CLAIMED, WAITING, CLAIMED, ESCALATED, CLAIMED)),
            Map.entry(Move.TAKE_OVER, Map.of(CLAIMED, CLAIMED)),
            Map.entry(Move.RELEASE, Map.of(CLAIMED, OPEN)),
            Map.entry(Move.EXPIRE, Map.of(CLAIMED, OPEN)),
            Map.entry(Move.ESCALATE, Map.of(CLAIMED, ESCALATED)),
            Map.entry(Move.WAIT, Map.of(CLAIMED, WAITING)),
            Map.entry(Move.RESUME, Map.of(WAITING, OPEN, ESCALATED, OPEN)),
            Map.entry(Move.REPLY, Map.of(WAITING, OPEN, ESCALATED, ESCALATED, OPEN, OPEN, CLAIMED, CLAIMED)),
            Map.entry(Move.SEND, Map.of(CLAIMED, CLAIMED)),
            Map.entry(Move.DECIDE, Map.of(CLAIMED, CLOSING)),
            Map.entry(Move.ASK, Map.of(CLAIMED, WAITING)),
            Map.entry(Move.APPROVE, Map.of(WAITING, CLOSING)),
            Map.entry(Move.REFUSE, Map.of(WAITING, OPEN)),
            Map.entry(Move.WITHDRAW, Map.of(WAITING, CLAIMED)),
            Map.entry(
                    Move.UNDO,
                    Map.of(CLOSING, CLAIMED, WAITING, CLAIMED, ESCALATED, CLAIMED, OPEN, CLAIMED, CLAIMED, CLAIMED)),
            Map.entry(Move.SETTLE, Map.of(CLOSING, CLOSED)),
            Map.entry(
                    Move.REPORT,
                    Map.of(OPEN, OPEN, CLAIMED, CLAIMED, WAITING, OPEN, ESCALATED, ESCALATED, CLOSING, OPEN)),
            Map.entry(Move.REOPEN, Map.of(CLOSED, OPEN))));

    @ParameterizedTest
    @EnumSource(Move.class)
    void aMoveLeadsWhereTheTableSaysAndNowhereElse(Move move) {
        for (CaseState from : CaseState.values()) {
            CaseState to = ALLOWED.get(move).get(from);
            assertThat(Transitions.after(from, move).orElse(null))
                    .as("%s from %s", move, from)
                    .isEqualTo(to);
        }
    }
}
