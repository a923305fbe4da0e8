package dev.caravan.connection;

import dev.caravan.model.Action;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The digests that signatures and fingerprints are made of. Pure. */
final class Digests {
    private static final int ROUNDS = 20_000;
    private static final int KEY_BITS = 256;

    private Digests() {}

    /** Lower-case hex of the text's digest in UTF-8. */
    static String hex(String algorithm, String text) {
        return hex(bytes(algorithm, text));
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The digest of the text in UTF-8. */
    static byte[] bytes(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java platform lacks " + algorithm, missing);
        }
    }

    /**
     * The keyed digest of the text in UTF-8.
     *
     * @param algorithm such as {@code HmacSHA256}
     */
    static byte[] hmac(String algorithm, String key, String text) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalArgumentException empty) {
            throw new ConnectionException(Answer.local(Action.FAIL, "the key of the signature is empty", null));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java platform lacks " + algorithm, missing);
        }
    }

    /** Base64 of the lower-case hex text of HMAC-SHA256, as 金蝶 signs. */
    static String hmacHexBase64(String key, String text) {
        return base64(hex(hmac("HmacSHA256", key, text)));
    }

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** 32 bytes that are slow to find the secret for. */
    static byte[] stretched(String secret, String salt) {
        PBEKeySpec spec = new PBEKeySpec(secret.toCharArray(), salt.getBytes(StandardCharsets.UTF_8), ROUNDS, KEY_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java platform lacks PBKDF2WithHmacSHA256", missing);
        }
    }

    /** One text for a map, whatever its order; different maps give different texts. */
    static String canonical(Map<String, String> values) {
        StringBuilder text = new StringBuilder("values");
        new TreeMap<>(values).forEach((name, value) -> text.append('\n')
                .append(name.length())
                .append(':')
                .append(name)
                .append('=')
                .append(value.length())
                .append(':')
                .append(value));
        return text.toString();
    }
}
