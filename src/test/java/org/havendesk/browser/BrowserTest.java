package org.havendesk.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.havendesk.ConsoleTest;
import org.havendesk.HavendeskApplication;
import org.havendesk.access.Accounts;
import org.havendesk.access.Roles;
import org.havendesk.access.ServedSessions;
import org.havendesk.archive.ArchiveImport;
import org.havendesk.archive.DemoCommunity;
import org.havendesk.cases.TestDesk;
import org.havendesk.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The console with its production bundle on the demo community, in headless Chromium. One console a class, and one browser;
 * more where several people work at once. Each browser's profile is new.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrowserTest {
    static final String PASSWORD = "calm harbour lights tonight";

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * Texts wider than their box, or cut by the part around them that hides what sticks out; parts that scroll both ways.
     * Slots are followed, so that the parts inside of components count as well. A text of one pixel is for screen readers.
     */
    private static final String MISFITS = """
            const around = e => e.assignedSlot || e.parentElement || e.getRootNode().host;
            const style = e => getComputedStyle(e);
            const scrolls = (overflow, inner, outer) => /auto|scroll/.test(overflow) && inner > outer + 1;
            const clipper = e => {
              for (let p = e; p; p = around(p)) {
                if (style(p).overflowX !== 'visible' && style(p).display !== 'inline') return p;
              }
              return document.documentElement;
            };
            const texts = e => [...e.childNodes].filter(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
            const wrong = e => {
              const dots = x => style(x).textOverflow === 'ellipsis';
              if (e.scrollWidth > e.clientWidth + 1 && e.childElementCount === 0 && e.clientWidth > 1 && !dots(e)) return 'too wide';
              const by = clipper(e);
              const frame = by.getBoundingClientRect();
              if (frame.width <= 1 || dots(by) || scrolls(style(by).overflowX, by.scrollWidth, by.clientWidth)) return null;
              return texts(e).some(n => {
                const range = document.createRange();
                range.selectNodeContents(n);
                const box = range.getBoundingClientRect();
                return box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1);
              }) ? 'cut by ' + by.localName + '.' + by.className : null;
            };
            const all = [...document.querySelectorAll('body *')]
                .filter(e => e.checkVisibility({opacityProperty: true, visibilityProperty: true}));
            const name = e => e.localName + '.' + e.className + ' "' + e.textContent.trim().slice(0, 40) + '"';
            return all.filter(e => texts(e).length && !e.closest('script, style, template')).map(e => [wrong(e), e])
                .filter(([why]) => why).map(([why, e]) => name(e) + ' ' + why)
              .concat(all.filter(e => scrolls(style(e).overflowX, e.scrollWidth, e.clientWidth)
                  && scrolls(style(e).overflowY, e.scrollHeight, e.clientHeight)).map(e => name(e) + ' scrolls both ways'));
            """;

    final TestDesk desk = new TestDesk();
    final ServedSessions sessions = new ServedSessions();
    private final Map<String, ChromeDriver> browsers = new HashMap<>();
    private final List<Path> profiles = new ArrayList<>();
    private @Nullable ConfigurableApplicationContext console;
    ChromeDriver driver;

    @BeforeAll
    void start() throws Exception {
        var lines = new ByteArrayOutputStream();
        DemoCommunity.write(Instant.now(), lines);
        new ArchiveImport(desk.databases.chatOwnerSource(), progress -> {})
                .run(new ByteArrayInputStream(lines.toByteArray()));
        new Settings(desk.desk).save(DemoCommunity.community(), "test");
        desk.intake.drain();
        askForSecondSteps();
        var accounts = new Accounts(desk.databases.deskOwner());
        accounts.create("mira", "Mira Okafor", Set.of(Roles.MODERATOR), PASSWORD);
        accounts.create("priya", "Priya Raman", Set.of(Roles.SUPERVISOR), PASSWORD);
        accounts.create("lea", "Lea Lindner", Set.of(Roles.LEAD), PASSWORD);

        prepare();
        var application = new SpringApplication(HavendeskApplication.class);
        application.setDefaultProperties(Map.copyOf(properties()));
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("sessionsOfTheTest", ServedSessions.class, () -> sessions));
        console = application.run("--server.port=0");
        driver = browser();
        browsers.put("", driver);
    }

    /** What a test puts into the databases before the console starts. */
    void prepare() throws Exception {}

    /** What the console is told when it starts. */
    Map<String, String> properties() throws Exception {
        return ConsoleTest.properties(desk);
    }

    @AfterAll
    void stop() throws Exception {
        browsers.values().forEach(ChromeDriver::quit);
        if (console != null) {
            console.close();
        }
        desk.close();
        for (Path profile : profiles) {
            try (Stream<Path> files = Files.walk(profile)) {
                files.sorted(java.util.Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    /** Most walks through the console come in by password alone, as a community may have it. */
    void askForSecondSteps() {
        desk.withoutSecondStep();
    }

    /** From here on everything happens in this person's own browser, where they are signed in. */
    void as(String username) throws IOException {
        boolean known = browsers.containsKey(username);
        driver = known ? browsers.get(username) : browser();
        if (!known) {
            browsers.put(username, driver);
            size(1440, 900);
            signIn(username);
        }
    }

    /** From here on everything happens in a new browser of this person, where nobody is signed in. */
    void fresh(String username) throws IOException {
        driver = browser();
        browsers.put(username + " " + browsers.size(), driver);
    }

    String address(String path) {
        int port = ((WebServerApplicationContext) console).getWebServer().getPort();
        return "http://localhost:" + port + "/" + path;
    }

    /** Opens a page and waits until it is quiet. */
    void open(String path) {
        driver.get(address(path));
        settle();
    }

    void signIn(String username) {
        driver.manage().deleteAllCookies();
        open("login");
        driver.findElement(By.name("username")).sendKeys(username);
        driver.findElement(By.name("password")).sendKeys(PASSWORD, Keys.ENTER);
        until("signed in", () -> !driver.getCurrentUrl().contains("login"));
        settle();
    }

    /** No request under way and nothing queued. */
    void settle() {
        until("the page is quiet", () -> (Boolean) driver.executeScript("""
                const flow = window.Vaadin && window.Vaadin.Flow;
                if (!flow || !flow.clients) return false;
                const clients = Object.values(flow.clients).filter(c => typeof c.isActive === 'function');
                return clients.length > 0 && clients.every(c => !c.isActive());
                """));
    }

    void until(String what, java.util.function.BooleanSupplier condition) {
        new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
                .ignoring(org.openqa.selenium.NoSuchElementException.class)
                .withMessage(() -> what + "; the page says: " + text())
                .until(d -> condition.getAsBoolean());
    }

    /** Presses keys where the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
        settle();
    }

    /** Presses a key while the modifier is held; a chord among the keys of {@link #press} would let it go too early. */
    void pressWith(Keys modifier, CharSequence key) {
        new Actions(driver).keyDown(modifier).sendKeys(key).keyUp(modifier).perform();
        settle();
    }

    /** Clicks the visible button, link or tab whose text starts so. */
    void click(String text) {
        clickOn("'" + text + "'", () -> find(text));
    }

    /** Clicks what is found, as soon as there is something; what a push has redrawn meanwhile is looked for anew. */
    void clickOn(String what, java.util.function.Supplier<@Nullable WebElement> which) {
        until("there is " + what + " to click", () -> {
            WebElement found = which.get();
            if (found == null) {
                return false;
            }
            driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", found);
            found.click();
            return true;
        });
        settle();
    }

    private WebElement find(String text) {
        return driver
                .findElements(
                        By.cssSelector("vaadin-button, a, vaadin-tab, vaadin-select-item, vaadin-menu-bar-button"))
                .stream()
                .filter(e -> e.isDisplayed() && e.getText().strip().startsWith(text))
                .findFirst()
                .orElse(null);
    }

    /** Opens what is under the person's name. */
    void openUserMenu() {
        driver.findElement(By.cssSelector(".user-menu > vaadin-button")).click();
        until("it is open", () -> userMenu("Sign out") != null);
        settle();
    }

    /** Chooses something under the person's name, and closes it. */
    void choose(String words) {
        openUserMenu();
        userMenu(words).click();
        settle();
        if (userMenu(words) != null) {
            press(Keys.ESCAPE);
        }
        until("it is closed", () -> userMenu(words) == null);
    }

    private @Nullable WebElement userMenu(String words) {
        return driver
                .findElements(By.cssSelector(".user-choices :is(vaadin-button, vaadin-checkbox, vaadin-radio-button)"))
                .stream()
                .filter(e -> e.isDisplayed() && e.getText().contains(words))
                .findFirst()
                .orElse(null);
    }

    /** A new conduct case that nobody has, about one message in a room of its own. */
    long newCase(String member, String category) {
        report(member, category);
        desk.intake.drain();
        return desk.caseOf(member);
    }

    /** One message of a new member in a room of its own, reported; the console takes it in by itself. */
    void report(String member, String category) {
        desk.member(member, member + "-handle");
        desk.room("room-of-" + member);
        desk.message("message-of-" + member, "room-of-" + member, member, Duration.ofMinutes(6), "words of " + member);
        desk.chat.execute(
                "insert into chat.report (report_id, message_id, reporter_id, category, reported_at)"
                        + " values (?, ?, 'somebody', ?, now() - interval '5 minutes')",
                "about-" + member,
                "message-of-" + member,
                category);
    }

    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    void waitFor(String text) {
        until("it says '" + text + "'", () -> text().contains(text));
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void scheme(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void picture(String name) throws IOException {
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    /** No violation of WCAG 2.2 A and AA on the page as it stands. */
    void assertAccessible(String what) {
        assertThat(Axe.violations(driver)).as(what).isEmpty();
    }

    /** No text is cut off but where dots say so, also inside of the parts that scroll, and no page or part scrolls sideways too. */
    void assertFits(String what) {
        Number overflow =
                (Number) driver.executeScript("return document.documentElement.scrollWidth - window.innerWidth");
        assertThat(overflow.intValue())
                .as("%s: the page scrolls sideways", what)
                .isLessThanOrEqualTo(0);
        assertThat((List<?>) driver.executeScript(MISFITS))
                .as("%s: does not fit", what)
                .isEmpty();
    }

    private ChromeDriver browser() throws IOException {
        Path profile = Files.createTempDirectory("chromium");
        profiles.add(profile);
        var options = new ChromeOptions();
        options.setBinary(binary("chromium", "chromium-browser", "google-chrome"));
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--disable-dev-shm-usage",
                "--lang=en-GB",
                "--window-size=1440,900",
                "--user-data-dir=" + profile);
        options.setExperimentalOption(
                "prefs",
                Map.of(
                        "download.default_directory",
                        profile.resolve("downloads").toString()));
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of(binary("chromedriver")).toFile())
                .build();
        return new ChromeDriver(service, options);
    }

    private static String binary(String... names) {
        return Stream.of(names)
                .flatMap(name -> Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new IllegalStateException("not on the PATH: " + String.join(", ", names)));
    }

    /** What a download with the browser's session answers. */
    java.net.http.HttpResponse<String> download(String path) throws Exception {
        String session = driver.manage().getCookieNamed("JSESSIONID").getValue();
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            return client.send(
                    java.net.http.HttpRequest.newBuilder(java.net.URI.create(address(path)))
                            .header("Cookie", "JSESSIONID=" + session)
                            .build(),
                    java.net.http.HttpResponse.BodyHandlers.ofString());
        }
    }
}
