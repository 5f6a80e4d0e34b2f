package org.havendesk.accounts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.havendesk.access.Roles;
import org.havendesk.accounts.AccountRow.Status;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts are meant, as an address says: {@code text} in the name, the sign-in name or the e-mail address, {@code role}
 * and {@code status} (each may be repeated, and means any of them), {@code step} with or without a second step. An empty filter
 * means all; what is not known is left out.
 *
 * @param step null for both
 */
public record AccountFilter(
        @Nullable String text, Set<String> roles, @Nullable Step step, Set<Status> statuses) {
    public static final AccountFilter ALL = new AccountFilter(null, Set.of(), null, Set.of());

    private static final List<String> ROLES = List.of(Roles.MODERATOR, Roles.SUPERVISOR, Roles.LEAD, Roles.ADMIN);
    private static final int LONGEST = 100;

    /** Whether there is a second step. */
    public enum Step {
        PASSKEY,
        CODE_APP,
        NONE;

        public String key() {
            return name().toLowerCase();
        }
    }

    public AccountFilter {
        text = text == null || text.isBlank() || text.length() > LONGEST || text.indexOf('\0') >= 0
                ? null
                : text.strip();
        roles = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(roles));
        statuses = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(statuses));
    }

    /** Reads the parameters of an address. */
    public static AccountFilter of(Map<String, List<String>> parameters) {
        Set<String> roles = new TreeSet<>(parameters.getOrDefault("role", List.of()));
        roles.retainAll(ROLES);
        Set<Status> statuses = new TreeSet<>();
        Stream.of(Status.values())
                .filter(status -> parameters.getOrDefault("status", List.of()).contains(status.key()))
                .forEach(statuses::add);
        return new AccountFilter(
                parameters.getOrDefault("text", List.of()).stream().findFirst().orElse(null),
                roles,
                Stream.of(Step.values())
                        .filter(step ->
                                parameters.getOrDefault("step", List.of()).contains(step.key()))
                        .findFirst()
                        .orElse(null),
                statuses);
    }

    /** The parameters of an address that mean this filter; only what differs from {@link #ALL}. */
    public Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        if (text != null) {
            parameters.put("text", List.of(text));
        }
        if (!roles.isEmpty()) {
            parameters.put("role", List.copyOf(roles));
        }
        if (step != null) {
            parameters.put("step", List.of(step.key()));
        }
        if (!statuses.isEmpty()) {
            parameters.put("status", statuses.stream().map(Status::key).toList());
        }
        return parameters;
    }

    public AccountFilter withText(@Nullable String value) {
        return new AccountFilter(value, roles, step, statuses);
    }

    public AccountFilter withRoles(Set<String> value) {
        return new AccountFilter(text, value, step, statuses);
    }

    public AccountFilter withStep(@Nullable Step value) {
        return new AccountFilter(text, roles, value, statuses);
    }

    public AccountFilter withStatuses(Set<Status> value) {
        return new AccountFilter(text, roles, step, value);
    }
}
