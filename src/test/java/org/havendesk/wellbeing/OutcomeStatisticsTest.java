package org.havendesk.wellbeing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.havendesk.wellbeing.Paired.EffectKind;
import org.havendesk.wellbeing.Recovery.Course;
import org.havendesk.wellbeing.ReliableChange.Source;
import org.havendesk.wellbeing.ReliableChange.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The statistics of outcomes give the figures that their sources print. */
class OutcomeStatisticsTest {

    @ParameterizedTest
    @CsvSource({
        "3, 10, .1077913, .6032219, 1e-6", "0, 10, 0, .2775328, 1e-6", "20, 400, .0325974, .0759636, 1e-6",
        "81, 263, .2553, .3662, 5e-5", "15, 148, .0624, .1605, 5e-5", "0, 20, 0, .1611, 5e-5", "1, 29, .0061, .1718, 5e-5"
    })
    void wilson(int count, int of, double low, double high, double precision) {
        var interval = Intervals.proportion(count, of);
        assertThat(interval.low()).isCloseTo(low, within(precision));
        assertThat(interval.high()).isCloseTo(high, within(precision));
    }

    @Test
    void jacobsonAndTruax() {
        assertThat(ReliableChange.standardError(7.5, .8)).isCloseTo(4.743, within(5e-4));
        assertThat(ReliableChange.index(32.5, 47.5, 7.5, .8)).isCloseTo(3.16, within(5e-3));
        assertThat(ReliableChange.cutOff(19.7, 7.7, 4.7, 4.8)).isCloseTo(10.46, within(5e-3));
    }

    @Test
    void aPublishedThresholdWinsOverAComputedOne() {
        var published = ReliableChange.of(Instruments.find("phq-9").orElseThrow(), 5, .8);
        assertThat(published).isEqualTo(new ReliableChange(6, Source.PUBLISHED));
        var k6 = Instruments.find("k6").orElseThrow();
        var computed = ReliableChange.of(k6, 7.5, .8);
        assertThat(computed.source()).isEqualTo(Source.COMPUTED);
        assertThat(computed.points()).isCloseTo(1.96 * 4.743, within(1e-3));
        assertThat(published.verdict(Instruments.find("phq-9").orElseThrow(), 16, 10)).isEqualTo(Verdict.BETTER);
        assertThat(published.verdict(Instruments.find("phq-9").orElseThrow(), 16, 11)).isEqualTo(Verdict.SAME);
        assertThat(published.verdict(Instruments.find("phq-9").orElseThrow(), 10, 16)).isEqualTo(Verdict.WORSE);
    }

    @Test
    void lakens() {
        var paired = new Paired(
                new Sample(9, 6, 7, 8, 7, 9, 8, 8, 8, 7), new Sample(9, 7, 8, 9, 8, 9, 9, 10, 9, 9), 12);
        assertThat(paired.differences().mean()).isCloseTo(1.0, within(1e-9));
        assertThat(paired.differences().deviation()).isCloseTo(.667, within(5e-4));
        assertThat(paired.t()).isCloseTo(4.743, within(5e-4));
        var interval = Intervals.mean(paired.differences());
        assertThat(interval.low()).isCloseTo(.523, within(5e-4));
        assertThat(interval.high()).isCloseTo(1.477, within(5e-4));
        assertThat(paired.effect(EffectKind.D_Z).size()).isCloseTo(1.50, within(5e-3));
        assertThat(paired.effect(EffectKind.D_AV).size()).isCloseTo(1.129, within(5e-4));
        assertThat(paired.effect(EffectKind.D_AV).kind()).isEqualTo(EffectKind.D_AV);
        assertThat(paired.completion()).isCloseTo(10 / 12.0, within(1e-9));
    }

    @Test
    void oneValueHasNoInterval() {
        assertThatThrownBy(() -> Intervals.mean(new Sample(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a mean of 1 values has no interval");
    }

    @Test
    void recoveryIsOfThoseWhoWereCases() {
        var recovery = Recovery.of(List.of(
                new Course(15, 12, 5, 4), // a case, well, reliably better
                new Course(10, 3, 9, 3), // a case, well, by chance
                new Course(9, 7, 2, 1), // no case, reliably better
                new Course(18, 10, 12, 15), // better by one measure, worse by the other: the same
                new Course(5, 5, 12, 5))); // worse
        assertThat(recovery).isEqualTo(new Recovery(5, 3, 2, 1, 2, 1));
        assertThat(recovery.recoveryRate()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(recovery.reliableRecoveryRate()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(recovery.improvementRate()).isCloseTo(2 / 5.0, within(1e-9));
        assertThat(recovery.deteriorationRate()).isCloseTo(1 / 5.0, within(1e-9));
    }
}
