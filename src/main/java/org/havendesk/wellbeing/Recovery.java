package org.havendesk.wellbeing;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import org.havendesk.wellbeing.ReliableChange.Verdict;

/**
 * Outcomes as NHS Talking Therapies counts them, from PHQ-9 and GAD-7 at the start and at the end. Rates of recovery are of those
 * who were cases at the start, rates of improvement and of deterioration of all who finished.
 */
public record Recovery(int finished, int cases, int recovered, int reliablyRecovered, int improved, int deteriorated) {
    private static final Instrument PHQ_9 = Instruments.find("phq-9").orElseThrow();
    private static final Instrument GAD_7 = Instruments.find("gad-7").orElseThrow();

    /** Scores of one person who finished. */
    public record Course(int phqStart, int gadStart, int phqEnd, int gadEnd) {

        boolean wasCase() {
            return isCase(PHQ_9, phqStart) || isCase(GAD_7, gadStart);
        }

        boolean hasRecovered() {
            return wasCase() && !isCase(PHQ_9, phqEnd) && !isCase(GAD_7, gadEnd);
        }

        /** One of two better and the other worse is no reliable change; one worse and the other the same is worse. */
        public Verdict verdict() {
            var verdicts = List.of(verdict(PHQ_9, phqStart, phqEnd), verdict(GAD_7, gadStart, gadEnd));
            boolean better = verdicts.contains(Verdict.BETTER);
            boolean worse = verdicts.contains(Verdict.WORSE);
            return better == worse ? Verdict.SAME : better ? Verdict.BETTER : Verdict.WORSE;
        }

        private static Verdict verdict(Instrument instrument, int start, int end) {
            return ReliableChange.of(instrument, Double.NaN, Double.NaN).verdict(instrument, start, end);
        }

        private static boolean isCase(Instrument instrument, int score) {
            return instrument.isCase(BigDecimal.valueOf(score));
        }
    }

    public static Recovery of(Collection<Course> courses) {
        return new Recovery(
                courses.size(),
                (int) courses.stream().filter(Course::wasCase).count(),
                (int) courses.stream().filter(Course::hasRecovered).count(),
                (int) courses.stream()
                        .filter(Course::hasRecovered)
                        .filter(course -> course.verdict() == Verdict.BETTER)
                        .count(),
                (int) courses.stream()
                        .filter(course -> course.verdict() == Verdict.BETTER)
                        .count(),
                (int) courses.stream()
                        .filter(course -> course.verdict() == Verdict.WORSE)
                        .count());
    }

    /** Of those who were cases at the start; NaN without one. */
    public double recoveryRate() {
        return (double) recovered / cases;
    }

    public double reliableRecoveryRate() {
        return (double) reliablyRecovered / cases;
    }

    /** Of all who finished; NaN without one. */
    public double improvementRate() {
        return (double) improved / finished;
    }

    public double deteriorationRate() {
        return (double) deteriorated / finished;
    }
}
