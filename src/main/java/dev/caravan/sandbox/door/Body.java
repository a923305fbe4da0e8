package dev.caravan.sandbox.door;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes of a message: the first {@code length} of an array that nobody changes any more. */
public final class Body {
    private final byte[] bytes;
    private final int length;

    Body(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    public static Body of(byte[] bytes) {
        return new Body(bytes, bytes.length);
    }

    public static Body of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return length;
    }

    public byte at(int index) {
        return bytes[index];
    }

    public void copyTo(byte[] target, int from, int count) {
        System.arraycopy(bytes, 0, target, from, count);
    }

    public Body half() {
        return of(Arrays.copyOf(bytes, length / 2));
    }

    public Body behind(byte... first) {
        byte[] whole = Arrays.copyOf(first, first.length + length);
        copyTo(whole, first.length, length);
        return of(whole);
    }

    public String text() {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
