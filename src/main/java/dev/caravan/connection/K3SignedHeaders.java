package dev.caravan.connection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The headers of 金蝶云星空's official SDK (8.x), which need no login: an API signature by a key hidden in the application
 * id, and a signature of the account by the application's secret. Pure.
 */
final class K3SignedHeaders {
    private static final byte[] VEIL = "0054f397c6234378b09ca7d3e5debce7".getBytes(StandardCharsets.US_ASCII);

    private K3SignedHeaders() {}

    static List<String> problems(ConnectionSettings settings) {
        List<String> problems = new ArrayList<>();
        String appId = settings.value("app-id");
        int underscore = appId.indexOf('_');
        if (underscore < 1 || !isBase64(appId.substring(underscore + 1))) {
            problems.add("app-id must look like 123456_abc… (client id, underscore, code) for auth = signed-headers");
        }
        if (settings.value("username").contains(",")
                || settings.value("acct-id").contains(",")) {
            problems.add("acct-id and username must hold no comma for auth = signed-headers");
        }
        return problems;
    }

    private static boolean isBase64(String text) {
        try {
            return Base64.getDecoder().decode(text).length > 0;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    static void add(RequestDraft request, AuthContext context) {
        ConnectionSettings settings = context.settings();
        String time = String.valueOf(context.clock().instant().getEpochSecond());
        String appId = settings.value("app-id");
        Map<String, String> headers = request.headers();
        headers.put("X-Api-ClientID", appId.substring(0, appId.indexOf('_')));
        headers.put("X-Api-Auth-Version", "2.0");
        headers.put("x-api-timestamp", time);
        headers.put("x-api-nonce", time);
        headers.put("x-api-signheaders", "x-api-timestamp,x-api-nonce");
        headers.put("X-Api-Signature", apiSignature(appId, request.path(), time));
        String account = String.join(
                ",",
                settings.value("acct-id"),
                settings.value("username"),
                settings.value("lcid"),
                settings.value("org-num"));
        headers.put("X-Kd-Appkey", appId);
        headers.put("X-Kd-Appdata", Digests.base64(account));
        headers.put("X-Kd-Signature", accountSignature(appId, account, settings.value("app-secret")));
    }

    static String apiSignature(String appId, String rawPath, String time) {
        String path = UrlText.encode(URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8));
        String plain = "POST\n" + path + "\n\nx-api-nonce:" + time + "\nx-api-timestamp:" + time + "\n";
        return Digests.hmacHexBase64(clientKey(appId), plain);
    }

    static String accountSignature(String appId, String account, String appSecret) {
        return Digests.hmacHexBase64(appSecret, appId + account);
    }

    /** The key behind the code in {@code <client id>_<code>}. */
    static String clientKey(String appId) {
        byte[] code = Base64.getDecoder().decode(appId.substring(appId.indexOf('_') + 1));
        for (int i = 0; i < code.length; i++) {
            code[i] ^= VEIL[i % VEIL.length];
        }
        return Base64.getEncoder().encodeToString(code);
    }
}
