package dev.caravan.store.rules;

import dev.caravan.store.StoreException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What every database can keep as text. PostgreSQL refuses U+0000 and unpaired surrogates, and its JSON functions refuse
 * their escapes too; the same rule holds on SQLite, so that a store can be moved.
 */
public final class StorableText {
    public static final int LONGEST_KEY = 512;
    private static final int LONGEST_NOTE = 4000;
    private static final int ESCAPE_LENGTH = 6;

    private StorableText() {}

    /** True for text without U+0000 and unpaired surrogates. */
    public static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0 || (Character.isSurrogate(c) && !isPair(text, i))) {
                return false;
            }
        }
        return true;
    }

    /** Like {@link #isStorable}, and without escapes of such characters. */
    public static boolean isStorableJson(String json) {
        return isStorable(json) && (json.indexOf("\\u") < 0 || json.equals(json(json)));
    }

    /** JSON text with each character that cannot be stored, plain or as an escape, shown as text: {@code \\u0000}. */
    public static String json(String json) {
        StringBuilder shown = new StringBuilder(json.length() + ESCAPE_LENGTH);
        int i = 0;
        while (i < json.length()) {
            char c = json.charAt(i);
            if (c == '\\') {
                i = copyEscape(json, i, shown);
            } else {
                if (c == 0 || (Character.isSurrogate(c) && !isPair(json, i))) {
                    shown.append(String.format("\\\\u%04x", (int) c));
                } else {
                    shown.append(c);
                }
                i++;
            }
        }
        return shown.toString();
    }

    /** Text for people: what cannot be stored is replaced, and it ends after 4,000 characters. */
    public static @Nullable String of(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String cut = text.length() <= LONGEST_NOTE ? text : text.substring(0, LONGEST_NOTE) + "…";
        return isStorable(cut)
                ? cut
                : new String(cut.replace('\0', '?').getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /**
     * A page cursor must come back to the source as it gave it.
     *
     * @throws StoreException when it cannot be stored so
     */
    public static void requireCursor(@Nullable String cursor) {
        if (cursor != null && !isStorable(cursor)) {
            throw new StoreException(
                    "The page was not stored: the cursor of the next page, which the source gave, holds the"
                            + " character U+0000 or half of a surrogate pair, which databases cannot keep. Page by another field.");
        }
    }

    /** A key that can be stored and still tells two keys apart: the key's beginning and a hash of the whole. */
    public static String key(String key) {
        if (key.length() <= LONGEST_KEY && isStorable(key)) {
            return key;
        }
        String begin = of(key.substring(0, Math.min(key.length(), 200)));
        return begin + "#" + hash(key);
    }

    private static int copyEscape(String json, int at, StringBuilder shown) {
        int code = escaped(json, at);
        if (code < 0) {
            int end = json.startsWith("\\\\", at) ? at + 2 : at + 1;
            shown.append(json, at, end);
            return end;
        }
        int end = at + ESCAPE_LENGTH;
        if (Character.isHighSurrogate((char) code)) {
            int next = escaped(json, end);
            if (next >= 0 && Character.isLowSurrogate((char) next)) {
                shown.append(json, at, end + ESCAPE_LENGTH);
                return end + ESCAPE_LENGTH;
            }
        }
        if (code == 0 || Character.isSurrogate((char) code)) {
            shown.append('\\');
        }
        shown.append(json, at, end);
        return end;
    }

    /** The character of an escape that begins here, -1 when none does. */
    private static int escaped(String json, int at) {
        if (at + ESCAPE_LENGTH > json.length() || json.charAt(at) != '\\' || json.charAt(at + 1) != 'u') {
            return -1;
        }
        int code = 0;
        for (int i = at + 2; i < at + ESCAPE_LENGTH; i++) {
            int digit = Character.digit(json.charAt(i), 16);
            if (digit < 0) {
                return -1;
            }
            code = code * 16 + digit;
        }
        return code;
    }

    private static boolean isPair(String text, int at) {
        char c = text.charAt(at);
        return Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    private static String hash(String key) {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(key.length() * Character.BYTES);
            bytes.asCharBuffer().put(key);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
