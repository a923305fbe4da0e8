package dev.caravan.sandbox.k3cloud;

import dev.caravan.sandbox.door.Digests;
import dev.caravan.sandbox.door.HttpRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/** The two signatures of 星空's official SDK 8.x: {@code X-Api-Signature} and {@code X-Kd-Signature}. */
public final class K3SignedHeaders {
    private static final byte[] MASK = "0054f397c6234378b09ca7d3e5debce7".getBytes(StandardCharsets.US_ASCII);

    private final K3Account account;
    private final Clock clock;
    private final Duration tolerance;

    K3SignedHeaders(K3Account account, Clock clock, Duration tolerance) {
        this.account = account;
        this.clock = clock;
        this.tolerance = tolerance;
    }

    /** Whether a request tries to log in by signed headers. */
    static boolean present(HttpRequest request) {
        return request.header("x-api-signature") != null || request.header("x-kd-signature") != null;
    }

    /** The key of {@code X-Api-Signature}: the code of the appId, decoded, XORed with the SDK's mask, encoded. */
    public static String apiKey(String code) {
        byte[] bytes = Base64.getDecoder().decode(code);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= MASK[i % MASK.length];
        }
        return Base64.getEncoder().encodeToString(bytes);
    }

    public static String apiSignature(String apiKey, String path, String nonce, String timestamp) {
        String plain = "POST\n" + URLEncoder.encode(path, StandardCharsets.UTF_8) + "\n\nx-api-nonce:" + nonce
                + "\nx-api-timestamp:" + timestamp + "\n";
        return base64(Digests.hmacSha256(apiKey, plain));
    }

    public static String kdSignature(String appSecret, String appId, String appData) {
        return base64(Digests.hmacSha256(appSecret, appId + appData));
    }

    public static String appData(K3Account account) {
        return account.acctId() + "," + account.username() + "," + account.lcid() + "," + account.orgNum();
    }

    boolean valid(HttpRequest request) {
        return fresh(header(request, "x-api-timestamp")) && apiValid(request) && kdValid(request);
    }

    private boolean apiValid(HttpRequest request) {
        int border = account.appId().indexOf('_');
        if (border < 0
                || !account.appId().substring(0, border).equals(header(request, "x-api-clientid"))
                || !"2.0".equals(header(request, "x-api-auth-version"))) {
            return false;
        }
        String expected = apiSignature(
                apiKey(account.appId().substring(border + 1)),
                request.path(),
                header(request, "x-api-nonce"),
                header(request, "x-api-timestamp"));
        return Digests.same(expected, header(request, "x-api-signature"));
    }

    private boolean kdValid(HttpRequest request) {
        String appData = appData(account);
        return account.appId().equals(header(request, "x-kd-appkey"))
                && base64(appData).equals(header(request, "x-kd-appdata"))
                && Digests.same(
                        kdSignature(account.appSecret(), account.appId(), appData), header(request, "x-kd-signature"));
    }

    private boolean fresh(String timestamp) {
        try {
            long distance = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp));
            return distance <= tolerance.toSeconds();
        } catch (NumberFormatException notSeconds) {
            return false;
        }
    }

    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String header(HttpRequest request, String name) {
        String value = request.header(name);
        return value == null ? "" : value;
    }
}
