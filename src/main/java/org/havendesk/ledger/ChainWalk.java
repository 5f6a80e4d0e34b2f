package org.havendesk.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;
import org.havendesk.ledger.LedgerAnchor.Mark;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import org.jspecify.annotations.Nullable;

/** Walks entries in the order of their numbers and says where the chain breaks; knows nothing of where they come from. */
final class ChainWalk {
    private final MessageDigest digest = sha256();
    private final @Nullable Mark anchor;
    private long last;
    private byte[] hash;
    private byte @Nullable [] anchored;

    /**
     * @param from the entry after which it starts; number 0 for the whole chain
     * @param anchor what the file outside the database says, if there is one
     * @param anchored the hash in the database of the anchor's entry, where it stands at or before {@code from}
     */
    ChainWalk(Mark from, @Nullable Mark anchor, byte @Nullable [] anchored) {
        this.anchor = anchor;
        this.anchored = anchored;
        last = from.entryId();
        hash = from.hash();
    }

    /**
     * Walks to the first broken entry or the end.
     *
     * @param head read when there is no further entry
     */
    Verdict over(Iterator<ChainEntry> entries, Supplier<Mark> head) {
        while (entries.hasNext()) {
            Optional<Verdict.Broken> broken = next(entries.next());
            if (broken.isPresent()) {
                return broken.get();
            }
        }
        return end(head.get());
    }

    /** What is wrong with the next entry, if anything is; after that the walk is over. */
    Optional<Verdict.Broken> next(ChainEntry entry) {
        Fault fault = fault(entry);
        if (fault != null) {
            return Optional.of(new Verdict.Broken(Math.min(entry.entryId(), last + 1), fault, 0));
        }
        last = entry.entryId();
        hash = entry.hash();
        if (anchor != null && anchor.entryId() == last) {
            anchored = hash;
        }
        return Optional.empty();
    }

    private Verdict end(Mark head) {
        if (head.entryId() != last || !Arrays.equals(head.hash(), hash)) {
            return new Verdict.Broken(last + 1, Fault.OTHER_END, head.entryId());
        }
        if (anchor != null && anchor.entryId() > 0 && !Arrays.equals(anchor.hash(), anchored)) {
            return anchored == null
                    ? new Verdict.Broken(last + 1, Fault.CUT_OFF, anchor.entryId())
                    : new Verdict.Broken(anchor.entryId(), Fault.COMPUTED_ANEW, 0);
        }
        return new Verdict.Intact(last, LedgerVerifier.hex(hash));
    }

    private @Nullable Fault fault(ChainEntry entry) {
        if (entry.entryId() != last + 1) {
            return Fault.MISSING;
        }
        if (!Arrays.equals(entry.previousHash(), hash)) {
            return Fault.DOES_NOT_FOLLOW;
        }
        return Arrays.equals(entry.hash(), entry.hashAfter(hash, digest)) ? null : Fault.CHANGED;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
