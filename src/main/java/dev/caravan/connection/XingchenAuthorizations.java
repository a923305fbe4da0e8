package dev.caravan.connection;

import dev.caravan.model.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The accounts that have authorized a client of 星辰, as one answer lists them. Immutable.
 */
final class XingchenAuthorizations {
    static final String APP_KEY = "app-key";
    static final String APP_SECRET = "app-secret";
    static final String DOMAIN = "domain";
    private static final String AUTHORIZED = "1";

    private final List<Map<?, ?>> rows;

    private XingchenAuthorizations(List<Map<?, ?>> rows) {
        this.rows = rows;
    }

    static XingchenAuthorizations of(Answer answer) {
        List<Map<?, ?>> rows = new ArrayList<>();
        if (AnswerPath.find(answer.body(), "data") instanceof List<?> list) {
            list.forEach(row -> {
                if (row instanceof Map<?, ?> map && AUTHORIZED.equals(text(map, "status"))) {
                    rows.add(map);
                }
            });
        }
        return new XingchenAuthorizations(rows);
    }

    /**
     * Key, secret and domain of the account that the connection is for.
     *
     * @throws ConnectionException ({@code FAIL}) when there is none, or more than one and the settings do not say which
     */
    Map<String, String> pick(ConnectionSettings settings) {
        String wanted = settings.value("account-id");
        List<Map<?, ?>> matching = rows.stream()
                .filter(row -> wanted.isEmpty() || wanted.equals(text(row, "accountId")))
                .toList();
        if (matching.isEmpty()) {
            String which = wanted.isEmpty()
                    ? "no account has authorized this client"
                    : "account " + wanted + " has not authorized this client";
            throw failed(which + accounts(rows), "authorize it in 星辰, or check outer-instance-id and account-id");
        }
        if (matching.size() > 1) {
            throw failed("several accounts have authorized this client" + accounts(matching), "set account-id");
        }
        Map<String, String> picked = new LinkedHashMap<>();
        picked.put(APP_KEY, required(matching.get(0), "appKey"));
        picked.put(APP_SECRET, required(matching.get(0), "appSecret"));
        picked.put(DOMAIN, required(matching.get(0), "domain"));
        return picked;
    }

    private static String accounts(List<Map<?, ?>> rows) {
        return rows.isEmpty()
                ? ""
                : ": "
                        + rows.stream()
                                .map(row -> text(row, "accountId") + " (" + text(row, "accountName") + ")")
                                .collect(Collectors.joining(", "));
    }

    private static String required(Map<?, ?> row, String name) {
        String text = text(row, name);
        if (text == null) {
            throw failed("the authorization holds no " + name, null);
        }
        return text;
    }

    private static @Nullable String text(Map<?, ?> row, String name) {
        return AnswerPath.text(row, name);
    }

    private static ConnectionException failed(String message, @Nullable String advice) {
        return new ConnectionException(Answer.local(Action.FAIL, message, advice));
    }
}
