package dev.caravan.bench;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** Signed and logged-in requests as a person would write them by hand. One thread. */
final class HandWrittenHttp implements AutoCloseable {
    static final JsonFactory JSON = new JsonFactory();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final String SECRET = "DemoSecret";
    private static final String LOGIN = "AuthService.LoginByAppSecret";

    private final Round round;
    private final CloseableHttpClient client = HttpClients.custom()
            .disableAutomaticRetries()
            .disableContentCompression()
            .disableCookieManagement()
            .build();
    private String session = "";

    HandWrittenHttp(Round round) {
        this.round = round;
    }

    /** One page of warehouses of the window that ends now. */
    byte[] page(int page, int size) throws IOException {
        String now = TIME.format(LocalDateTime.now(BEIJING));
        return source("{\"gmtModifiedStart\":\"2020-01-01 00:00:00\",\"gmtModifiedEnd\":\"" + now + "\",\"pageIndex\":"
                + page + ",\"pageSize\":" + size + "}");
    }

    private byte[] source(String body) throws IOException {
        HttpPost post = new HttpPost(round.jackyun() + "/open/openapi/do");
        post.setEntity(new ByteArrayEntity(
                form(body).getBytes(StandardCharsets.UTF_8), ContentType.APPLICATION_FORM_URLENCODED));
        return send(post);
    }

    /** The signed form of a request for warehouses. */
    static String form(String body) {
        Map<String, String> form = new TreeMap<>(Map.of(
                "method", "erp.warehouse.get",
                "appkey", "12345678",
                "version", "v1.0",
                "contenttype", "json",
                "timestamp", TIME.format(LocalDateTime.now(BEIJING)),
                "bizcontent", body));
        StringBuilder signed = new StringBuilder(SECRET);
        form.forEach((name, value) -> signed.append(name).append(value));
        signed.append(SECRET);
        form.put("sign", md5(signed.toString().toLowerCase(Locale.ROOT)));
        StringBuilder encoded = new StringBuilder();
        form.forEach((name, value) -> encoded.append(encoded.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return encoded.toString();
    }

    private static String md5(String text) {
        return HexFormat.of().formatHex(digest().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** A call of a 星空 service such as {@code DynamicFormService.BatchSave}; logs in when there is no session. */
    byte[] target(String service, byte[] json) throws IOException {
        if (session.isEmpty()) {
            session = session(post(LOGIN, loginBody()));
        }
        return post(service, json);
    }

    static byte[] loginBody() {
        return "{\"parameters\":[\"acct01\",\"Admin\",\"123456_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4\",\"test-app-secret-value\",2052]}"
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] post(String service, byte[] json) throws IOException {
        HttpPost post = new HttpPost(round.k3cloud() + service(service));
        if (!session.isEmpty()) {
            post.setHeader("kdservice-sessionid", session);
        }
        post.setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON));
        return send(post);
    }

    static String service(String name) {
        return "Kingdee.BOS.WebApi.ServicesStub." + name + ".common.kdsvc";
    }

    static String session(byte[] login) throws IOException {
        try (JsonParser parser = JSON.createParser(login)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.FIELD_NAME
                        && parser.currentName().equals("KDSVCSessionId")) {
                    return parser.nextTextValue();
                }
            }
        }
        throw new IOException("no session: " + new String(login, StandardCharsets.UTF_8));
    }

    private byte[] send(HttpPost post) throws IOException {
        return client.execute(post, response -> {
            if (response.getCode() != 200) {
                throw new IOException("HTTP " + response.getCode());
            }
            return EntityUtils.toByteArray(response.getEntity());
        });
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
