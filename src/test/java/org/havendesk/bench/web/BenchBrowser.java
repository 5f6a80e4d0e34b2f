package org.havendesk.bench.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.util.FileSystemUtils;

/** Headless Chromium with a profile of its own, which counts itself what a person waits for. */
final class BenchBrowser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The largest thing in the window, in milliseconds after the page was asked for. */
    private static final String LARGEST_PAINT = """
            const done = arguments[0];
            new PerformanceObserver(seen => done(Math.max(...seen.getEntries().map(e => e.startTime))))
                .observe({type: 'largest-contentful-paint', buffered: true});
            """;

    private static final String WATCH_EVENTS = """
            window.benchEvents = [];
            new PerformanceObserver(seen => window.benchEvents.push(...seen.getEntries().filter(e => e.interactionId)
                .map(e => e.duration))).observe({type: 'event', buffered: true, durationThreshold: 16});
            """;

    /** What the page's own files have as they are sent, from the cache or not: name to bytes. */
    private static final String FILES = """
            return Object.fromEntries(performance.getEntriesByType('resource')
                .filter(e => /\\.(js|css|svg)(\\?|$)/.test(e.name)).map(e => [e.name, e.encodedBodySize]));
            """;

    private static final String QUIET = """
            const flow = window.Vaadin && window.Vaadin.Flow;
            const clients = flow && flow.clients ? Object.values(flow.clients).filter(c => c.isActive) : [];
            return clients.length > 0 && clients.every(c => !c.isActive());
            """;

    private final Path profile = Files.createTempDirectory("havendesk-bench");
    private final String console;
    private final ChromeDriver driver;

    BenchBrowser(String console) throws IOException {
        this.console = console;
        var options = new ChromeOptions();
        options.setBinary(program("chromium", "chromium-browser", "google-chrome"));
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--window-size=1440,900",
                "--user-data-dir=" + profile);
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(Path.of(program("chromedriver")).toFile())
                        .build(),
                options);
        driver.manage().timeouts().scriptTimeout(PATIENCE);
    }

    /** Loads a page and waits until nothing is under way. */
    void open(String path) {
        driver.get(console + path);
        settle();
    }

    /** Signs in; a second step that may wait is put off. */
    void signIn(String username, String password) {
        open("login");
        driver.findElement(By.name("username")).sendKeys(username);
        driver.findElement(By.name("password")).sendKeys(password, Keys.ENTER);
        waitFor("!location.pathname.endsWith('/login')");
        settle();
        if (is("!!document.querySelector('form[action$=\"login/later\"]')")) {
            driver.executeScript("document.querySelector('form[action$=\"login/later\"]').requestSubmit()");
            waitFor("!location.pathname.includes('login') && !document.querySelector('form[action$=\"login/later\"]')");
            settle();
        }
    }

    void press(CharSequence key) {
        driver.switchTo().activeElement().sendKeys(key);
        settle();
    }

    void click(String selector) {
        driver.findElement(By.cssSelector(selector)).click();
        settle();
    }

    void waitFor(String condition) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100)).until(ignored -> is(condition));
    }

    private boolean is(String condition) {
        return Boolean.TRUE.equals(driver.executeScript("return " + condition));
    }

    private void settle() {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(100))
                .until(ignored -> (Boolean) driver.executeScript(QUIET));
    }

    double largestPaint() {
        return ((Number) driver.executeAsyncScript(LARGEST_PAINT)).doubleValue();
    }

    /** From here on the time from each key and click to the next picture is kept. */
    void watchEvents() {
        driver.executeScript(WATCH_EVENTS);
    }

    /** The longest of them in milliseconds; 0 where none took as long as a picture. */
    double longestEvent() {
        var events = (List<?>) driver.executeScript("return window.benchEvents");
        return events.stream()
                .mapToDouble(event -> ((Number) event).doubleValue())
                .max()
                .orElse(0);
    }

    /** Bytes of the scripts, style sheets and icons of this page as they are sent. */
    long fileBytes() {
        var files = (Map<?, ?>) driver.executeScript(FILES);
        return files.values().stream()
                .mapToLong(size -> ((Number) size).longValue())
                .sum();
    }

    private static String program(String... names) throws IOException {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException("there is no " + names[0] + " on the PATH"))
                .toString();
    }

    @Override
    public void close() throws IOException {
        driver.quit();
        FileSystemUtils.deleteRecursively(profile);
    }
}
