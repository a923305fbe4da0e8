package dev.caravan.connection;

import dev.caravan.model.profile.Operation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request to send, in the words of the profile.
 *
 * @param fields request fields beside those the operation always sends; a tree of maps, lists and values
 * @param options of the operation, by name, as text
 * @param caseName for errors; null outside a case
 * @param link where the vendor said the answer is, on the connection's own server; null = at the operation's address
 * @param loginValues what the texts of a login may hold beside settings; secrets, empty for other operations
 */
public record OperationCall(
        Operation operation,
        Map<String, Object> fields,
        Map<String, String> options,
        @Nullable String caseName,
        @Nullable String link,
        Map<String, String> loginValues) {
    public OperationCall {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        loginValues = Collections.unmodifiableMap(new LinkedHashMap<>(loginValues));
    }

    /** A call of an operation that is no login. */
    public OperationCall(
            Operation operation,
            Map<String, Object> fields,
            Map<String, String> options,
            @Nullable String caseName,
            @Nullable String link) {
        this(operation, fields, options, caseName, link, Map.of());
    }

    /** A call at the operation's own address. */
    public OperationCall(
            Operation operation, Map<String, Object> fields, Map<String, String> options, @Nullable String caseName) {
        this(operation, fields, options, caseName, null);
    }

    /** A call with neither fields nor options of its own. */
    public static OperationCall of(Operation operation) {
        return new OperationCall(operation, Map.of(), Map.of(), null);
    }

    /** A login with the values it needs. */
    static OperationCall login(Operation operation, Map<String, String> values) {
        return new OperationCall(operation, Map.of(), Map.of(), null, null, values);
    }

    @Override
    public String toString() {
        return "call of " + operation.name();
    }
}
