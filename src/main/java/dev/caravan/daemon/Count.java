package dev.caravan.daemon;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads how many of something are wanted: 0 or more.
 */
final class Count implements ITypeConverter<Integer> {
    private static final int MOST_DIGITS = 9;

    @Override
    public Integer convert(String text) {
        if (!text.matches("[0-9]{1," + MOST_DIGITS + "}")) {
            throw new TypeConversionException("'" + text + "' is no number from 0 on");
        }
        return Integer.valueOf(text);
    }
}
