package org.havendesk.access;

import static org.havendesk.db.desk.Tables.ACCOUNT;
import static org.havendesk.db.desk.Tables.PASSKEY;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.havendesk.db.desk.tables.records.PasskeyRecord;
import org.havendesk.ledger.Entry;
import org.havendesk.ledger.Ledger;
import org.jooq.DSLContext;
import org.jooq.Record3;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/** The passkeys of people, as Spring Security's WebAuthn asks for them and as their owners see them. */
class Passkeys implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
    private static final int LONGEST_LABEL = 80;

    private final DSLContext desk;

    Passkeys(DSLContext desk) {
        this.desk = desk;
    }

    /** In the order in which they were added. */
    List<OwnAccount.Passkey> of(Person person) {
        return desk.select(PASSKEY.PASSKEY_ID, PASSKEY.LABEL, PASSKEY.MADE_AT, PASSKEY.USED_AT)
                .from(PASSKEY)
                .where(PASSKEY.ACCOUNT_ID.eq(person.accountId()))
                .orderBy(PASSKEY.PASSKEY_ID)
                .fetch(org.jooq.Records.mapping(OwnAccount.Passkey::new));
    }

    void rename(Person person, long passkeyId, String label) {
        desk.transaction(tx -> {
            int renamed = tx.dsl()
                    .update(PASSKEY)
                    .set(PASSKEY.LABEL, label(label))
                    .where(PASSKEY.PASSKEY_ID.eq(passkeyId))
                    .and(PASSKEY.ACCOUNT_ID.eq(person.accountId()))
                    .execute();
            note(tx.dsl(), person, "rename_passkey", passkeyId, renamed);
        });
    }

    void remove(Person person, long passkeyId) {
        desk.transaction(tx -> {
            int removed = tx.dsl()
                    .deleteFrom(PASSKEY)
                    .where(PASSKEY.PASSKEY_ID.eq(passkeyId))
                    .and(PASSKEY.ACCOUNT_ID.eq(person.accountId()))
                    .execute();
            note(tx.dsl(), person, "remove_passkey", passkeyId, removed);
        });
    }

    private static void note(DSLContext tx, Person person, String verb, long passkeyId, int rows) {
        if (rows == 1) {
            Ledger.append(
                    tx,
                    Entry.of(person.actor(), verb, "account", person.accountId())
                            .after(Map.of("passkey", passkeyId)));
        }
    }

    /** Adds a credential with its ledger entry, or keeps what a use changed of it. */
    @Override
    public void save(CredentialRecord credential) {
        byte[] id = credential.getCredentialId().getBytes();
        boolean known = desk.update(PASSKEY)
                        .set(PASSKEY.SIGN_COUNT, credential.getSignatureCount())
                        .set(PASSKEY.UV_INITIALIZED, credential.isUvInitialized())
                        .set(PASSKEY.BACKUP_STATE, credential.isBackupState())
                        .set(PASSKEY.USED_AT, credential.getLastUsed())
                        .where(PASSKEY.CREDENTIAL_ID.eq(id))
                        .execute()
                == 1;
        if (!known) {
            desk.transaction(tx -> add(tx.dsl(), credential));
        }
    }

    private static void add(DSLContext tx, CredentialRecord credential) {
        long accountId = tx.select(ACCOUNT.ACCOUNT_ID)
                .from(ACCOUNT)
                .where(ACCOUNT.USER_HANDLE.eq(credential.getUserEntityUserId().getBytes()))
                .fetchSingle()
                .value1();
        long passkeyId = tx.insertInto(PASSKEY)
                .set(PASSKEY.ACCOUNT_ID, accountId)
                .set(PASSKEY.CREDENTIAL_ID, credential.getCredentialId().getBytes())
                .set(PASSKEY.PUBLIC_KEY, credential.getPublicKey().getBytes())
                .set(PASSKEY.SIGN_COUNT, credential.getSignatureCount())
                .set(PASSKEY.UV_INITIALIZED, credential.isUvInitialized())
                .set(PASSKEY.TRANSPORTS, transports(credential))
                .set(PASSKEY.BACKUP_ELIGIBLE, credential.isBackupEligible())
                .set(PASSKEY.BACKUP_STATE, credential.isBackupState())
                .set(PASSKEY.ATTESTATION, bytes(credential.getAttestationObject()))
                .set(PASSKEY.CLIENT_DATA, bytes(credential.getAttestationClientDataJSON()))
                .set(PASSKEY.LABEL, label(credential.getLabel()))
                .returningResult(PASSKEY.PASSKEY_ID)
                .fetchSingle()
                .value1();
        Ledger.append(
                tx,
                Entry.of(new org.havendesk.ledger.Actor.Person(accountId), "add_passkey", "account", accountId)
                        .after(Map.of("passkey", passkeyId)));
    }

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes credentialId) {
        return desk.select(PASSKEY, ACCOUNT.USER_HANDLE)
                .from(PASSKEY)
                .join(ACCOUNT)
                .using(PASSKEY.ACCOUNT_ID)
                .where(PASSKEY.CREDENTIAL_ID.eq(credentialId.getBytes()))
                .fetchOne(row -> credential(row.value1(), row.value2()));
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return desk.select(PASSKEY, ACCOUNT.USER_HANDLE)
                .from(PASSKEY)
                .join(ACCOUNT)
                .using(PASSKEY.ACCOUNT_ID)
                .where(ACCOUNT.USER_HANDLE.eq(handle.getBytes()))
                .orderBy(PASSKEY.PASSKEY_ID)
                .fetch(row -> credential(row.value1(), row.value2()));
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
        return desk.select(ACCOUNT.USER_HANDLE, ACCOUNT.USERNAME, ACCOUNT.DISPLAY_NAME)
                .from(ACCOUNT)
                .where(ACCOUNT.USER_HANDLE.eq(handle.getBytes()))
                .fetchOne(Passkeys::user);
    }

    @Override
    public @Nullable PublicKeyCredentialUserEntity findByUsername(String username) {
        return desk.select(ACCOUNT.USER_HANDLE, ACCOUNT.USERNAME, ACCOUNT.DISPLAY_NAME)
                .from(ACCOUNT)
                .where(ACCOUNT.USERNAME.eq(username))
                .fetchOne(Passkeys::user);
    }

    /** Every account has its handle from the start. */
    @Override
    public void save(PublicKeyCredentialUserEntity user) {
        throw new UnsupportedOperationException("there is no account " + user.getName());
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("a passkey is removed by its owner, an account is disabled");
    }

    private static PublicKeyCredentialUserEntity user(Record3<byte[], String, String> row) {
        return ImmutablePublicKeyCredentialUserEntity.builder()
                .id(new Bytes(row.value1()))
                .name(row.value2())
                .displayName(row.value3())
                .build();
    }

    private static CredentialRecord credential(PasskeyRecord row, byte[] handle) {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(new Bytes(row.getCredentialId()))
                .userEntityUserId(new Bytes(handle))
                .publicKey(new ImmutablePublicKeyCose(row.getPublicKey()))
                .signatureCount(row.getSignCount())
                .uvInitialized(row.getUvInitialized())
                .transports(transports(row.getTransports()))
                .backupEligible(row.getBackupEligible())
                .backupState(row.getBackupState())
                .attestationObject(bytes(row.getAttestation()))
                .attestationClientDataJSON(bytes(row.getClientData()))
                .created(row.getMadeAt())
                .lastUsed(Objects.requireNonNullElse(row.getUsedAt(), row.getMadeAt()))
                .label(row.getLabel())
                .build();
    }

    private static String transports(CredentialRecord credential) {
        return credential.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .sorted()
                .collect(Collectors.joining(","));
    }

    private static Set<AuthenticatorTransport> transports(String stored) {
        return Arrays.stream(stored.split(","))
                .filter(value -> !value.isEmpty())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet());
    }

    private static byte @Nullable [] bytes(@Nullable Bytes bytes) {
        return bytes == null ? null : bytes.getBytes();
    }

    private static @Nullable Bytes bytes(byte @Nullable [] bytes) {
        return bytes == null ? null : new Bytes(bytes);
    }

    private static String label(String words) {
        String label = words.strip();
        return label.isEmpty() ? "Passkey" : label.substring(0, Math.min(label.length(), LONGEST_LABEL));
    }
}
