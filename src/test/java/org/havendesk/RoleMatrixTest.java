package org.havendesk;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.RouteConfiguration;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.havendesk.access.Person;
import org.havendesk.access.Roles;
import org.havendesk.access.SignedIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * Who reaches what, tried out: every route, every handler of an address (downloads and the actuator's included) and every
 * guarded method of a bean, by every role and by nobody, against the running application. What is expected stands in
 * {@code role-matrix.txt}; what is found and does not stand there fails until somebody decides who may.
 */
class RoleMatrixTest extends ConsoleTest {
    private static final Path EXPECTED = Path.of("src/test/resources/role-matrix.txt");
    private static final Path FOUND = Path.of("target", "role-matrix.txt");
    private static final Set<String> REFUSALS = Set.of("NoRightView", "NotFoundView", "SignInView");
    private static final String NOBODY = "nobody";
    private static final List<String> ROLES =
            List.of(NOBODY, Roles.MODERATOR, Roles.SUPERVISOR, Roles.LEAD, Roles.ADMIN);

    @Autowired
    private WebApplicationContext context;

    private final Map<String, @Nullable Person> people = new TreeMap<>();

    /** One thing to reach, and whether it let the one who is signed in pass. */
    private record Target(String name, Callable<Boolean> reach) {}

    @Test
    void everybodyReachesExactlyWhatTheTableSays() throws Exception {
        for (String role : ROLES) {
            people.put(role, role.equals(NOBODY) ? null : DESK.person("Matrix " + role + System.nanoTime(), role));
        }
        List<Target> targets =
                Stream.of(routes(), handlers(), methods()).flatMap(all -> all).toList();
        Map<String, Set<String>> found = new TreeMap<>();
        for (Target target : targets) {
            Set<String> passed = new TreeSet<>();
            for (String role : ROLES) {
                as(role);
                if (target.reach().call()) {
                    passed.add(role);
                }
            }
            found.merge(target.name(), passed, RoleMatrixTest::both);
        }
        Files.write(FOUND, lines(found));
        Map<String, Set<String>> expected = expected();
        List<String> leaks = differences(found, expected);
        System.out.printf(
                "Role matrix: %d targets x %d roles = %d attempts, %d leaks%n",
                found.size(), ROLES.size(), targets.size() * ROLES.size(), leaks.size());
        assertThat(leaks).as("what was found stands in %s", FOUND).isEmpty();
    }

    private void as(String role) {
        Person person = people.get(role);
        if (person == null) {
            SecurityContextHolder.clearContext();
        } else {
            signIn(person);
        }
    }

    private Stream<Target> routes() {
        String caseId = Long.toString(DESK.caseAbout("matrix-" + System.nanoTime(), "worry"));
        return RouteConfiguration.forApplicationScope().getAvailableRoutes().stream()
                .map(route -> route.getTemplate().replaceAll("\\([^)]*\\)", "")) // what a parameter may be
                .map(template -> new Target(
                        "route /" + template,
                        () -> opens(template.replace(":caseId", caseId)
                                .replaceAll("/:\\w+\\?", "")
                                .replaceAll(":\\w+", "clocks"))));
    }

    /**
     * The page itself, or the one that it forwards to: not a page about what cannot be seen, and not the way to sign in. Who
     * is led to the sign-in page stays where they were, so everybody begins at a page that is not there.
     */
    private boolean opens(String path) {
        Person person = signedIn();
        signIn(people.get(Roles.SUPERVISOR));
        UI.getCurrent().navigate("no-such-page");
        SecurityContextHolder.clearContext();
        if (person != null) {
            signIn(person);
        }
        UI.getCurrent().navigate(path);
        return UI.getCurrent().getInternals().getActiveRouterTargetsChain().stream()
                .findFirst()
                .map(shown -> shown.getClass().getSimpleName())
                .filter(shown -> !REFUSALS.contains(shown) || path.equals("login"))
                .isPresent();
    }

    private Stream<Target> handlers() {
        MockMvc http = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .flatMap(info -> info.getPatternValues().stream())
                .distinct()
                .map(pattern -> new Target("address " + pattern, () -> answers(http, pattern)));
    }

    private boolean answers(MockMvc http, String pattern) throws Exception {
        var request = get(pattern.replaceAll("\\{.*?}|\\*\\*", "x") + "?request=1");
        Person person = people.entrySet().stream()
                .filter(each -> each.getValue() != null && each.getValue().equals(signedIn()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        if (person != null) {
            request = request.with(user(new SignedIn(person, "user-" + person.accountId(), "$argon2id$none", true)));
        }
        var answer = http.perform(request).andReturn().getResponse();
        String redirect = answer.getRedirectedUrl();
        return answer.getStatus() != 401
                && answer.getStatus() != 403
                && (redirect == null || !redirect.contains("login"));
    }

    private static @Nullable Person signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? signedIn.person()
                : null;
    }

    private Stream<Target> methods() {
        return Arrays.stream(context.getBeanDefinitionNames())
                .filter(name -> context.getType(name, false) != null
                        && context.getType(name, false).getName().startsWith("org.havendesk."))
                .filter(context::isSingleton)
                .map(context::getBean)
                .flatMap(bean -> Arrays.stream(AopUtils.getTargetClass(bean).getDeclaredMethods())
                        .filter(RoleMatrixTest::isGuarded)
                        .map(method -> new Target(name(method), () -> passes(bean, method))));
    }

    private static boolean isGuarded(Method method) {
        return !Modifier.isPrivate(method.getModifiers())
                && !Modifier.isStatic(method.getModifiers())
                && !method.isSynthetic()
                && (method.isAnnotationPresent(PreAuthorize.class)
                        || Modifier.isPublic(method.getModifiers())
                                && method.getDeclaringClass().isAnnotationPresent(PreAuthorize.class));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getName().replace("org.havendesk.", "") + " " + method.getName();
    }

    /** Whether the guard let the call pass; what the method makes of arguments that mean nothing does not matter. */
    private static boolean passes(Object bean, Method method) throws Exception {
        Object[] arguments = Stream.of(method.getParameterTypes())
                .map(RoleMatrixTest::argument)
                .toArray();
        try {
            method.setAccessible(true);
            method.invoke(bean, arguments);
            return true;
        } catch (InvocationTargetException e) {
            return !(e.getCause() instanceof AccessDeniedException)
                    && !(e.getCause() instanceof AuthenticationCredentialsNotFoundException);
        }
    }

    private static @Nullable Object argument(Class<?> type) {
        if (type == Person.class) {
            return signedIn();
        }
        if (type == long.class) {
            return -1L; // nothing has this number: what is let pass changes nothing
        }
        return type == int.class ? (Object) 1 : type == boolean.class ? false : null;
    }

    /** Of methods with one name the most open one counts, so that a loose one stands out against the table. */
    private static Set<String> both(Set<String> one, Set<String> other) {
        Set<String> both = new TreeSet<>(one);
        both.addAll(other);
        return both;
    }

    private static List<String> differences(Map<String, Set<String>> found, Map<String, Set<String>> expected) {
        List<String> differences = new ArrayList<>();
        found.forEach((target, roles) -> {
            Set<String> allowed = expected.get(target);
            if (allowed == null) {
                differences.add(target + " is new: decide who may");
            } else if (!allowed.equals(roles)) {
                differences.add(target + " lets pass " + roles + ", and the table says " + allowed);
            }
        });
        expected.keySet().stream()
                .filter(target -> !found.containsKey(target))
                .forEach(target -> differences.add(target + " is in the table, and gone"));
        return differences;
    }

    /** Lines of the form {@code roles | kind or class | names}. */
    private static Map<String, Set<String>> expected() throws IOException {
        Map<String, Set<String>> expected = new TreeMap<>();
        for (String line : Files.readAllLines(EXPECTED)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("\\|");
                Set<String> roles = new TreeSet<>(List.of(parts[0].strip().split(" +")));
                for (String name : parts[2].strip().split(" +")) {
                    expected.put(parts[1].strip() + " " + name, roles.equals(Set.of("none")) ? Set.of() : roles);
                }
            }
        }
        return expected;
    }

    private static List<String> lines(Map<String, Set<String>> found) {
        Map<String, Set<String>> groups = new TreeMap<>();
        found.forEach((target, roles) -> groups.computeIfAbsent(
                        target.substring(0, target.indexOf(' ')) + "|" + roles(roles), key -> new TreeSet<>())
                .add(target.substring(target.indexOf(' ') + 1)));
        return groups.entrySet().stream()
                .map(group -> {
                    String[] key = group.getKey().split("\\|");
                    return "%-43s | %-32s | %s".formatted(key[1], key[0], String.join(" ", group.getValue()));
                })
                .toList();
    }

    private static String roles(Set<String> roles) {
        return roles.isEmpty() ? "none" : ROLES.stream().filter(roles::contains).collect(joining(" "));
    }
}
