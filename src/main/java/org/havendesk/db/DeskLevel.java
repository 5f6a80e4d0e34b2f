package org.havendesk.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** How far the desk database is migrated; a level is the number of its last migration, such as {@code 018}. */
public final class DeskLevel {
    /** Whatever this program brings. */
    static final String NEWEST = "latest";

    private DeskLevel() {}

    /** The last migration that this program brings. */
    public static String newest() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:db/desk/V*.sql"))
                    .map(migration -> MigrationVersion.fromVersion(
                            migration.getFilename().substring(1).replaceFirst("__.*", "")))
                    .max(MigrationVersion::compareTo)
                    .map(MigrationVersion::getVersion)
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this program can take in what stands at that level. */
    public static boolean isKnown(String level) {
        return MigrationVersion.fromVersion(level).compareTo(MigrationVersion.fromVersion(newest())) <= 0;
    }

    /**
     * Brings the desk database to a level, as its owner; one that is there already stays.
     *
     * @throws SetupException if a newer Havendesk worked on it
     */
    static void migrate(DataSource owner, String level) {
        var flyway = Flyway.configure()
                .dataSource(owner)
                .defaultSchema("desk")
                .locations("classpath:db/desk")
                .target(level)
                .load();
        @Nullable MigrationInfo current = flyway.info().current();
        if (current != null && !isKnown(current.getVersion().getVersion())) {
            throw new SetupException("The desk database was brought to level "
                    + current.getVersion() + " by a newer Havendesk, and this one knows " + newest()
                    + ": start the newer one.");
        }
        flyway.migrate();
    }
}
