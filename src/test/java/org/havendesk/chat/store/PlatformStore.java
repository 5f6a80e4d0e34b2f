package org.havendesk.chat.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.havendesk.db.ChatServer;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** The database of a chat platform on one server, with the views of the console: the platform writes, the reader reads. */
public final class PlatformStore implements AutoCloseable {
    public final ChatServer server;
    public final String database;
    public final DSLContext platform;
    public final DSLContext reader;
    private final Connection superuser;
    private final Connection reading;

    private PlatformStore(ChatServer server, String database) throws SQLException {
        this.server = server;
        this.database = database;
        this.superuser = server.superuser(database);
        this.reading = server.reader(database);
        this.platform = DSL.using(superuser, SQLDialect.POSTGRES);
        this.reader = DSL.using(reading, SQLDialect.POSTGRES);
    }

    /** With the views of the platform over the tables of the resource of this name. */
    public static PlatformStore of(ChatServer server, StoreFile file, String tables) throws SQLException {
        String database = server.database(tables(tables));
        install(server, database, file);
        return new PlatformStore(server, database);
    }

    static void install(ChatServer server, String database, StoreFile file) throws SQLException {
        try (var superuser = server.superuser(database)) {
            new Installation(superuser).install(file, "example.org", ChatServer.PASSWORD);
        }
    }

    static String tables(String name) {
        try (var in = PlatformStore.class.getResourceAsStream(name + ".sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What falls short, in one line each. */
    List<String> shortcomings() {
        return new StoreCheck(reader)
                .run().stream()
                        .filter(finding -> !finding.good())
                        .map(finding -> finding.what() + ": " + finding.says())
                        .toList();
    }

    @Override
    public void close() throws SQLException {
        reading.close();
        superuser.close();
    }
}
