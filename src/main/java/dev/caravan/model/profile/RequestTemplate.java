package dev.caravan.model.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fixed part of a request. Texts may hold {@code {name}}: a setting of the connection, an option of the operation,
 * {@code {operation}}, {@code {body}} (the request fields as JSON), {@code {now}} (the time in the profile's zone,
 * {@code yyyy-MM-dd HH:mm:ss}), a value that authentication makes, or in logins one of the held token. {@code {a:b}} joins two by
 * a colon, {@code {name?}} leaves the whole parameter out when there is no value, and filters follow behind bars, such as {@code
 * {password|sha256}}: base64, md5, sha1, sha256, sha512, url, lower, upper. In request fields a text that is exactly {@code
 * {name|int}} becomes a number.
 *
 * @param path appended to the connection's base URL
 */
public record RequestTemplate(
        String method,
        String path,
        Encoding encoding,
        Map<String, String> query,
        Map<String, String> headers,
        Map<String, String> form) {
    public RequestTemplate {
        query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        form = Collections.unmodifiableMap(new LinkedHashMap<>(form));
    }
}
