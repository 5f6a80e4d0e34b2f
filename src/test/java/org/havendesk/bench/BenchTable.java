package org.havendesk.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table, as a person reads it and as a file. */
final class BenchTable {
    private static final List<String> HEADERS = List.of("row", "job", "ours", "floor", "ratio", "target", "met");

    private BenchTable() {}

    /** In columns of Markdown, so that it can stand in the README as it is. */
    static String text(List<Figure> figures) {
        List<List<String>> lines = new ArrayList<>(List.of(HEADERS));
        figures.forEach(figure -> lines.add(cells(figure)));
        int[] widths = new int[HEADERS.size()];
        lines.forEach(cells ->
                Arrays.setAll(widths, i -> Math.max(widths[i], cells.get(i).length())));
        lines.add(1, Arrays.stream(widths).mapToObj("-"::repeat).toList());
        return lines.stream().map(cells -> line(cells, widths)).collect(Collectors.joining());
    }

    /** With a header, a line each; every cell in quotes. */
    static String csv(List<Figure> figures) {
        List<List<String>> lines = new ArrayList<>(List.of(HEADERS));
        figures.forEach(figure -> lines.add(cells(figure)));
        return lines.stream()
                .map(cells -> cells.stream()
                                .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                                .collect(Collectors.joining(","))
                        + "\n")
                .collect(Collectors.joining());
    }

    private static List<String> cells(Figure figure) {
        return List.of(
                figure.row(),
                figure.job(),
                figure.ours(),
                figure.floor() == null ? "" : figure.floor(),
                figure.ratio() == null ? "" : String.format(Locale.ROOT, "%.2f", figure.ratio()),
                figure.target(),
                met(figure));
    }

    /** Nothing where nothing was to be met. */
    private static String met(Figure figure) {
        if (!figure.met()) {
            return "NO";
        }
        return figure.target().isEmpty() ? "" : "yes";
    }

    private static String line(List<String> cells, int[] widths) {
        var line = new StringBuilder("|");
        for (int i = 0; i < widths.length; i++) {
            line.append(' ')
                    .append(String.format("%-" + widths[i] + "s", cells.get(i)))
                    .append(" |");
        }
        return line.append('\n').toString();
    }
}
