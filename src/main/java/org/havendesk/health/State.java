package org.havendesk.health;

/** How something is, the least pressing first. */
public enum State {
    FINE,
    /** Somebody should look when there is time. */
    LOOK,
    /** Something does not work: somebody should act now. */
    ACT;

    /** As it stands in keys of words and in class names. */
    public String key() {
        return name().toLowerCase();
    }

    static State worse(State one, State other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
