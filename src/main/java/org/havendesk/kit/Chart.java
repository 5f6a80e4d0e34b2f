package org.havendesk.kit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A chart of figures with their ranges, drawn by the browser. To screen readers it is one picture with a sentence: what it shows
 * stands as a table beside it.
 */
@Tag("haven-chart")
@JsModule("./chart.ts")
@NpmPackage(value = "echarts", version = "6.1.0")
public class Chart extends Component implements HasStyle {

    /** A trend runs over time, columns stand, bars lie, dots compare groups on one scale. */
    public enum Kind {
        TREND,
        COLUMNS,
        BARS,
        DOTS
    }

    /** How a bar is filled. */
    public enum Tone {
        INTERVAL,
        QUIET,
        CONTRAST;

        private String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One figure.
     *
     * @param below a second line of the label
     * @param words the figure and its range, the figure first
     * @param gap the sentence why there is no figure: then no value is drawn
     * @param strong whether it is the one that the page is about
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Row(
            String label,
            @Nullable String below,
            @Nullable Double value,
            @Nullable Double low,
            @Nullable Double high,
            @Nullable String words,
            @Nullable String gap,
            String tone,
            boolean strong) {

        public static Row figure(String label, double value, double low, double high, String words) {
            return new Row(label, null, value, low, high, words, null, Tone.INTERVAL.key(), false);
        }

        public static Row gap(String label, String sentence) {
            return new Row(label, null, null, null, null, null, sentence, Tone.INTERVAL.key(), false);
        }

        public Row withBelow(@Nullable String other) {
            return new Row(label, other, value, low, high, words, gap, tone, strong);
        }

        public Row toned(Tone other) {
            return new Row(label, below, value, low, high, words, gap, other.key(), strong);
        }

        public Row marked(boolean isStrong) {
            return new Row(label, below, value, low, high, words, gap, tone, isStrong);
        }
    }

    /** A line of the scale. */
    public record Tick(double at, String label) {}

    /** @param min to {@code max}: what is drawn of the scale */
    public record Scale(double min, double max, List<Tick> ticks) {
        public Scale {
            ticks = List.copyOf(ticks);
            if (min >= max) {
                throw new IllegalArgumentException("a scale from " + min + " to " + max);
            }
        }
    }

    private record Data(String kind, List<Row> rows, double min, double max, List<Tick> ticks) {}

    /** @param sentence what the picture shows, for those who do not see it */
    public Chart(Kind kind, String sentence, Scale scale, List<Row> rows) {
        getElement().setProperty("label", sentence);
        getElement()
                .setPropertyBean(
                        "data",
                        new Data(kind.name().toLowerCase(Locale.ROOT), rows, scale.min(), scale.max(), scale.ticks()));
    }
}
