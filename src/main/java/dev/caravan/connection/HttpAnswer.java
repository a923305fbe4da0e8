package dev.caravan.connection;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it came, whatever its status.
 *
 * @param headers by name, case-insensitive; several values of one name are joined by a line feed
 * @param body decompressed, without transfer coding; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // bytes from the wire, never compared
public record HttpAnswer(int status, Map<String, String> headers, byte[] body) implements HttpResult {
    public HttpAnswer {
        Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        byName.putAll(headers);
        headers = Collections.unmodifiableMap(byName);
    }

    /** The first value of a header, null when it is absent. */
    public @Nullable String header(String name) {
        List<String> values = headerValues(name);
        return values.isEmpty() ? null : values.get(0);
    }

    /** All values of a header. */
    public List<String> headerValues(String name) {
        String joined = headers.get(name);
        return joined == null
                ? List.of()
                : joined.lines()
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList();
    }

    @Override
    public String toString() {
        return "HTTP " + status + ", " + body.length + " bytes";
    }
}
