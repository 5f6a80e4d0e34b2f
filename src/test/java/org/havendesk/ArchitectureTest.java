package org.havendesk;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.vaadin.flow.dom.Style;
import com.vaadin.flow.router.Route;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The rooms of the house and the ways between them. Every room may use {@code db}: connections, jobs, generated tables. */
@AnalyzeClasses(packages = "org.havendesk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "org.havendesk.";

    /** Room to the rooms it may import. What stands here is the whole list. */
    private static final Map<String, Set<String>> WAYS = Map.ofEntries(
            Map.entry("db", Set.of()),
            Map.entry("kit", Set.of()),
            Map.entry("export", Set.of()),
            Map.entry("webhook", Set.of()),
            Map.entry("ledger", Set.of("db")),
            Map.entry("access", Set.of("ledger", "kit", "db")),
            Map.entry("chat", Set.of("webhook", "db")),
            Map.entry("settings", Set.of("wellbeing", "webhook", "access", "ledger", "kit", "db")),
            Map.entry("care", Set.of("settings", "access", "ledger", "kit", "db")),
            Map.entry("shift", Set.of("settings", "access", "ledger", "kit", "db")),
            Map.entry("cases", Set.of("chat", "care", "shift", "settings", "access", "ledger", "export", "kit", "db")),
            Map.entry("post", Set.of()),
            Map.entry(
                    "alarm",
                    Set.of("webhook", "post", "cases", "care", "shift", "settings", "access", "ledger", "kit", "db")),
            Map.entry("accounts", Set.of("post", "settings", "access", "ledger", "export", "kit", "db")),
            Map.entry("day", Set.of("cases", "shift", "settings", "access", "ledger", "kit", "db")),
            Map.entry(
                    "team",
                    Set.of("chat", "cases", "day", "shift", "settings", "access", "ledger", "export", "kit", "db")),
            Map.entry("oversight", Set.of("cases", "settings", "access", "ledger", "export", "kit", "db")),
            Map.entry("health", Set.of("chat", "post", "settings", "access", "kit", "db")),
            Map.entry("privacy", Set.of("chat", "settings", "access", "ledger", "kit", "db")),
            Map.entry("backup", Set.of("ledger", "db")),
            Map.entry("intake", Set.of("chat", "cases", "wellbeing", "settings", "ledger", "db")),
            // the door over HTTP gives what comes to the intake; settings only for the clock of its page
            Map.entry("api", Set.of("webhook", "intake", "settings", "access", "ledger", "kit", "db")),
            Map.entry("archive", Set.of("chat", "db", "settings")),
            Map.entry("wellbeing", Set.of()),
            Map.entry("release", Set.of("chat", "wellbeing", "settings", "access", "ledger", "export", "db")),
            Map.entry("insights", Set.of("release", "access", "export", "kit", "db")),
            Map.entry("shell", Set.of("alarm", "access", "kit")),
            Map.entry(
                    "cli",
                    Set.of(
                            "accounts",
                            "archive",
                            "backup",
                            "release",
                            "intake",
                            "cases",
                            "shift",
                            "care",
                            "settings",
                            "access",
                            "ledger",
                            "chat",
                            "db")));

    @ArchTest
    static final ArchRule roomsHaveNoCycles =
            slices().matching("org.havendesk.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule vaadinStaysInViews = noClasses()
            .that()
            .resideOutsideOfPackages("..ui..", "..kit..", "..shell..", "..access..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.vaadin..");

    @ArchTest
    static final ArchRule viewsHoldNoSql = noClasses()
            .that()
            .resideInAnyPackage("..ui..", "..kit..", "..shell..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("org.jooq..", "java.sql..", "org.havendesk.db.."));

    @ArchTest
    static final ArchRule onlyExportWritesCsv = noClasses()
            .that()
            .resideOutsideOfPackage("org.havendesk.export..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.commons.csv..");

    @ArchTest
    static final ArchRule commandsImportNoViews = noClasses()
            .that()
            .resideInAPackage("org.havendesk.cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..ui..");

    @ArchTest
    static final ArchRule everyViewSaysWhoMaySeeIt = classes()
            .that()
            .areAnnotatedWith(Route.class)
            .should()
            .beAnnotatedWith(DescribedPredicate.describe("a guard", annotation -> Set.of(
                            "jakarta.annotation.security.RolesAllowed",
                            "jakarta.annotation.security.PermitAll",
                            "com.vaadin.flow.server.auth.AnonymousAllowed")
                    .contains(annotation.getRawType().getName())));

    @ArchTest
    static final ArchRule stylesComeFromClassNames =
            noClasses().should().callMethod(Style.class, "set", String.class, String.class);

    /** Every public class that holds a connection, in the rooms that pages work with: what jobs alone call is not public. */
    @ArchTest
    static final ArchRule whatPagesReadIsGuarded = classes()
            .that()
            .arePublic()
            .and()
            .resideInAnyPackage(
                    "org.havendesk.cases",
                    "org.havendesk.care",
                    "org.havendesk.shift",
                    "org.havendesk.alarm",
                    "org.havendesk.day",
                    "org.havendesk.team",
                    "org.havendesk.oversight",
                    "org.havendesk.accounts",
                    "org.havendesk.privacy",
                    "org.havendesk.insights",
                    "org.havendesk.health",
                    "org.havendesk.api")
            .and(DescribedPredicate.describe("hold a connection", c -> c.getFields().stream()
                    .anyMatch(f -> f.getRawType().getName().equals("org.jooq.DSLContext"))))
            .should()
            .beAnnotatedWith("org.springframework.security.access.prepost.PreAuthorize");

    @ArchTest
    static final ArchRule downloadsAreGuarded = methods()
            .that()
            .areAnnotatedWith("org.springframework.web.bind.annotation.GetMapping")
            .should()
            .beAnnotatedWith("org.springframework.security.access.prepost.PreAuthorize");

    @TestFactory
    Stream<DynamicTest> aRoomImportsOnlyWhatTheListAllows() {
        var house = new com.tngtech.archunit.core.importer.ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.havendesk");
        return WAYS.keySet().stream()
                .sorted()
                .map(room -> DynamicTest.dynamicTest(room, () -> {
                    String[] others = WAYS.keySet().stream()
                            .filter(other ->
                                    !other.equals(room) && !WAYS.get(room).contains(other))
                            .map(other -> ROOT + other + "..")
                            .toArray(String[]::new);
                    noClasses()
                            .that(resideInAPackage(ROOT + room + ".."))
                            .should()
                            .dependOnClassesThat(resideInAnyPackage(others))
                            .check(house);
                }));
    }

    /** What pages of several rooms need stands in kit, or in the room itself beside its views; only the shell puts pages together. */
    @TestFactory
    Stream<DynamicTest> nobodyImportsAnothersViews() {
        var house = new com.tngtech.archunit.core.importer.ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.havendesk");
        return WAYS.keySet().stream()
                .filter(room -> !room.equals("shell"))
                .sorted()
                .map(room -> DynamicTest.dynamicTest(room, () -> noClasses()
                        .that(resideInAPackage(ROOT + room + ".."))
                        .should()
                        .dependOnClassesThat(resideInAPackage("..ui..").and(not(resideInAPackage(ROOT + room + ".."))))
                        .check(house)));
    }

    @TestFactory
    Stream<DynamicTest> everyClassStandsInARoom() {
        var house = new com.tngtech.archunit.core.importer.ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.havendesk");
        return Stream.of(DynamicTest.dynamicTest("rooms", () -> classes()
                .that(DescribedPredicate.describe(
                        "are not the application", (JavaClass c) -> !c.getName().equals(ROOT + "HavendeskApplication")))
                .should()
                .resideInAnyPackage(
                        WAYS.keySet().stream().map(room -> ROOT + room + "..").toArray(String[]::new))
                .check(house)));
    }
}
