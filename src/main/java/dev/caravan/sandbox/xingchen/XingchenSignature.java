package dev.caravan.sandbox.xingchen;

import dev.caravan.sandbox.door.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * 星辰's two signatures: {@code X-Api-Signature} of every request and {@code app_signature} of the token call; both are
 * the Base64 of the hexadecimal text of an HMAC-SHA256.
 */
public final class XingchenSignature {
    private static final String UNRESERVED = "-_.!~*'()";

    private XingchenSignature() {}

    /** Five lines, each ended: method, encoded path, parameters encoded twice, nonce, timestamp. */
    public static String plain(String method, String path, Map<String, String> query, String nonce, String timestamp) {
        String parameters = new TreeMap<>(query)
                .entrySet().stream()
                        .map(entry -> encoded(encoded(entry.getKey())) + "=" + encoded(encoded(entry.getValue())))
                        .collect(Collectors.joining("&"));
        return method + "\n" + encoded(path) + "\n" + parameters + "\nx-api-nonce:" + nonce + "\nx-api-timestamp:"
                + timestamp + "\n";
    }

    /** The signature of a plain text by a key: the client's secret, or the app's with its key as the text. */
    public static String sign(String secret, String plain) {
        byte[] hexadecimal = Digests.hmacSha256(secret, plain).getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(hexadecimal);
    }

    private static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length() * 3);
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char letter = (char) (octet & 0xff);
            boolean plain = letter < 128 && (Character.isLetterOrDigit(letter) || UNRESERVED.indexOf(letter) >= 0);
            if (plain) {
                encoded.append(letter);
            } else {
                encoded.append(String.format("%%%02X", octet));
            }
        }
        return encoded.toString();
    }
}
