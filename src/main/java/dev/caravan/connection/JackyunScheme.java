package dev.caravan.connection;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * 吉客云: sorted names and values between two secrets, all in lower case, MD5. From clients that quote the vendor's
 * documents: {@code sign}, {@code token} and {@code contextid} are not signed; the exact text of {@code bizcontent} is,
 * before URL-encoding.
 */
final class JackyunScheme implements AuthScheme {
    private static final Set<String> UNSIGNED = Set.of("sign", "token", "contextid");

    @Override
    public String name() {
        return "jackyun-md5";
    }

    @Override
    public void sign(RequestDraft request, AuthContext context) {
        Map<String, String> signed = new TreeMap<>(request.query());
        signed.putAll(request.form());
        request.form().put("sign", signature(signed, context.settings().value("app-secret")));
    }

    static String signature(Map<String, String> parameters, String secret) {
        StringBuilder text = new StringBuilder(secret);
        new TreeMap<>(parameters).forEach((name, value) -> {
            if (!UNSIGNED.contains(name)) {
                text.append(name).append(value);
            }
        });
        text.append(secret);
        return Digests.hex("MD5", text.toString().toLowerCase(Locale.ROOT));
    }
}
