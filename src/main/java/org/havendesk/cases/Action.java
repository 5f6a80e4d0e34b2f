package org.havendesk.cases;

import java.util.List;
import java.util.stream.Stream;
import org.havendesk.cases.Transitions.Move;
import org.havendesk.settings.CasePath;

/** What a decision does. Care never warns, never restricts and never removes; conduct never signposts. */
public enum Action {
    NO_ACTION(CasePath.CONDUCT, false, Move.DECIDE),
    /** A friendly word back to what the room is for, or to what is known; no strike. */
    STEER(CasePath.CONDUCT, true, Move.DECIDE),
    REMOVE_MESSAGE(CasePath.CONDUCT, false, Move.DECIDE),
    WARN(CasePath.CONDUCT, true, Move.DECIDE),
    MUTE(CasePath.CONDUCT, true, Move.DECIDE),
    SUSPEND(CasePath.CONDUCT, true, Move.DECIDE),
    /** Out of the room that the case is about. */
    KICK(CasePath.CONDUCT, true, Move.DECIDE),
    BAN(CasePath.CONDUCT, true, Move.DECIDE),
    CONTACT(CasePath.CARE, true, Move.WAIT),
    SIGNPOST(CasePath.CARE, true, Move.SEND),
    SAFETY_PLAN(CasePath.CARE, true, Move.SEND),
    HAND_OVER(CasePath.CARE, true, Move.ESCALATE),
    FOLLOW_UP(CasePath.CARE, false, Move.WAIT),
    CLOSE(CasePath.CARE, false, Move.DECIDE);

    private final CasePath path;
    private final boolean needsText;
    private final Move move;

    Action(CasePath path, boolean needsText, Move move) {
        this.path = path;
        this.needsText = needsText;
        this.move = move;
    }

    static Action of(String key) {
        return valueOf(key.toUpperCase());
    }

    /** The actions that a case on this path offers, in the order in which they are shown. */
    public static List<Action> of(CasePath path) {
        return Stream.of(values()).filter(a -> a.path == path).toList();
    }

    public String key() {
        return name().toLowerCase();
    }

    public CasePath path() {
        return path;
    }

    /** Where it leads the case. */
    Move move() {
        return move;
    }

    /** Whether a text goes with it: to a colleague for a hand-over, to the member for all others. */
    public boolean needsText() {
        return needsText;
    }

    /** Whether the text reaches the member. */
    public boolean tellsMember() {
        return needsText && this != HAND_OVER;
    }

    /** Whether it restricts the member for a time. */
    public boolean restricts() {
        return this == MUTE || this == SUSPEND || this == KICK || this == BAN;
    }

    /** Whether it adds a strike where a rule was broken. */
    public boolean strikes() {
        return this == WARN || restricts();
    }

    /** Whether both can stand in one decision: a message can be removed beside everything else that conduct offers. */
    public boolean standsWith(Action other) {
        return this == other
                || path == CasePath.CONDUCT
                        && other.path == CasePath.CONDUCT
                        && this != NO_ACTION
                        && other != NO_ACTION
                        && (this == REMOVE_MESSAGE || other == REMOVE_MESSAGE);
    }
}
