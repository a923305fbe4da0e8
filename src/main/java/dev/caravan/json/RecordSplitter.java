package dev.caravan.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.caravan.json.RecordArray.Element;
import dev.caravan.json.RecordArray.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts the list of records out of an answer in one pass, keeping each record's text as the vendor sent it.
 *
 * <p>The path is dotted ({@code result.data.warehouseInfo}); empty means the document itself is the list. A text on the
 * way that is itself JSON is read as such. Immutable, thread-safe.
 */
public final class RecordSplitter {
    private final String[] steps;
    private final String[] rests;

    private RecordSplitter(String path) {
        this.steps = path.isEmpty() ? new String[0] : path.split("\\.", -1);
        this.rests = new String[steps.length];
        int from = 0;
        for (int i = 0; i < steps.length; i++) {
            rests[i] = path.substring(from);
            from += steps[i].length() + 1;
        }
    }

    /** A splitter for the list at a dotted path. */
    public static RecordSplitter at(String path) {
        return new RecordSplitter(path.strip());
    }

    /** Splits a UTF-8 document; malformed JSON is a {@link JsonException}. */
    public RecordArray split(byte[] document) {
        byte[] utf8 = JsonReader.utf8(document);
        try {
            Pass pass = new Pass(utf8, 0);
            Object rest = pass.run();
            return new RecordArray(pass.state, envelope(rest), pass.elements);
        } catch (IOException failure) {
            throw JsonException.of(failure);
        }
    }

    @SuppressWarnings("unchecked") // JsonReader builds maps with text keys only
    private static Map<String, Object> envelope(@Nullable Object rest) {
        return rest instanceof Map<?, ?> map ? (Map<String, Object>) map : new LinkedHashMap<>();
    }

    /** One document being read, from a given step of the path on. */
    private final class Pass {
        private final byte[] document;
        private final int firstStep;
        private State state = State.ABSENT;
        private List<Element> elements = List.of();

        private Pass(byte[] document, int firstStep) {
            this.document = document;
            this.firstStep = firstStep;
        }

        private @Nullable Object run() throws IOException {
            try (JsonParser parser = JsonReader.parser(document)) {
                Object rest = walk(parser, JsonReader.first(parser), firstStep);
                JsonReader.end(parser);
                return rest;
            }
        }

        /** The value without the list; the list itself comes back as {@link State#LIST}. */
        private @Nullable Object walk(JsonParser parser, JsonToken token, int step) throws IOException {
            if (token == JsonToken.VALUE_STRING) {
                return inner(parser.getText(), step);
            }
            if (step == steps.length) {
                return target(parser, token);
            }
            if (token == JsonToken.START_OBJECT) {
                return object(parser, step);
            }
            int index = FieldPath.index(steps[step]);
            return token == JsonToken.START_ARRAY && index >= 0
                    ? list(parser, index, step)
                    : JsonReader.value(parser, token);
        }

        private Map<String, Object> object(JsonParser parser, int step) throws IOException {
            Map<String, Object> object = new LinkedHashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken token = parser.nextToken();
                int next = next(name, step);
                Object value = next < 0 ? JsonReader.value(parser, token) : walk(parser, token, next);
                if (value != State.LIST) {
                    object.put(name, value);
                }
            }
            return object;
        }

        private int next(String name, int step) {
            if (name.equals(steps[step])) {
                return step + 1;
            }
            return name.equals(rests[step]) ? steps.length : -1;
        }

        private List<Object> list(JsonParser parser, int index, int step) throws IOException {
            List<Object> list = new ArrayList<>();
            JsonToken token = parser.nextToken();
            for (int i = 0; token != JsonToken.END_ARRAY; i++) {
                Object value = i == index ? walk(parser, token, step + 1) : JsonReader.value(parser, token);
                list.add(value == State.LIST ? null : value);
                token = parser.nextToken();
            }
            return list;
        }

        private @Nullable Object target(JsonParser parser, JsonToken token) throws IOException {
            if (token == JsonToken.START_ARRAY) {
                elements = elements(parser);
                state = State.LIST;
                return State.LIST;
            }
            elements = List.of();
            state = token == JsonToken.VALUE_NULL ? State.NULL : State.NOT_A_LIST;
            return JsonReader.value(parser, token);
        }

        private List<Element> elements(JsonParser parser) throws IOException {
            List<Element> found = new ArrayList<>();
            JsonToken token = parser.nextToken();
            while (token != JsonToken.END_ARRAY) {
                long start = parser.currentTokenLocation().getByteOffset();
                Object value = JsonReader.value(parser, token);
                found.add(new Element(value, token.isStructStart() ? slice(parser, start) : Json.write(value)));
                token = parser.nextToken();
            }
            return found;
        }

        private String slice(JsonParser parser, long start) {
            int length = (int) (parser.currentLocation().getByteOffset() - start);
            return new String(document, (int) start, length, StandardCharsets.UTF_8);
        }

        private @Nullable Object inner(String text, int step) throws IOException {
            String json = text.strip();
            if (json.startsWith("{") || json.startsWith("[")) {
                Pass pass = new Pass(json.getBytes(StandardCharsets.UTF_8), step);
                try {
                    Object rest = pass.run();
                    state = pass.state;
                    elements = pass.elements;
                    return rest;
                } catch (JsonProcessingException | JsonException notJson) {
                    return notList(text, step);
                }
            }
            return notList(text, step);
        }

        private String notList(String text, int step) {
            elements = List.of();
            state = step == steps.length ? State.NOT_A_LIST : State.ABSENT;
            return text;
        }
    }
}
