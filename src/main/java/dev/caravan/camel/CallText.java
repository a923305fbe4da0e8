package dev.caravan.camel;

import dev.caravan.connection.OperationCall;
import dev.caravan.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** A call that is no HTTP request, as text for people. Not masked. */
final class CallText {
    private CallText() {}

    static String of(OperationCall call) {
        Map<String, Object> shown = new LinkedHashMap<>(call.options());
        shown.putAll(call.fields());
        return call.operation().name() + " " + Json.write(shown);
    }
}
