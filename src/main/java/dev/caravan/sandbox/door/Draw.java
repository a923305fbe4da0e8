package dev.caravan.sandbox.door;

import java.util.List;

/** What a seed draws for one number: 64 bits that are the same every time. */
public record Draw(long bits) {

    public static Draw of(long seed, int index) {
        long mixed = seed + (index + 1) * 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return new Draw(mixed ^ mixed >>> 31);
    }

    /** From 0 to 1, without 1. */
    public double share() {
        return (bits >>> 11) * 0x1.0p-53;
    }

    /** From 0 to {@code below}, without it, of the bits after the first {@code shift}. */
    public int number(int shift, int below) {
        return (int) ((bits >>> shift & 0xffffff) % below);
    }

    public <T> T pick(List<T> of, int shift) {
        return of.get(number(shift, of.size()));
    }
}
