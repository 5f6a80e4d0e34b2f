package org.havendesk.db;

/** A role of a database with its password. */
public record Credentials(String user, String password) {

    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
