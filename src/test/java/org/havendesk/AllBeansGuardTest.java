package org.havendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;

/** Every bean that pages work with says who may use it. Whether each guard holds is tried by {@link RoleMatrixTest}. */
class AllBeansGuardTest extends ConsoleTest {
    private static final Pattern ROLE = Pattern.compile("'([a-z]+)'");

    private static final Set<String> ROOMS = Stream.of(
                    "cases",
                    "care",
                    "shift",
                    "alarm",
                    "day",
                    "team",
                    "oversight",
                    "accounts",
                    "privacy",
                    "insights",
                    "health",
                    "api")
            .map(room -> "org.havendesk." + room)
            .collect(Collectors.toSet());

    /** What tells pages that something changed, what says whether there is a mail server, and what jobs alone call. */
    private static final List<String> NAMED = List.of("AlarmNews", "CaseNews", "ShiftNews", "Signposts");

    @Autowired
    private ApplicationContext context;

    private record Guarded(Object bean, Method method) {
        /** The method's own word goes before that of its class. */
        Set<String> roles() {
            PreAuthorize own = method.getAnnotation(PreAuthorize.class);
            PreAuthorize guard = own == null ? method.getDeclaringClass().getAnnotation(PreAuthorize.class) : own;
            return ROLE.matcher(guard.value())
                    .results()
                    .map(found -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        /** What is for whoever is signed in, and then about themselves alone, names no role. */
        boolean namesRoles() {
            return !roles().isEmpty();
        }

        @Override
        public String toString() {
            return method.getDeclaringClass().getSimpleName() + "." + method.getName();
        }
    }

    @Test
    void theyAreFoundInEveryRoomThatPagesWorkWith() {
        assertThat(guarded().map(each -> each.method()
                        .getDeclaringClass()
                        .getPackageName()
                        .replace("org.havendesk.", "")))
                .contains(
                        "cases",
                        "shift",
                        "alarm",
                        "day",
                        "team",
                        "oversight",
                        "accounts",
                        "release",
                        "insights",
                        "health",
                        "api");
        assertThat(guarded().map(each -> each.method().getDeclaringClass().getSimpleName()))
                .contains(
                        "Approvals",
                        "CareCases",
                        "CarePath",
                        "CaseQueue",
                        "Cases",
                        "Debriefs",
                        "Disclosures",
                        "Exposures",
                        "Figures",
                        "HandOvers",
                        "Measures",
                        "Notes",
                        "Openers",
                        "OwnMember",
                        "OwnWork",
                        "Pauses",
                        "Readers",
                        "Reveals",
                        "Reviews",
                        "ShiftNotes",
                        "Shifts",
                        "Rota",
                        "Sources",
                        "SystemHealth",
                        "Alarms",
                        "TeamExport",
                        "Entries",
                        "ChainChecks",
                        "LedgerExport",
                        "Directory",
                        "AccountActs",
                        "AccountExport",
                        "AccountLetters",
                        "Published",
                        "PublishedExport",
                        "Dashboards");
        assertThat(guarded().filter(Guarded::namesRoles)).allSatisfy(each -> assertThat(each.roles())
                .as("%s", each)
                .isNotEmpty()
                .isSubsetOf(Roles.MODERATOR, Roles.SUPERVISOR, Roles.LEAD, Roles.ADMIN)
                .hasSizeLessThan(4));
    }

    @Test
    void aPublicBeanOfTheseRoomsHasAGuardOrIsNamedHere() {
        assertThat(beans().map(AopUtils::getTargetClass)
                        .filter(type -> ROOMS.contains(type.getPackageName()))
                        .filter(type -> Modifier.isPublic(type.getModifiers()))
                        .filter(type -> !type.isAnnotationPresent(PreAuthorize.class))
                        .map(Class::getSimpleName)
                        .sorted())
                .containsExactlyElementsOf(NAMED);
    }

    /** What is somebody's own is refused to everybody else, also to supervisors. */
    @ParameterizedTest
    @ValueSource(strings = {Roles.MODERATOR, Roles.SUPERVISOR})
    void nobodyAsksForAnother(String role) {
        signIn(new Person(4711, "Somebody", Set.of(role)));
        Person other = new Person(4712, "Somebody else", Set.of(role));
        List<Guarded> own = guarded()
                .filter(each -> each.method().isAnnotationPresent(PreAuthorize.class))
                .filter(each ->
                        each.method().getAnnotation(PreAuthorize.class).value().equals(Roles.THEIR_OWN))
                .toList();
        assertThat(own).isNotEmpty();
        own.forEach(each -> assertThatThrownBy(() -> call(each, other))
                .as("%s of another", each)
                .isInstanceOf(AccessDeniedException.class));
    }

    private Stream<Object> beans() {
        return Arrays.stream(context.getBeanDefinitionNames())
                .filter(name -> context.getType(name, false) != null
                        && context.getType(name, false).getName().startsWith("org.havendesk."))
                .filter(context::isSingleton)
                .map(context::getBean);
    }

    private Stream<Guarded> guarded() {
        return beans().filter(bean -> AopUtils.getTargetClass(bean).isAnnotationPresent(PreAuthorize.class))
                .flatMap(bean -> Arrays.stream(AopUtils.getTargetClass(bean).getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers()))
                        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
                        .map(method -> new Guarded(bean, method)));
    }

    private static void call(Guarded guarded, Object... known) throws Throwable {
        Object[] arguments = Stream.of(guarded.method().getParameterTypes())
                .map(type -> argument(type, known))
                .toArray();
        try {
            guarded.method().setAccessible(true);
            guarded.method().invoke(guarded.bean(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object argument(Class<?> type, Object... known) {
        return Stream.of(known).filter(type::isInstance).findFirst().orElseGet(() -> nothing(type));
    }

    private static Object nothing(Class<?> type) {
        if (type == long.class) {
            return 1L;
        }
        return type == int.class ? (Object) 1 : type == boolean.class ? false : null;
    }
}
