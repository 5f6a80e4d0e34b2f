package org.havendesk.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.havendesk.Readme;

/** A PostgreSQL 15 with the databases and roles of README.md, and the properties file that names them. */
public final class OwnServer implements AutoCloseable {
    private static final Pattern PASSWORD = Pattern.compile("create role (\\w+) login password '([^']+)'");

    private final PostgreSql15 server;
    private final Map<String, String> passwords;

    private OwnServer(PostgreSql15 server, Map<String, String> passwords) {
        this.server = server;
        this.passwords = passwords;
    }

    /** As README.md has it, up to the first start. */
    public static OwnServer start(String name) throws Exception {
        var server = PostgreSql15.start(name);
        String sql = Readme.block("sql", "create database desk");
        run(server, "postgres", sql);
        Map<String, String> passwords = PASSWORD.matcher(sql)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
        var own = new OwnServer(server, passwords);
        own.as("chat", "chat_owner", Files.readString(Path.of("db/chat/contract.sql")));
        own.as("chat", "chat_owner", Files.readString(Path.of("db/chat/havendesk.sql")));
        return own;
    }

    /** The installation's properties file, for its owner alone. */
    public Path config(Path file) throws IOException {
        return config(file, Map.of());
    }

    /** The same with other values, or without those that are blank. */
    public Path config(Path file, Map<String, String> others) throws IOException {
        var values = new LinkedHashMap<String, String>();
        Readme.block("properties", "havendesk.desk.url")
                .lines()
                .filter(line -> line.contains("="))
                .forEach(line -> {
                    String[] pair = line.split("=", 2);
                    values.put(
                            pair[0].strip(),
                            pair[1].strip().replace("db.example.org:5432", "127.0.0.1:" + server.port()));
                });
        values.putAll(others);
        Files.deleteIfExists(file);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(
                file,
                values.entrySet().stream()
                        .filter(pair -> !pair.getValue().isBlank())
                        .map(pair -> pair.getKey() + "=" + pair.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    public void as(String database, String role, String sql) throws SQLException {
        try (var connection = server.connect(database, role, passwords.get(role));
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    public void asSuperuser(String database, String sql) throws SQLException {
        run(server, database, sql);
    }

    public String value(String database, String sql) throws SQLException {
        try (var connection = server.superuser(database);
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    /** One statement after the other, as psql does: a database cannot be made within a transaction. */
    private static void run(PostgreSql15 server, String database, String sql) throws SQLException {
        try (var connection = server.superuser(database);
                var statement = connection.createStatement()) {
            for (String each : sql.replaceAll("(?m)--.*$", "").split(";")) {
                if (!each.isBlank()) {
                    statement.execute(each);
                }
            }
        }
    }
}
