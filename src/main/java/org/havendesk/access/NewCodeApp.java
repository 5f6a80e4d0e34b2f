package org.havendesk.access;

/**
 * What a code app needs to know, before it is kept.
 *
 * @param username as the app names the account
 */
public record NewCodeApp(byte[] secret, String community, String username) {

    static NewCodeApp make(String community, String username) {
        return new NewCodeApp(Secrets.random(Totp.SECRET_BYTES), community, username);
    }

    /** What a QR code holds. */
    public String address() {
        return Totp.address(secret, community, username);
    }

    /** The secret for typing, in groups of four. */
    public String words() {
        return String.join(" ", Totp.base32(secret).split("(?<=\\G.{4})"));
    }

    @Override
    public String toString() {
        return "NewCodeApp[" + username + "]";
    }
}
