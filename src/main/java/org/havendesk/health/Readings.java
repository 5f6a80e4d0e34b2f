package org.havendesk.health;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.havendesk.chat.store.Finding;
import org.havendesk.chat.store.StoreCheck;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** What metrics and the page are made of, each read at most once in a while and waited for no longer than a few seconds. */
final class Readings {
    static final Duration FRESH = Duration.ofSeconds(5);

    /** The contract is not changed from one minute to the next, and proving it asks twenty questions. */
    private static final Duration CONTRACT_FRESH = Duration.ofMinutes(5);

    private final Probe<DeskVitals> desk;
    private final Probe<ChatVitals> chat;
    private final Probe<List<Finding>> contract;
    private final List<HikariDataSource> pools;

    Readings(Vitals vitals, DSLContext chatStore, List<HikariDataSource> pools) {
        desk = new Probe<>("desk database", vitals::desk, Vitals.PATIENCE, FRESH);
        chat = new Probe<>("chat store", vitals::chat, Vitals.PATIENCE, FRESH);
        contract = new Probe<>("contract of the chat store", () -> prove(chatStore), Vitals.PATIENCE, CONTRACT_FRESH);
        this.pools = List.copyOf(pools);
    }

    /** How many of a pool's connections are in use, and how many threads wait for one. */
    record Pool(String name, int inUse, int most, int waiting) {}

    /** All at once, so that two that are silent are waited for once. */
    void begin() {
        desk.begin();
        chat.begin();
        contract.begin();
    }

    Optional<DeskVitals> desk() {
        return desk.answer();
    }

    Optional<ChatVitals> chat() {
        return chat.answer();
    }

    Optional<List<Finding>> contract() {
        return contract.answer();
    }

    List<Pool> pools() {
        return pools.stream().map(Readings::pool).toList();
    }

    /** With one connection, as its reader has it. */
    private static List<Finding> prove(DSLContext store) {
        return store.connectionResult(one -> new StoreCheck(DSL.using(one, SQLDialect.POSTGRES)).run());
    }

    private static Pool pool(HikariDataSource source) {
        String name = source.getPoolName().replaceFirst("^havendesk-", "");
        HikariPoolMXBean pool = source.getHikariPoolMXBean();
        return pool == null
                ? new Pool(name, 0, source.getMaximumPoolSize(), 0) // nobody has asked it for a connection yet
                : new Pool(
                        name,
                        pool.getActiveConnections(),
                        source.getMaximumPoolSize(),
                        pool.getThreadsAwaitingConnection());
    }
}
