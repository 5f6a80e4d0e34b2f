package org.havendesk.chat;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names under which people appear on one page: aliases for members, and for handles inside words. */
public class Pseudonyms {
    private final Conversations conversations;
    private final Aliases aliases;

    public Pseudonyms(Conversations conversations, Aliases aliases) {
        this.conversations = conversations;
        this.aliases = aliases;
    }

    /**
     * What one page needs.
     *
     * @param handles null: handles cannot be looked up now
     */
    public record Names(
            Map<String, Alias> aliases,
            Map<String, Member> members,
            @Nullable HandleMask handles) {

        public Alias of(String memberId) {
            return aliases.get(memberId);
        }

        /** The words with handles shown as aliases; null stays null, and is what comes where handles are not known. */
        public @Nullable String mask(@Nullable String words) {
            return words == null || handles == null ? null : handles.mask(words);
        }
    }

    /**
     * Looks up everything at once: two queries to the chat store, one or two to the desk.
     *
     * @param memberIds who is around: authors, the subject, reporters
     * @param texts the words that will be shown
     */
    public Names of(Collection<String> memberIds, Collection<@Nullable String> texts) {
        Map<String, Member> members = conversations.members(memberIds);
        Set<String> candidates = HandleMask.candidates(texts);
        Map<String, String> found = candidates.isEmpty() ? Map.of() : conversations.idsByHandle(candidates);
        Set<String> everybody = new HashSet<>(memberIds);
        everybody.addAll(found.values());
        Map<String, Alias> known = aliases.of(everybody);

        Map<String, String> words = words(known);
        Map<String, String> addressed = new HashMap<>();
        found.forEach((handle, id) -> addressed.put(handle, words.get(id)));
        Map<String, String> around = new HashMap<>();
        for (Member member : members.values()) {
            if (!member.bot()) {
                String alias = words.get(member.memberId());
                around.put(member.handle(), alias);
                addressed.put(member.handle().toLowerCase(Locale.ROOT), alias);
                if (member.displayName() != null && !member.displayName().isBlank()) {
                    around.put(member.displayName(), alias);
                }
            }
        }
        return new Names(known, members, new HandleMask(addressed, around));
    }

    /** The two words of each alias; with the code where two members of the page share the words. */
    private static Map<String, String> words(Map<String, Alias> aliases) {
        Map<String, Long> times = aliases.values().stream().collect(groupingBy(Alias::words, counting()));
        Map<String, String> words = new HashMap<>();
        aliases.forEach((id, alias) -> words.put(id, times.get(alias.words()) == 1 ? alias.words() : alias.toString()));
        return words;
    }

    /** Aliases alone, for when the chat store is out of reach: words cannot be masked and so are not to be shown. */
    public Names withoutChat(Collection<String> memberIds) {
        return new Names(aliases.of(memberIds), Map.of(), null);
    }
}
