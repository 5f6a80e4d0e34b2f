package org.havendesk.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what the database keeps of code apps and hashes what it only compares, with a key in a file outside the database:
 * a stolen database alone opens nothing. All nodes of an installation share the file.
 */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] sealing;
    private final byte[] hashing;

    private Secrets(byte[] key) {
        sealing = hmac(key, "seal");
        hashing = hmac(key, "hash");
    }

    /** With the key of this file, which is made for its owner alone where there is none. */
    static Secrets of(Path file) {
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            byte[] key = HexFormat.of().parseHex(Files.readString(file).strip());
            if (key.length != KEY_BYTES) {
                throw new IllegalStateException("the key file " + file + " is damaged: restore it from a backup");
            }
            return new Secrets(key);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " cannot be used", e);
        }
    }

    /** Written aside and then linked: two that start at once get the same key. */
    private static void make(Path file) throws IOException {
        Path fresh = Files.createTempFile(
                file.toAbsolutePath().getParent(),
                file.getFileName().toString(),
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(fresh, HexFormat.of().formatHex(random(KEY_BYTES)) + "\n");
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException e) {
            // another one was faster, and its key is ours
        } finally {
            Files.delete(fresh);
        }
    }

    static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /** AES-256-GCM: nonce, then ciphertext and tag. What is sealed for one {@code owner} opens for nobody else. */
    byte[] seal(byte[] plain, String owner) {
        byte[] nonce = random(NONCE_BYTES);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, plain, owner);
        byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
        return whole;
    }

    /** {@code IllegalStateException} where it was sealed with another key or for another owner. */
    byte[] open(byte[] sealed, String owner) {
        return cipher(
                Cipher.DECRYPT_MODE,
                Arrays.copyOf(sealed, NONCE_BYTES),
                Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length),
                owner);
    }

    /** HMAC-SHA-256 of the words, for the purpose. */
    byte[] hash(String purpose, String words) {
        return hmac(hashing, purpose + "\n" + words);
    }

    private byte[] cipher(int mode, byte[] nonce, byte[] bytes, String owner) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(sealing, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a secret cannot be opened: is the key file the one it was sealed with?", e);
        }
    }

    private static byte[] hmac(byte[] key, String words) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
