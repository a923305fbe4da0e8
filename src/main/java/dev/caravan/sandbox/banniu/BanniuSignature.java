package dev.caravan.sandbox.banniu;

import dev.caravan.sandbox.door.Digests;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * 班牛's sign: all parameters of the query but {@code sign}, sorted by name, name and value joined, the secret at both
 * ends, MD5 in upper case. A body is not signed.
 */
public final class BanniuSignature {
    private BanniuSignature() {}

    public static String plain(Map<String, String> query, String secret) {
        StringBuilder plain = new StringBuilder(256).append(secret);
        new TreeMap<>(query).forEach((name, value) -> {
            if (!name.equals("sign")) {
                plain.append(name).append(value);
            }
        });
        return plain.append(secret).toString();
    }

    public static String sign(Map<String, String> query, String secret) {
        return Digests.md5(plain(query, secret)).toUpperCase(Locale.ROOT);
    }
}
