package dev.caravan.connection;

import dev.caravan.json.Json;
import dev.caravan.json.JsonException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts tokens for the store (AES-256-GCM) with a key made of the connection's own credentials, so that the store alone
 * betrays nothing. Thread-safe.
 */
final class TokenSeal {
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final byte FORMAT = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final byte[] owner;
    private final SecureRandom random = new SecureRandom();

    /** A seal for one connection's tokens that its credentials open. */
    TokenSeal(String connection, Map<String, String> credentials) {
        byte[] secret = Digests.stretched(Digests.canonical(credentials), "caravan token " + connection);
        this.key = new SecretKeySpec(secret, "AES");
        this.owner = connection.getBytes(StandardCharsets.UTF_8);
    }

    byte[] seal(Token token) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("issued", token.issuedAt().toEpochMilli());
        if (token.expiresAt() != null) {
            values.put("expires", token.expiresAt().toEpochMilli());
        }
        values.put("values", token.values());
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] text = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(Json.writeBytes(values));
            return ByteBuffer.allocate(1 + NONCE + text.length)
                    .put(FORMAT)
                    .put(nonce)
                    .put(text)
                    .array();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java platform lacks " + TRANSFORMATION, missing);
        }
    }

    /** Nothing when it was sealed with other credentials or changed since. */
    Optional<Token> open(byte[] sealed) {
        if (sealed.length <= 1 + NONCE || sealed[0] != FORMAT) {
            return Optional.empty();
        }
        byte[] nonce = new byte[NONCE];
        System.arraycopy(sealed, 1, nonce, 0, NONCE);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce);
            return Optional.of(token(Json.parseObject(cipher.doFinal(sealed, 1 + NONCE, sealed.length - 1 - NONCE))));
        } catch (GeneralSecurityException | JsonException foreign) {
            return Optional.empty();
        }
    }

    private static Token token(Map<String, Object> stored) {
        Map<String, String> values = new LinkedHashMap<>();
        if (stored.get("values") instanceof Map<?, ?> map) {
            map.forEach((name, value) -> values.put(String.valueOf(name), String.valueOf(value)));
        }
        Instant issued =
                stored.get("issued") instanceof Number at ? Instant.ofEpochMilli(at.longValue()) : Instant.EPOCH;
        return new Token(
                values,
                issued,
                stored.get("expires") instanceof Number at ? Instant.ofEpochMilli(at.longValue()) : null);
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner);
        return cipher;
    }
}
