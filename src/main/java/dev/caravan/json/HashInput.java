package dev.caravan.json;

import java.security.MessageDigest;
import java.util.Arrays;

/** The canonical bytes of one record, as they are collected; used by one thread. */
final class HashInput {
    private byte[] bytes = new byte[1024];
    private int length;

    void tag(char tag) {
        room(1);
        bytes[length++] = (byte) tag;
    }

    /** The text's length in characters, then its UTF-8 bytes (a lone surrogate as three bytes). */
    void text(String text) {
        int characters = text.length();
        room(4 + 3 * characters);
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (characters >> shift);
        }
        for (int i = 0; i < characters; i++) {
            char character = text.charAt(i);
            if (character < 0x80) {
                bytes[length++] = (byte) character;
            } else {
                wide(character);
            }
        }
    }

    private void wide(char character) {
        if (character >= 0x800) {
            bytes[length++] = (byte) (0xE0 | character >> 12);
            bytes[length++] = (byte) (0x80 | character >> 6 & 0x3F);
        } else {
            bytes[length++] = (byte) (0xC0 | character >> 6);
        }
        bytes[length++] = (byte) (0x80 | character & 0x3F);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    byte[] digest(MessageDigest digest) {
        digest.update(bytes, 0, length);
        return digest.digest();
    }
}
