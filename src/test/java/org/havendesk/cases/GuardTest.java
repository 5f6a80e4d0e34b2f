package org.havendesk.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.havendesk.ConsoleTest;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;

/** Every public method of the classes that pages work with, tried by every role and by nobody. */
class GuardTest extends ConsoleTest {
    @Autowired
    private CaseQueue queue;

    @Autowired
    private Cases cases;

    @Autowired
    private Reviews reviews;

    @Autowired
    private CarePath carePath;

    @Autowired
    private CaseExport export;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Reveals reveals;

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private Notes notes;

    @Autowired
    private Measures measures;

    @Autowired
    private DecisionChoices choices;

    @ParameterizedTest
    @ValueSource(strings = {Roles.LEAD, Roles.ADMIN})
    void whoDoesNotWorkCasesIsRefusedEveryMethod(String role) {
        signIn(new Person(4711, "Somebody", Set.of(role)));
        for (Object guarded : List.of(
                queue, cases, reviews, notes, carePath, export, approvals, reveals, disclosures, measures, choices)) {
            methods(guarded).forEach(method -> assertThatThrownBy(() -> call(guarded, method))
                    .as("%s as %s", method, role)
                    .isInstanceOf(AccessDeniedException.class));
        }
    }

    @Test
    void aModeratorOpensNoSealAndReadsNoRecordOfADisclosure() {
        Person person = new Person(4711, "Somebody", Set.of(Roles.MODERATOR));
        signIn(person);
        assertThatThrownBy(() -> reveals.reporter(1, "report", "to know", person))
                .isInstanceOf(AccessDeniedException.class);
        assertThatThrownBy(() -> disclosures.ofCase(1, person)).isInstanceOf(AccessDeniedException.class);
        assertThat(reveals.left(1, person)).isEmpty();
    }

    @Test
    void nobodyIsRefusedEveryMethod() {
        for (Object guarded : List.of(
                queue, cases, reviews, notes, carePath, export, approvals, reveals, disclosures, measures, choices)) {
            methods(guarded).forEach(method -> assertThatThrownBy(() -> call(guarded, method))
                    .as("%s as nobody", method)
                    .isInstanceOfAny(AccessDeniedException.class, AuthenticationCredentialsNotFoundException.class));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Roles.MODERATOR, Roles.SUPERVISOR})
    void whoWorksCasesMayReadTheQueue(String role) {
        Person person = new Person(4711, "Somebody", Set.of(role));
        signIn(person);
        assertThat(queue.page(QueueFilter.ALL, null, person)).isNotNull();
        assertThat(cases.policies()).isNotEmpty();
    }

    private static Stream<Method> methods(Object guarded) {
        Class<?> type = guarded.getClass().getSuperclass(); // behind Spring's proxy
        List<Method> methods = Stream.of(type.getDeclaredMethods())
                .filter(m -> Modifier.isPublic(m.getModifiers()) && !Modifier.isStatic(m.getModifiers()))
                .filter(m -> !m.isSynthetic())
                .toList();
        assertThat(methods).isNotEmpty();
        return methods.stream();
    }

    private static void call(Object guarded, Method method) throws Throwable {
        Object[] nothing = Stream.of(method.getParameterTypes())
                .map(type -> type == long.class ? (Object) 1L : type == boolean.class ? false : null)
                .toArray();
        try {
            method.setAccessible(true);
            method.invoke(guarded, nothing);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
