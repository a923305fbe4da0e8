package dev.caravan.connection;

import dev.caravan.model.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * 金蝶云星空: a login session ({@code auth = app-secret | sign | password}), whose id and cookies travel with every
 * request, or the official SDK's signed headers ({@code auth = signed-headers}), with which the session id that the server
 * hands out is sent back. From the vendor's SDK 8.2.0 and public clients.
 */
final class K3CloudScheme implements AuthScheme {
    static final String SESSION = "kdservice-sessionid";
    private static final String SIGNED_HEADERS = "signed-headers";
    private static final String TIME = "login-time";
    private static final String SIGN = "login-sign";

    @Override
    public String name() {
        return "k3cloud";
    }

    @Override
    public Set<String> placeholders() {
        return Set.of(TIME, SIGN);
    }

    @Override
    public List<String> problems(ConnectionSettings settings) {
        return isSigned(settings) ? K3SignedHeaders.problems(settings) : List.of();
    }

    @Override
    public boolean needsToken(ConnectionSettings settings) {
        return !isSigned(settings);
    }

    private static String loginOperation(ConnectionSettings settings) {
        return switch (settings.value("auth")) {
            case "sign" -> "LoginBySign";
            case "password" -> "ValidateUser";
            default -> "LoginByAppSecret";
        };
    }

    private static Map<String, String> loginValues(TokenRequest request) {
        ConnectionSettings settings = request.settings();
        String time = String.valueOf(request.clock().instant().getEpochSecond());
        String algorithm = settings.authOption("login-digest", "SHA-256");
        return Map.of(TIME, time, SIGN, loginSign(settings, time, algorithm));
    }

    /** The digest of the sorted parts; older servers want SHA-1 (the profile's {@code auth.login-digest}). */
    static String loginSign(ConnectionSettings settings, String time, String algorithm) {
        String joined = Stream.of(
                        settings.value("acct-id"),
                        settings.value("username"),
                        settings.value("app-id"),
                        settings.value("app-secret"),
                        time)
                .sorted()
                .collect(Collectors.joining());
        return Digests.hex(algorithm, joined);
    }

    @Override
    public Token obtain(TokenRequest request) {
        String operation = loginOperation(request.settings());
        LoginAnswer login = request.require(operation, loginValues(request));
        Map<String, String> values = new LinkedHashMap<>(login.learned());
        String session = AnswerPath.text(login.answer().body(), "KDSVCSessionId");
        if (session == null) {
            session = Cookies.value(values, SESSION);
        }
        if (session.isEmpty()) {
            throw new ConnectionException(
                    Answer.local(Action.FAIL, "the answer to " + operation + " holds no session", null));
        }
        values.put(SESSION, session);
        return new Token(values, request.clock().instant(), null);
    }

    @Override
    public void sign(RequestDraft request, AuthContext context) {
        String session = context.session().getOrDefault(SESSION, "");
        if (!session.isEmpty()) {
            request.headers().put(SESSION, session);
        }
        String cookies = Cookies.header(context.session());
        if (!cookies.isEmpty()) {
            request.headers().put("Cookie", cookies);
        }
        if (isSigned(context.settings())) {
            K3SignedHeaders.add(request, context);
        }
    }

    @Override
    public Map<String, String> learn(HttpAnswer answer) {
        Map<String, String> values = new LinkedHashMap<>(Cookies.learn(answer));
        String header = answer.header(SESSION);
        String session = header == null ? Cookies.value(values, SESSION) : header;
        if (!session.isEmpty()) {
            values.put(SESSION, session);
        }
        return values;
    }

    private static boolean isSigned(ConnectionSettings settings) {
        return settings.value("auth").equals(SIGNED_HEADERS);
    }
}
