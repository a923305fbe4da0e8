package dev.caravan.sandbox.door;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of UTF-8, for pages that are put together from ready pieces. Not thread-safe. */
public final class JsonBytes {
    private byte[] bytes;
    private int length;

    public JsonBytes(int expected) {
        bytes = new byte[Math.max(64, expected)];
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public JsonBytes put(byte[] piece) {
        room(piece.length);
        System.arraycopy(piece, 0, bytes, length, piece.length);
        length += piece.length;
        return this;
    }

    /** A number that is not negative, with leading zeros up to the width. */
    public JsonBytes putDigits(long value, int width) {
        room(Math.max(width, 19));
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        int end = length + Math.max(width, digits);
        long rest = value;
        for (int at = end - 1; at >= length; at--) {
            bytes[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length = end;
        return this;
    }

    /** What was put so far; nothing may be put any more. */
    public Body body() {
        return new Body(bytes, length);
    }

    public int length() {
        return length;
    }

    public JsonBytes put(Body piece) {
        room(piece.length());
        piece.copyTo(bytes, length, piece.length());
        length += piece.length();
        return this;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
