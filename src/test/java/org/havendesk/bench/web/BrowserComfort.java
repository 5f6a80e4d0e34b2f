package org.havendesk.bench.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.havendesk.bench.Figure;
import org.havendesk.bench.Row;
import org.havendesk.bench.Scale;
import org.openqa.selenium.Keys;

/**
 * P8: what people wait for in the browser, on the demo community. A page is loaded with an empty cache first and then
 * again; the worst page counts. Keys and clicks are real ones, in the queue and on a case.
 */
public final class BrowserComfort implements Row {
    private static final int LOADS = 5;
    private static final int KEYS = 30;
    private static final double KILO = 1000;

    private final Map<String, Long> bytes = new TreeMap<>();
    private final Map<String, Double> paints = new TreeMap<>();

    @Override
    public String id() {
        return "P8";
    }

    @Override
    public List<Figure> measure(Scale scale) throws Exception {
        Path folder = BenchConsole.folder();
        try (var console = BenchConsole.start(folder)) {
            String address = "http://localhost:" + console.address().getPort() + "/";
            var accounts = accounts(folder.resolve("data/demo-accounts.txt"));
            try (var warmUp = new BenchBrowser(address)) {
                warmUp.signIn("mira", accounts.get("mira")); // the server's first pages are P15's matter
                warmUp.open("queue");
            }
            double event;
            try (var moderator = new BenchBrowser(address)) {
                load(moderator, "login", scale);
                moderator.signIn("mira", accounts.get("mira"));
                load(moderator, "queue", scale);
                event = work(moderator, scale);
            }
            try (var lead = new BenchBrowser(address)) {
                lead.signIn("elena", accounts.get("elena"));
                lead.open("insights/wellbeing");
                lead.waitFor("!!document.querySelector('haven-chart[drawn]')");
                load(lead, "insights/wellbeing", scale);
            }
            return figures(event);
        } finally {
            BenchConsole.delete(folder);
        }
    }

    private void load(BenchBrowser browser, String page, Scale scale) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < (scale == Scale.FULL ? LOADS : 1); i++) {
            browser.open(page);
            times.add(browser.largestPaint());
        }
        bytes.put(page, browser.fileBytes());
        paints.put(page, times.stream().sorted().toList().get(times.size() / 2));
    }

    private static double work(BenchBrowser browser, Scale scale) {
        browser.watchEvents();
        for (int i = 0; i < scale.of(KEYS); i++) {
            browser.press(i % 4 == 3 ? "k" : "j");
        }
        browser.click(".queue-grid .case-link");
        browser.waitFor("location.pathname.includes('/cases/')");
        browser.press("?");
        browser.press(Keys.ESCAPE);
        return browser.longestEvent();
    }

    private List<Figure> figures(double event) {
        List<Figure> figures = new ArrayList<>();
        var worst = paints.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow();
        figures.add(Figure.atMost(
                "P8", "largest paint, the slowest of " + paints.keySet(), worst.getValue() / KILO, 1.2, "s"));
        figures.add(Figure.atMost("P8", "slowest key or click to the next picture", event, 100, "ms"));
        bytes.forEach((page, size) ->
                figures.add(Figure.atMost("P8", "files of /" + page + " as sent", size / KILO, 470, "kB")));
        return figures;
    }

    private static Map<String, String> accounts(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split("\t"))
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }
}
