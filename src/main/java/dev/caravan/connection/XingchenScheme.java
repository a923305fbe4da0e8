package dev.caravan.connection;

import dev.caravan.config.DurationText;
import dev.caravan.model.Action;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/**
 * 金蝶云星辰: every request is signed with the client's secret; business requests also carry an app-token. Two calls give one:
 * the authorizations of the client, whose appSecret changes every day, and the token for one of them. From the vendor's pages
 * and public clients.
 */
final class XingchenScheme implements AuthScheme {
    /** The vendor's code for a secret that has changed has this action in the profile. */
    private static final Action SECRET_CHANGED = Action.REFRESH_TOKEN;

    private static final String AUTHORIZE = "authorize";
    private static final String TOKEN = "kingdee_auth_token";
    private static final String APP_TOKEN = "app-token";
    private static final String SIGNED = "X-Api-TimeStamp,X-Api-Nonce";

    @Override
    public String name() {
        return "xingchen";
    }

    @Override
    public Set<String> placeholders() {
        return Set.of("app-key", "app-signature");
    }

    @Override
    public boolean needsToken(ConnectionSettings settings) {
        return true;
    }

    /** Credentials that were just read need no second reading; a secret that changed in between is read again once. */
    @Override
    public Token obtain(TokenRequest request) {
        Map<String, String> credentials = request.held()
                .map(Token::values)
                .filter(values -> !values.containsKey(APP_TOKEN))
                .orElseGet(() -> authorize(request));
        Answer answer = request.call(TOKEN, loginValues(credentials)).answer();
        if (answer.action() == SECRET_CHANGED) {
            credentials = authorize(request);
            answer = request.require(TOKEN, loginValues(credentials)).answer();
        } else if (answer.action() != Action.OK) {
            throw new ConnectionException(answer.as(Action.FAIL, answer.advice()));
        }
        String token = AnswerPath.text(answer.body(), "data." + APP_TOKEN);
        if (token == null) {
            throw new ConnectionException(
                    Answer.local(Action.FAIL, "the answer to " + TOKEN + " holds no " + APP_TOKEN, null));
        }
        Map<String, String> values = new LinkedHashMap<>(credentials);
        values.put(APP_TOKEN, token);
        Instant now = request.clock().instant();
        String life = request.settings().authOption("token-life", "24h");
        return new Token(values, now, now.plus(DurationText.parse(life)));
    }

    private static Map<String, String> authorize(TokenRequest request) {
        Answer answer = request.require(AUTHORIZE, Map.of()).answer();
        return XingchenAuthorizations.of(answer).pick(request.settings());
    }

    private static Map<String, String> loginValues(Map<String, String> credentials) {
        String key = credentials.getOrDefault(XingchenAuthorizations.APP_KEY, "");
        String secret = credentials.getOrDefault(XingchenAuthorizations.APP_SECRET, "");
        return Map.of("app-key", key, "app-signature", appSignature(key, secret));
    }

    /** What a case has read serves the connection at once: the next token is asked for with it. */
    @Override
    public Optional<Token> renewed(Answer answer, Optional<Token> held, ConnectionSettings settings, Clock clock) {
        Map<String, String> read = XingchenAuthorizations.of(answer).pick(settings);
        boolean known = held.map(token -> token.values().entrySet().containsAll(read.entrySet()))
                .orElse(false);
        Instant now = clock.instant();
        return known ? Optional.empty() : Optional.of(new Token(read, now, now));
    }

    @Override
    public void sign(RequestDraft request, AuthContext context) {
        String time = String.valueOf(context.clock().instant().toEpochMilli());
        String nonce = String.valueOf(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
        ConnectionSettings settings = context.settings();
        Map<String, String> headers = request.headers();
        headers.put("X-Api-ClientID", settings.value("client-id"));
        headers.put("X-Api-Auth-Version", "2.0");
        headers.put("X-Api-TimeStamp", time);
        headers.put("X-Api-SignHeaders", SIGNED);
        headers.put("X-Api-Nonce", nonce);
        String plain = plain(request.method(), request.plainPath(), request.query(), nonce, time);
        headers.put("X-Api-Signature", Digests.hmacHexBase64(settings.value("client-secret"), plain));
        if (!context.login()) {
            headers.put(APP_TOKEN, context.session().getOrDefault(APP_TOKEN, ""));
            headers.put("X-GW-Router-Addr", context.session().getOrDefault(XingchenAuthorizations.DOMAIN, ""));
        }
    }

    /** Five lines, each ended; parameters are sorted and their values encoded twice. The body is not signed. */
    static String plain(String method, String path, Map<String, String> query, String nonce, String time) {
        String parameters = new TreeMap<>(query)
                .entrySet().stream()
                        .map(entry -> twice(entry.getKey()) + "=" + twice(entry.getValue()))
                        .collect(Collectors.joining("&"));
        return method + "\n" + UrlText.encode(path) + "\n" + parameters + "\nx-api-nonce:" + nonce
                + "\nx-api-timestamp:" + time + "\n";
    }

    static String appSignature(String appKey, String appSecret) {
        return Digests.hmacHexBase64(appSecret, appKey);
    }

    private static String twice(String text) {
        return UrlText.encode(UrlText.encode(text));
    }
}
