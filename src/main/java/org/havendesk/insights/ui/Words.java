package org.havendesk.insights.ui;

import com.vaadin.flow.component.Component;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.havendesk.kit.Chart;
import org.havendesk.release.Cadence;
import org.havendesk.release.Cohort;
import org.havendesk.release.Metric;
import org.havendesk.release.PublishedCell;
import org.havendesk.release.PublishedCell.Figure;
import org.havendesk.release.PublishedMeasures;
import org.havendesk.release.PublishedRelease;
import org.havendesk.release.Status;

/** How the dashboards write figures, ranges, periods and gaps. */
final class Words {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_ALONE = DateTimeFormatter.ofPattern("MMMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH_SHORT = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** From here on a mean is written without decimals: its scale is wide. */
    private static final int WIDE_SCALE = 20;

    private final Component part;

    /** @param part whose translations are used */
    Words(Component part) {
        this.part = part;
    }

    /** The figure alone: {@code 1,640}; {@code 3.3}; of a share how many in a hundred. */
    String value(PublishedCell cell, PublishedMeasures measures) {
        return cell.figure() == null ? gap(cell) : number(cell, cell.figure().value(), measures);
    }

    /** {@code 3.2 to 3.4}; what stands in place of a figure that is not there has no range. */
    String range(PublishedCell cell, PublishedMeasures measures) {
        Figure figure = cell.figure();
        return figure == null
                ? ""
                : part.getTranslation(
                        "insights.range", number(cell, low(figure), measures), number(cell, high(figure), measures));
    }

    /** A row of a chart; where there is no such figure, a gap that says so. */
    Chart.Row row(String label, Optional<PublishedCell> cell, PublishedMeasures measures) {
        Figure figure = cell.map(PublishedCell::figure).orElse(null);
        if (figure == null) {
            return Chart.Row.gap(label, cell.map(this::gap).orElseGet(() -> part.getTranslation("insights.gap.none")));
        }
        PublishedCell found = cell.orElseThrow();
        return Chart.Row.figure(
                label,
                drawn(found, figure.value()),
                drawn(found, low(figure)),
                drawn(found, high(figure)),
                part.getTranslation("insights.words", value(found, measures), range(found, measures)));
    }

    /** Why there is no figure. */
    String gap(PublishedCell cell) {
        return part.getTranslation("insights.gap." + cell.status().key());
    }

    /** {@code October 2026}, {@code July to September 2026}. */
    String period(PublishedRelease release) {
        return release.cadence() == Cadence.MONTH
                ? MONTH.format(release.start())
                : part.getTranslation(
                        "insights.quarter", MONTH_ALONE.format(release.start()), MONTH.format(release.end()));
    }

    /** {@code October 2026}, {@code Jul–Sep 2026}. */
    String choice(PublishedRelease release) {
        return release.cadence() == Cadence.MONTH
                ? period(release)
                : shortPeriod(release) + " " + release.start().getYear();
    }

    /** {@code Oct}, {@code Jul–Sep}. */
    String shortPeriod(PublishedRelease release) {
        return release.cadence() == Cadence.MONTH
                ? MONTH_SHORT.format(release.start())
                : MONTH_SHORT.format(release.start()) + "–" + MONTH_SHORT.format(release.end());
    }

    String day(LocalDate day) {
        return DAY.format(day);
    }

    String day(Instant at) {
        return DAY.format(at.atZone(ZoneOffset.UTC));
    }

    String cohort(Cohort cohort) {
        return switch (cohort.kind()) {
            case PROGRAM -> cohort.program();
            case NONE -> part.getTranslation("insights.no-program");
            case ALL -> part.getTranslation("insights.everybody");
        };
    }

    /** Of the members themselves where there is no wider one; a figure of people like these includes chance. */
    static BigDecimal low(Figure figure) {
        return figure.wideLow() == null ? figure.low() : figure.wideLow();
    }

    static BigDecimal high(Figure figure) {
        return figure.wideHigh() == null ? figure.high() : figure.wideHigh();
    }

    /** On the scale of the chart: shares are in a hundred. */
    static double drawn(PublishedCell cell, BigDecimal value) {
        return isShare(cell.metric()) ? value.doubleValue() * 100 : value.doubleValue();
    }

    static boolean isPublished(Optional<PublishedCell> cell) {
        return cell.filter(each -> each.status() == Status.PUBLISHED).isPresent();
    }

    private static String number(PublishedCell cell, BigDecimal value, PublishedMeasures measures) {
        if (isShare(cell.metric())) {
            return whole(value.movePointRight(2));
        }
        return cell.metric() == Metric.MEAN || cell.metric() == Metric.MEDIAN ? onScale(value, measures) : whole(value);
    }

    private static String onScale(BigDecimal value, PublishedMeasures measures) {
        int top = measures.levelBins().getLast().to();
        return top >= WIDE_SCALE
                ? whole(value)
                : value.setScale(1, RoundingMode.HALF_UP).toPlainString();
    }

    private static String whole(BigDecimal value) {
        return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(value.setScale(0, RoundingMode.HALF_UP));
    }

    private static boolean isShare(Metric metric) {
        return metric == Metric.SHARE || metric == Metric.LOW_SHARE;
    }
}
