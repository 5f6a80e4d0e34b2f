package org.havendesk.cases;

import static org.havendesk.cases.CaseState.CLAIMED;
import static org.havendesk.cases.CaseState.CLOSED;
import static org.havendesk.cases.CaseState.CLOSING;
import static org.havendesk.cases.CaseState.ESCALATED;
import static org.havendesk.cases.CaseState.OPEN;
import static org.havendesk.cases.CaseState.WAITING;

import java.util.Map;
import java.util.Optional;

/** Which moves a case allows, and where they lead: the whole state machine as one table. Pure. */
final class Transitions {

    /** What can happen to a case. */
    enum Move {
        CLAIM,
        TAKE_OVER,
        RELEASE,
        EXPIRE,
        ESCALATE,
        WAIT,
        /** The waiting time is over. */
        RESUME,
        /** The member wrote. */
        REPLY,
        /** Something went to the member, and the person goes on with the case. */
        SEND,
        DECIDE,
        /** A decision waits for a second person, who approves, refuses or lets the time pass; or it is taken back. */
        ASK,
        APPROVE,
        REFUSE,
        WITHDRAW,
        UNDO,
        SETTLE,
        /** A report arrived. One that comes after the decision is not covered by it: the case opens again. */
        REPORT,
        REOPEN;

        String verb() {
            return name().toLowerCase();
        }

        /** Whether it is the answer, or the end, of what was asked of a second person. */
        boolean answersAnAsk() {
            return this == APPROVE || this == REFUSE || this == WITHDRAW;
        }
    }

    private static final Map<Move, Map<CaseState, CaseState>> TABLE = Map.ofEntries(
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
            Map.entry(Move.REOPEN, Map.of(CLOSED, OPEN)));

    private Transitions() {}

    /** The state after the move; empty where the state does not allow it. */
    static Optional<CaseState> after(CaseState from, Move move) {
        return Optional.ofNullable(TABLE.get(move).get(from));
    }
}
