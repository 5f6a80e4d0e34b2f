package org.havendesk.backup;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a backup holds.
 *
 * @param format of the file, to be counted up when an older program could not read it
 * @param madeAt the moment of the desk's snapshot
 * @param ownDatabases whether the databases were the installation's own: then there is no chat in here
 * @param deskLevel the last migration of the desk
 * @param parts in the order in which they stand in the file
 * @param sequences by database, where each goes on
 * @param triggersOff those that were switched off, as {@code table trigger}, by database
 */
record Manifest(
        int format,
        String program,
        Instant madeAt,
        boolean ownDatabases,
        String deskLevel,
        List<Part> parts,
        Map<String, Map<String, Long>> sequences,
        Map<String, List<String>> triggersOff) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /**
     * One entry of the file.
     *
     * @param database {@code desk} or {@code chat} of a table; empty for a file
     * @param name of a table with its schema, or of a file
     * @param columns of a table, in their order; empty for a file
     * @param sha256 of the content, in hexadecimal
     */
    record Part(String database, String name, List<String> columns, long rows, long bytes, String sha256) {
        String entry() {
            return database.isEmpty() ? "files/" + name : database + "/" + name + ".copy";
        }
    }

    List<Part> of(String database) {
        return parts.stream().filter(part -> part.database().equals(database)).toList();
    }

    long rows() {
        return parts.stream().mapToLong(Part::rows).sum();
    }
}
