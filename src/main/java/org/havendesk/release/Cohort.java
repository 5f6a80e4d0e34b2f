package org.havendesk.release;

/**
 * Whose figure it is.
 *
 * @param program the name of a program, empty for the others
 */
public record Cohort(Kind kind, String program) {
    public static final Cohort ALL = new Cohort(Kind.ALL, "");

    /** Who wrote nothing in the quarter before, or only outside of programs. */
    public static final Cohort NONE = new Cohort(Kind.NONE, "");

    /** Programs come first, everybody last. */
    public enum Kind {
        PROGRAM,
        NONE,
        ALL
    }

    public Cohort {
        if ((kind == Kind.PROGRAM) == program.isEmpty()) {
            throw new IllegalArgumentException(kind + " with the name '" + program + "'");
        }
    }

    static Cohort of(String program) {
        return new Cohort(Kind.PROGRAM, program);
    }

    /** As an export names it. */
    public String label() {
        return switch (kind) {
            case PROGRAM -> program;
            case NONE -> "(no program yet)";
            case ALL -> "(all)";
        };
    }
}
