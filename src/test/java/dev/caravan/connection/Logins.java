package dev.caravan.connection;

import dev.caravan.model.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Logins for tests. */
final class Logins {
    private Logins() {}

    static LoginCaller none() {
        return call -> {
            throw new AssertionError(
                    "no login expected, got " + call.operation().name());
        };
    }

    static Answer granted(String session) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("LoginResultType", 1);
        body.put("KDSVCSessionId", session);
        return new Answer(Action.OK, 200, "1", "", null, null, null, body, List.of(), 100);
    }
}
