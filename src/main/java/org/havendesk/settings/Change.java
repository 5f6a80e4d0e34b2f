package org.havendesk.settings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * One difference between two versions of a setting. What is added or gone comes part by part; another order of the same
 * entries is one difference.
 *
 * @param path names from the outside in. An entry of a list goes by its name where it has one, else by what tells it from
 *     the others: its category, its questionnaire and item, its address, its position
 * @param before null where it is new; the values of a plain list stand in one line
 * @param after null where it is gone
 */
public record Change(
        List<String> path,
        @Nullable String before,
        @Nullable String after) {
    /** Who an entry of a list stays through all versions: the first of these that it has. */
    private static final List<List<String>> IDENTITY = List.of(
            List.of("key"), List.of("category"), List.of("name"), List.of("instrument", "item"), List.of("url"));

    private static final JsonNode NOTHING = MissingNode.getInstance();

    public Change {
        path = List.copyOf(path);
    }

    /** The differences in the order of the new version, what is gone last. */
    static List<Change> between(JsonNode before, JsonNode after) {
        List<Change> changes = new ArrayList<>();
        compare(List.of(), before, after, changes);
        return changes;
    }

    private static void compare(List<String> path, JsonNode before, JsonNode after, List<Change> changes) {
        if (before.equals(after)) {
            return;
        }
        if (isLine(before) && isLine(after)) {
            addLine(path, before, after, changes);
            return;
        }
        Map<String, JsonNode> old = parts(before);
        Map<String, JsonNode> now = parts(after);
        for (String part : both(now.keySet(), old.keySet())) {
            JsonNode was = old.getOrDefault(part, NOTHING);
            JsonNode is = now.getOrDefault(part, NOTHING);
            compare(deeper(path, label(part, is, was)), was, is, changes);
        }
        if (before.isArray() && after.isArray()) {
            addOrder(path, old, now, changes);
        }
    }

    private static void addLine(List<String> path, JsonNode before, JsonNode after, List<Change> changes) {
        var change = new Change(path, line(before), line(after));
        if (change.before != null || change.after != null) {
            changes.add(change);
        }
    }

    private static void addOrder(
            List<String> path, Map<String, JsonNode> old, Map<String, JsonNode> now, List<Change> changes) {
        List<String> was = old.keySet().stream().filter(now::containsKey).toList();
        List<String> is = now.keySet().stream().filter(old::containsKey).toList();
        if (!was.equals(is)) {
            changes.add(new Change(path, labels(was, now), labels(is, now)));
        }
    }

    /** What is told in one line: a value, or a list of nothing but values. */
    private static boolean isLine(JsonNode node) {
        return node.isArray() ? entries(node).noneMatch(JsonNode::isContainer) : !node.isObject();
    }

    private static @Nullable String line(JsonNode node) {
        String words = node.isArray()
                ? entries(node).map(JsonNode::asString).collect(Collectors.joining(", "))
                : node.isMissingNode() || node.isNull() ? "" : node.asString();
        return words.isEmpty() ? null : words;
    }

    /** The fields of an object, or the entries of a list under what tells them apart. */
    private static Map<String, JsonNode> parts(JsonNode node) {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        if (node.isObject()) {
            node.properties().forEach(field -> parts.put(field.getKey(), field.getValue()));
            return parts;
        }
        entries(node).forEach(entry -> {
            String identity = identity(entry, parts.size());
            String free = identity;
            for (int more = 2; parts.containsKey(free); more++) {
                free = identity + " " + more;
            }
            parts.put(free, entry);
        });
        return parts;
    }

    private static String identity(JsonNode entry, int position) {
        return IDENTITY.stream()
                .filter(names ->
                        names.stream().allMatch(name -> entry.path(name).isString()))
                .map(names ->
                        names.stream().map(name -> entry.get(name).asString()).collect(Collectors.joining(" ")))
                .findFirst()
                .orElse(Integer.toString(position + 1));
    }

    private static String label(String part, JsonNode is, JsonNode was) {
        JsonNode name = is.isMissingNode() ? was.path("name") : is.path("name");
        return name.isString() ? name.asString() : part;
    }

    private static String labels(List<String> parts, Map<String, JsonNode> named) {
        return parts.stream().map(part -> label(part, named.get(part), NOTHING)).collect(Collectors.joining(", "));
    }

    private static Stream<JsonNode> entries(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false);
    }

    private static Set<String> both(Set<String> first, Set<String> second) {
        Set<String> both = new LinkedHashSet<>(first);
        both.addAll(second);
        return both;
    }

    private static List<String> deeper(List<String> path, String name) {
        return Stream.concat(path.stream(), Stream.of(name)).toList();
    }
}
