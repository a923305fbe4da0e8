package dev.caravan.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON to plain values and back, without loss.
 *
 * <p>An object is a {@code LinkedHashMap<String, Object>} in the order of the text (of two equal names the last wins), a
 * list an {@code ArrayList}, a whole number the smallest of {@code Integer}, {@code Long}, {@code BigInteger} that holds
 * it, any other number a {@code BigDecimal} of the same digits ({@code 1.10} stays {@code 1.10}). Reading is strict:
 * a cut-off text, text after the document, more than 500 levels or a number of more than 1000 digits are a
 * {@link JsonException}. Thread-safe.
 */
public final class Json {
    private Json() {}

    /** The value of a UTF-8 document; {@code null} for the document {@code null}. */
    public static @Nullable Object parse(byte[] document) {
        try (JsonParser parser = JsonReader.parser(JsonReader.utf8(document))) {
            return whole(parser);
        } catch (IOException failure) {
            throw JsonException.of(failure);
        }
    }

    /** The value of a document; {@code null} for the document {@code null}. */
    public static @Nullable Object parse(String document) {
        try (JsonParser parser = JsonReader.parser(document)) {
            return whole(parser);
        } catch (IOException failure) {
            throw JsonException.of(failure);
        }
    }

    /** The document as an object; any other kind of document is a {@link JsonException}. */
    public static Map<String, Object> parseObject(String document) {
        return object(parse(document));
    }

    /** The UTF-8 document as an object; any other kind of document is a {@link JsonException}. */
    public static Map<String, Object> parseObject(byte[] document) {
        return object(parse(document));
    }

    /**
     * The value as compact JSON. Maps, collections, arrays, texts, booleans and numbers are written as such, byte arrays
     * as Base64, dates, UUIDs and enums as their text; anything else, NaN, or a structure that contains itself is a
     * {@link JsonException}.
     */
    public static String write(@Nullable Object value) {
        return new JsonWriter().write(value);
    }

    /** As {@link #write}, in UTF-8. */
    public static byte[] writeBytes(@Nullable Object value) {
        return write(value).getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable Object whole(JsonParser parser) throws IOException {
        Object value = JsonReader.value(parser, JsonReader.first(parser));
        JsonReader.end(parser);
        return value;
    }

    @SuppressWarnings("unchecked") // JsonReader builds maps with text keys only
    private static Map<String, Object> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new JsonException("not the expected JSON: the document is not an object", 1, 0);
    }
}
