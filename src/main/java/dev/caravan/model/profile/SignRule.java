package dev.caravan.model.profile;

import org.jspecify.annotations.Nullable;

/**
 * How a request is signed: its parameters become one text, the text is framed, digested, encoded and put into the request.
 *
 * @param when which connections it is for
 * @param parameters what {@code {parameters}} stands for
 * @param text what is digested; may hold {@code {parameters}}, {@code {method}}, {@code {path}} (not encoded), {@code {body}}
 *     (as it is sent), settings, made values, values of the token
 * @param letters of the whole text, before it is digested
 * @param key of an HMAC, a text with the same {@code {name}}s; null for a plain digest
 */
public record SignRule(
        SettingCondition when,
        SignedParameters parameters,
        String text,
        Letters letters,
        Digest digest,
        @Nullable String key,
        SignEncoding encoding,
        RequestPart into,
        String name) {
    /** What becomes of letters. */
    public enum Letters {
        KEEP,
        LOWER,
        UPPER
    }

    /** A digest of bytes; the text is UTF-8. */
    public enum Digest {
        MD5("MD5", false),
        SHA_1("SHA-1", false),
        SHA_256("SHA-256", false),
        SHA_512("SHA-512", false),
        HMAC_MD5("HmacMD5", true),
        HMAC_SHA_1("HmacSHA1", true),
        HMAC_SHA_256("HmacSHA256", true),
        HMAC_SHA_512("HmacSHA512", true);

        private final String algorithm;
        private final boolean keyed;

        Digest(String algorithm, boolean keyed) {
            this.algorithm = algorithm;
            this.keyed = keyed;
        }

        /** Java's name for it. */
        public String algorithm() {
            return algorithm;
        }

        /** Whether it needs a key. */
        public boolean isKeyed() {
            return keyed;
        }
    }

    /** How the digest becomes text. */
    public enum SignEncoding {
        LOWER_HEX,
        UPPER_HEX,
        BASE64,
        /** Base64 of the lower-case hex text. */
        HEX_BASE64
    }
}
