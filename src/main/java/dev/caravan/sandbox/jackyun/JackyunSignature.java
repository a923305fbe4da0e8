package dev.caravan.sandbox.jackyun;

import dev.caravan.sandbox.door.Digests;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * 吉客云's sign: all parameters but {@code sign}, {@code token}, {@code contextid}, sorted by name, name and value joined,
 * the secret at both ends, the whole in lower case, MD5.
 */
public final class JackyunSignature {
    private static final Set<String> UNSIGNED = Set.of("sign", "token", "contextid");

    private JackyunSignature() {}

    public static String plain(Map<String, String> parameters, String secret) {
        StringBuilder plain = new StringBuilder(256).append(secret);
        new TreeMap<>(parameters).forEach((name, value) -> {
            if (!UNSIGNED.contains(name)) {
                plain.append(name).append(value);
            }
        });
        return plain.append(secret).toString().toLowerCase(Locale.ROOT);
    }

    public static String sign(Map<String, String> parameters, String secret) {
        return Digests.md5(plain(parameters, secret));
    }
}
