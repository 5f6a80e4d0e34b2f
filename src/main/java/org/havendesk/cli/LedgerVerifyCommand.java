package org.havendesk.cli;

import java.util.concurrent.Callable;
import org.havendesk.ledger.LedgerAnchor;
import org.havendesk.ledger.LedgerVerifier;
import org.havendesk.ledger.LedgerVerifier.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

@Command(
        name = "verify",
        description = "Walks the chain of the ledger from its first entry to its last and names the first broken one.",
        exitCodeList = {
            " 0:The ledger is whole.",
            " 1:An entry is broken, or the ledger could not be read; the text says which.",
            Exit.WRONG_USAGE_HELP
        })
final class LedgerVerifyCommand implements Callable<Integer> {
    private final Streams streams;

    @ParentCommand
    private LedgerCommand ledger;

    LedgerVerifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        try (var cleanup = new Cleanup()) {
            var databases = cleanup.open(ledger.havendesk()::databases);
            var anchor = new LedgerAnchor(databases.folder().ledgerHead());
            return tell(new LedgerVerifier(databases.desk(), anchor).verify());
        }
    }

    private int tell(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Intact intact -> {
                streams.out().printf("The ledger is whole: %d entries.%n", intact.entries());
                yield Exit.DONE;
            }
            case Verdict.Broken broken -> {
                streams.err().printf("The ledger is broken at entry %d: %s.%n", broken.entryId(), broken.why());
                yield Exit.FAILED;
            }
        };
    }
}
