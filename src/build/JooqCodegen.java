import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.flywaydb.core.Flyway;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Build time only: an embedded PostgreSQL, the migrations of the desk database and the contract of the chat store, and
 * the jOOQ classes of both. Does nothing where no SQL file changed. Arguments: the project's folder, the target folder.
 */
class JooqCodegen {
    public static void main(String[] args) throws Exception {
        ((ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger("ROOT"))
                .setLevel(ch.qos.logback.classic.Level.WARN);
        Path project = Path.of(args[0]);
        Path target = Path.of(args[1]);
        Path desk = project.resolve("db/desk");
        Path contract = project.resolve("db/chat/contract.sql");
        String inputs = digest(desk, contract, project.resolve("src/build/JooqCodegen.java"));
        Path stamp = target.resolve("inputs.sha256");
        if (Files.exists(stamp) && Files.readString(stamp).equals(inputs)) {
            return;
        }
        try (var postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(
                        target.resolveSibling("codegen-postgres").toFile())
                .start()) {
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("create role desk_app");
                statement.execute("create role desk_leads");
                statement.execute(Files.readString(contract));
            }
            Flyway.configure()
                    .dataSource(postgres.getPostgresDatabase())
                    .defaultSchema("desk")
                    .locations("filesystem:" + desk)
                    .load()
                    .migrate();
            String url = postgres.getJdbcUrl("postgres", "postgres");
            generate(url, "desk", "flyway_schema_history", target);
            generate(url, "release", "", target);
            generate(url, "source", "", target);
        }
        Files.writeString(stamp, inputs);
    }

    private static void generate(String url, String schema, String excluded, Path target) throws Exception {
        GenerationTool.generate(new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc().withDriver("org.postgresql.Driver").withUrl(url))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withName("org.jooq.meta.postgres.PostgresDatabase")
                                .withInputSchema(schema)
                                .withExcludes(excluded)
                                .withForcedTypes(new org.jooq.meta.jaxb.ForcedType()
                                        .withName("INSTANT")
                                        .withIncludeTypes("(?i:timestamp with time zone|timestamptz)")))
                        .withGenerate(new Generate()
                                .withRecords(true)
                                .withPojos(false)
                                .withDaos(false)
                                .withComments(false))
                        .withTarget(new Target()
                                .withPackageName("org.havendesk.db." + schema)
                                .withDirectory(target.toString())
                                .withClean(false))));
    }

    private static String digest(Path... inputs) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        for (Path input : inputs) {
            try (var files = Files.walk(input)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update(file.getFileName().toString().getBytes());
                    digest.update(Files.readAllBytes(file));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
