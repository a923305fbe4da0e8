package dev.caravan.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns tokens into plain values; the only place that knows the limits and the factory. Thread-safe. */
final class JsonReader {
    static final int MAX_DEPTH = 500;
    static final int MAX_NUMBER_LENGTH = 1000;
    private static final int MAX_TEXT_LENGTH = 100_000_000;
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxStringLength(MAX_TEXT_LENGTH)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();

    private JsonReader() {}

    static JsonParser parser(byte[] document) throws IOException {
        return FACTORY.createParser(document);
    }

    static JsonParser parser(String document) throws IOException {
        return FACTORY.createParser(document.startsWith("\uFEFF") ? document.substring(1) : document);
    }

    /** The document without a byte order mark; refuses UTF-16 and UTF-32, whose offsets would be wrong. */
    static byte[] utf8(byte[] document) {
        if (document.length < 2) {
            return document;
        }
        if (document.length > 2 && document[0] == (byte) 0xEF && document[1] == (byte) 0xBB && document[2] == -65) {
            return Arrays.copyOfRange(document, 3, document.length);
        }
        if (isWide(document[0], document[1])) {
            throw new JsonException("not valid JSON: the text is UTF-16 or UTF-32, expected UTF-8", 1, 0);
        }
        return document;
    }

    /** A zero byte, or the byte order mark FE FF in either order, begins a text of wider units. */
    private static boolean isWide(byte first, byte second) {
        return first == 0 || second == 0 || ((first & 0xFE) == 0xFE && (second & 0xFE) == 0xFE);
    }

    static JsonToken first(JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new JsonException("not valid JSON: the text is empty", 1, 0);
        }
        return token;
    }

    static void end(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            int line = parser.currentTokenLocation().getLineNr();
            throw new JsonException(
                    "not valid JSON at line " + line + ": more text after the end of the document",
                    line,
                    parser.currentTokenLocation().getByteOffset());
        }
    }

    static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> list(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getNumberValue();
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    private static Object decimal(JsonParser parser) throws IOException {
        try {
            return parser.getDecimalValue();
        } catch (NumberFormatException beyondBigDecimal) {
            int line = parser.currentTokenLocation().getLineNr();
            throw new JsonException("not valid JSON at line " + line + ": a malformed number", line, -1);
        }
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            object.put(name, value(parser, parser.nextToken()));
        }
        return object;
    }

    private static List<Object> list(JsonParser parser) throws IOException {
        List<Object> list = new ArrayList<>();
        JsonToken token = parser.nextToken();
        while (token != JsonToken.END_ARRAY) {
            list.add(value(parser, token));
            token = parser.nextToken();
        }
        return list;
    }
}
