package dev.caravan.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a message: the first {@code length} of an array that nobody changes any more. */
final class Body {
    private final byte[] bytes;
    private final int length;

    Body(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    static Body of(byte[] bytes) {
        return new Body(bytes, bytes.length);
    }

    static Body of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    int length() {
        return length;
    }

    byte at(int index) {
        return bytes[index];
    }

    void copyTo(byte[] target, int from, int count) {
        System.arraycopy(bytes, 0, target, from, count);
    }

    Body half() {
        return of(Arrays.copyOf(bytes, length / 2));
    }

    Body behind(byte... first) {
        byte[] whole = Arrays.copyOf(first, first.length + length);
        copyTo(whole, first.length, length);
        return of(whole);
    }

    String text() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
