package dev.caravan.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that is not the JSON it should be, or a value that cannot be written as JSON.
 *
 * <p>The message names the place and the kind of fault and quotes at most one character of the text, so it may be
 * logged even when the text holds secrets. The parser's own exception quotes payload and is therefore not chained.
 */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final Pattern UNEXPECTED = Pattern.compile("Unexpected character \\('(.)' \\(code \\d+");
    private static final Map<String, String> REASONS = Map.of(
            "Unrecognized token", "a word that is neither true, false nor null",
            "Invalid UTF-8", "bytes that are not UTF-8",
            "Illegal unquoted character", "a control character inside a text",
            "Unrecognized character escape", "an unknown escape inside a text",
            "Invalid numeric value", "a malformed number",
            "Malformed numeric value", "a malformed number");

    private final int line;
    private final long offset;

    JsonException(String message, int line, long offset) {
        super(message);
        this.line = line;
        this.offset = offset;
    }

    JsonException(String message) {
        this(message, 0, -1);
    }

    static JsonException of(IOException cause) {
        if (!(cause instanceof JsonProcessingException failure)) {
            return new JsonException("not valid JSON: the text could not be decoded");
        }
        JsonLocation at = failure.getLocation();
        String reason = reason(failure);
        if (at == null) {
            return new JsonException("not valid JSON: " + reason);
        }
        long offset = Math.max(at.getByteOffset(), at.getCharOffset());
        String place = "line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new JsonException("not valid JSON at " + place + ": " + reason, at.getLineNr(), offset);
    }

    private static String reason(JsonProcessingException failure) {
        String original = failure.getOriginalMessage();
        if (failure instanceof JsonEOFException) {
            return "the text ends too early, it was probably cut off";
        }
        if (failure instanceof StreamConstraintsException) {
            return limit(original);
        }
        Matcher unexpected = UNEXPECTED.matcher(original);
        if (unexpected.find()) {
            return unexpected("'" + unexpected.group(1) + "'");
        }
        return REASONS.entrySet().stream()
                .filter(known -> original.startsWith(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("malformed text");
    }

    private static String unexpected(String character) {
        return character.equals("'<'")
                ? "unexpected character '<', this looks like an HTML or XML page"
                : "unexpected character " + character;
    }

    private static String limit(String original) {
        if (original.contains("nesting depth")) {
            return "nested deeper than " + JsonReader.MAX_DEPTH + " levels";
        }
        if (original.contains("Number")) {
            return "a number of more than " + JsonReader.MAX_NUMBER_LENGTH + " digits";
        }
        return "a text or name that is too long";
    }

    /** The line of the fault, from 1; 0 when there is no place. */
    public int line() {
        return line;
    }

    /** The offset of the fault from 0, in bytes of a parsed byte array or characters of a parsed text; -1 if unknown. */
    public long offset() {
        return offset;
    }
}
