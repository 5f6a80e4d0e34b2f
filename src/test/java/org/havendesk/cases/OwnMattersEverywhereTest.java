package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.havendesk.access.Person;
import org.havendesk.care.SafetyPlan;
import org.havendesk.chat.Change;
import org.havendesk.settings.CasePath;
import org.havendesk.settings.Tier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.access.AccessDeniedException;

/**
 * Every public method about one case, tried by somebody whose own matter it is: as the subject and as a reporter. Each
 * refuses, shows nothing and leaves no trace.
 */
class OwnMattersEverywhereTest {
    private static final String MESSAGE = "message-of-heron";

    private final TestDesk desk = new TestDesk();
    private final Person mira = desk.supervisor("Mira Okafor");
    private final Person jonas = desk.supervisor("Jonas Lindqvist");
    private final Map<String, Long> numbers = new java.util.HashMap<>();
    private long conduct;
    private long care;

    @BeforeEach
    void herMatters() {
        conduct = desk.caseAbout("heron", "abuse");
        desk.report(MESSAGE, "wren", "worry", Duration.ofMinutes(1));
        desk.report(MESSAGE, "reporter-of-heron", "worry", Duration.ofMinutes(1));
        desk.member("wren", "mossywren");
        desk.member("reporter-of-heron", "quietowl");
        desk.intake.drain();
        care = desk.caseOf("heron");
        desk.cases.claim(care, mira);
        desk.cases.decide(followUp(), mira);
        desk.notes.add(conduct, "seen before", mira);
        desk.restrict(conduct, jonas, Action.MUTE, Duration.ofDays(1));
        desk.settle();
        desk.cases.reopen(conduct, "again", jonas);
        desk.reveals.ask(conduct, "who is it", mira);
        desk.approvals.approve(newest("approval"), "yes", jonas);
        desk.cases.claim(conduct, jonas);
        desk.cases.decide(TestDesk.longSuspension(conduct, desk.version(conduct, jonas)), jonas);
        numbers.put("approvalId", newest("approval"));
        numbers.put("noteId", newest("subject_note", "note"));
        numbers.put("measureId", newest("measure"));
        numbers.put("followUpId", newest("follow_up"));
        numbers.put("decisionId", newest("decision"));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whomTheMatterIsAboutIsRefusedEverywhere() {
        assertThat(desk.ownMember.set("heron", mira)).isEqualTo(OwnMember.Named.DONE);
        for (long caseId : List.of(conduct, care)) {
            assertRefusedEverywhere(caseId);
        }
    }

    @Test
    void whoReportedItIsRefusedEverywhere() {
        assertThat(desk.ownMember.set("reporter-of-heron", mira)).isEqualTo(OwnMember.Named.DONE);
        assertRefusedEverywhere(conduct);
        assertRefusedEverywhere(care);
    }

    @Test
    void somebodyElseIsNot() {
        assertThat(desk.ownMember.set("wren", mira)).isEqualTo(OwnMember.Named.DONE);
        assertThat(desk.measures.standing(conduct, mira).measures()).hasSize(1);
        assertThat(desk.approvals.ofCase(conduct, mira)).isNotEmpty();
        assertThat(desk.notes.withdraw(numbers.get("noteId"), mira)).isInstanceOf(Outcome.Done.class);
        assertThat(desk.measures.lift(numbers.get("measureId"), "enough", mira)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whatStandsOnOwnMattersIsNotShownBesideOtherCasesOfTheSubject() {
        desk.notes.add(care, "she told me", jonas);
        assertThat(desk.cases.file(conduct, mira).orElseThrow().notes()).hasSize(2);
        assertThat(desk.ownMember.set("wren", mira)).isEqualTo(OwnMember.Named.DONE);
        assertThat(desk.cases.file(conduct, mira).orElseThrow().notes())
                .extracting(CaseFile.Note::words)
                .containsExactly("seen before");
    }

    private void assertRefusedEverywhere(long caseId) {
        int methods = 0;
        for (Object bean : beans()) {
            for (Method method : aboutOneCase(bean)) {
                methods++;
                int entries = entries();
                assertRefused(bean, method, caseId);
                assertThat(entries()).as("%s left no trace", method).isEqualTo(entries);
            }
        }
        assertThat(methods).isGreaterThan(40);
        assertThat(desk.desk.fetchCount(org.havendesk.db.desk.Tables.PASSED_ON)).isZero();
    }

    private List<Object> beans() {
        return List.of(
                desk.cases,
                desk.reviews,
                desk.approvals,
                desk.reveals,
                desk.disclosures,
                desk.notes,
                desk.carePath,
                desk.careCases,
                desk.measures,
                desk.handOvers,
                desk.ownWork,
                desk.pauses,
                desk.exposures,
                desk.queue);
    }

    /** The methods that are given a case, or something that stands on one; none of them without knowing who asks. */
    private List<Method> aboutOneCase(Object bean) {
        List<Method> found = new ArrayList<>();
        for (Method method : bean.getClass().getDeclaredMethods()) {
            boolean isPublic = Modifier.isPublic(method.getModifiers())
                    && !Modifier.isStatic(method.getModifiers())
                    && !method.isSynthetic();
            boolean names = Stream.of(method.getParameters())
                    .anyMatch(p -> p.getType() == long.class || p.getType() == DecisionRequest.class);
            if (isPublic && names) {
                assertThat(method.getParameterTypes())
                        .as("%s knows who asks", method)
                        .contains(Person.class);
                found.add(method);
            }
        }
        return found;
    }

    private void assertRefused(Object bean, Method method, long caseId) {
        Object[] given = Stream.of(method.getParameters())
                .map(parameter -> argument(parameter, caseId))
                .toArray();
        try {
            Object result = method.invoke(bean, given);
            if (method.getReturnType() == void.class) {
                return; // that nothing was kept is looked at by the caller
            }
            assertThat(result).as("%s", method).isIn(OwnMatters.REFUSED, Optional.empty());
        } catch (InvocationTargetException e) {
            assertThat(e.getCause()).as("%s", method).isInstanceOf(AccessDeniedException.class);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private Object argument(Parameter parameter, long caseId) {
        if (parameter.getType() == long.class) {
            String name = parameter.getName();
            assertThat(name.equals("caseId") || numbers.containsKey(name))
                    .as("a number named %s", name)
                    .isTrue();
            return name.equals("caseId") ? (Object) caseId : numbers.get(name);
        }
        return switch (parameter.getType().getSimpleName()) {
            case "Person" -> mira;
            case "String" -> parameter.getName().equals("messageId") ? MESSAGE : "why";
            case "boolean" -> true;
            case "Tier" -> Tier.SOON;
            case "CasePath" -> CasePath.CARE;
            case "Duration" -> Duration.ofDays(1);
            case "Emergency" -> new Emergency("Ana", "City hospital", Instant.now(), "in danger");
            case "SafetyPlan" -> new SafetyPlan(Map.of(SafetyPlan.Section.values()[0], "walk"));
            case "DecisionRequest" -> TestDesk.request(caseId, 1, Action.NO_ACTION);
            case "Long" -> jonas.accountId();
            case "List" -> List.of(new Change(1, MESSAGE, "edited"));
            default -> throw new AssertionError("no argument for " + parameter);
        };
    }

    private DecisionRequest followUp() {
        return new DecisionRequest(
                care,
                desk.version(care, mira),
                Set.of(Action.FOLLOW_UP),
                null,
                "ask how it went",
                null,
                null,
                null,
                Instant.now().plusSeconds(3600),
                null);
    }

    private int entries() {
        return desk.desk.fetchCount(org.havendesk.db.desk.Tables.LEDGER_ENTRY);
    }

    private long newest(String table) {
        return newest(table, table);
    }

    private long newest(String table, String key) {
        return desk.desk
                .fetchSingle("select max(" + key + "_id) from desk." + table)
                .get(0, Long.class);
    }
}
