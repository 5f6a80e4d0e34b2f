package org.havendesk.bench.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.havendesk.bench.Figure;
import org.havendesk.bench.Row;
import org.havendesk.bench.Scale;
import org.havendesk.bench.Times;

/** P15: from {@code bin/run} to the sign-in page with its style sheets and the first script of its bundle. */
public final class FirstPage implements Row {
    private static final Pattern PARTS = Pattern.compile("(?:src|href)=\"\\./([^\"]+\\.(?:js|css)[^\"]*)\"");

    @Override
    public String id() {
        return "P15";
    }

    @Override
    public List<Figure> measure(Scale scale) throws Exception {
        Path folder = BenchConsole.folder();
        try {
            double fresh = seconds(folder);
            double again = seconds(folder);
            return List.of(
                    Figure.atMost("P15", "first sign-in page, fresh data folder with demo", fresh, 60, "s"),
                    Figure.atMost("P15", "first sign-in page, existing data folder", again, 15, "s"));
        } finally {
            BenchConsole.delete(folder);
        }
    }

    private static double seconds(Path folder) throws Exception {
        var started = new BenchConsole[1];
        try {
            return Times.millis(() -> {
                        started[0] = BenchConsole.start(folder);
                        read(started[0].address());
                    })
                    / 1000;
        } finally {
            if (started[0] != null) {
                started[0].close();
            }
        }
    }

    private static void read(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            Matcher parts = PARTS.matcher(get(client, address.resolve("login")));
            int read = 0;
            while (parts.find()) {
                get(client, address.resolve(parts.group(1)));
                read++;
            }
            if (read < 3) {
                throw new IOException("the sign-in page named " + read + " parts");
            }
        }
    }

    private static String get(HttpClient client, URI address) throws IOException, InterruptedException {
        var answer = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " was answered with " + answer.statusCode());
        }
        return answer.body();
    }
}
