package dev.caravan.mapping.function;

import java.text.Normalizer;
import java.util.Locale;

/**
 * How texts compare. {@link #GENERAL_CI} follows MySQL's {@code utf8mb4_general_ci}: neither case nor accents nor spaces at
 * the end count ({@code 'kg' = 'KG '}); unlike there, two characters beyond the basic plane (emoji, rare 汉字) are
 * different. {@link #EXACT} compares code unit by code unit.
 */
public enum Collation {
    EXACT,
    GENERAL_CI;

    private static final int ASCII = 0x80;
    private static final int FOLDED = 0x2000;
    private static final char[] FOLDS = folds();

    /** Negative, zero or positive. */
    public int compare(String left, String right) {
        if (this == EXACT) {
            return left.compareTo(right);
        }
        int shorter = Math.min(left.length(), right.length());
        for (int i = 0; i < shorter; i++) {
            int order = fold(left.charAt(i)) - fold(right.charAt(i));
            if (order != 0) {
                return order;
            }
        }
        return left.length() > shorter ? tail(left, shorter) : -tail(right, shorter);
    }

    /** What is longer by spaces only is equal. */
    private static int tail(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            int order = fold(text.charAt(i)) - ' ';
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Whether two characters are equal. */
    boolean same(char left, char right) {
        return left == right || this == GENERAL_CI && fold(left) == fold(right);
    }

    /** A text of the same length that is found where the given one is equal. */
    String folded(String text) {
        if (this == EXACT) {
            return text;
        }
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            characters[i] = fold(characters[i]);
        }
        return new String(characters);
    }

    private static char fold(char character) {
        return character < FOLDED ? FOLDS[character] : Character.toUpperCase(character);
    }

    private static char[] folds() {
        char[] folds = new char[FOLDED];
        for (char character = 0; character < FOLDED; character++) {
            String letter = character < ASCII
                    ? String.valueOf(character)
                    : Normalizer.normalize(String.valueOf(character), Normalizer.Form.NFD);
            String upper = letter.substring(0, 1).toUpperCase(Locale.ROOT);
            folds[character] = upper.charAt(0);
        }
        return folds;
    }
}
