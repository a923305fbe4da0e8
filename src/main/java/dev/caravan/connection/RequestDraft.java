package dev.caravan.connection;

import dev.caravan.json.Json;
import dev.caravan.model.Action;
import dev.caravan.model.profile.Encoding;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request while it is being signed: its parts may still be changed. Used by one thread.
 */
public final class RequestDraft {
    private final String method;
    private final URI address;
    private final Encoding encoding;
    private final Map<String, String> query = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> form = new LinkedHashMap<>();
    private final Map<String, Object> fields;

    RequestDraft(String method, String address, Encoding encoding, Map<String, Object> fields) {
        this.method = method;
        this.address = uri(address);
        this.encoding = encoding;
        this.fields = new LinkedHashMap<>(fields);
    }

    /** The HTTP method, upper case. */
    public String method() {
        return method;
    }

    /** The address's path, percent-encoded. */
    public String path() {
        return address.getRawPath();
    }

    /** The address's path, not encoded. */
    public String plainPath() {
        return URLDecoder.decode(path().replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** How the fields travel. */
    public Encoding encoding() {
        return encoding;
    }

    /** The query's parameters, not encoded, in order. */
    public Map<String, String> query() {
        return query;
    }

    /** The headers. */
    public Map<String, String> headers() {
        return headers;
    }

    /** The form's fields, not encoded, in order; sent by form posts only. */
    public Map<String, String> form() {
        return form;
    }

    /** The request fields; the body of JSON posts. A form's {@code {body}} has been rendered before. */
    public Map<String, Object> fields() {
        return fields;
    }

    /** The body as it would be sent now; empty when there is none. */
    public String body() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
        return switch (encoding) {
            case JSON -> hasBody() ? Json.writeBytes(fields) : new byte[0];
            case FORM -> UrlText.pairs(form).getBytes(StandardCharsets.UTF_8);
            case QUERY -> isPost() ? Json.writeBytes(Map.of()) : new byte[0];
        };
    }

    HttpCall toCall(long generation) {
        byte[] body = bytes();
        URI uri = query.isEmpty() ? address : uri(address + "?" + UrlText.pairs(query));
        return new HttpCall(method, uri, headers, body, generation);
    }

    private boolean hasBody() {
        return isPost() || !fields.isEmpty();
    }

    private boolean isPost() {
        return !method.equals("GET") && !method.equals("DELETE");
    }

    private static URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new ConnectionException(Answer.local(
                    Action.FAIL, "the request's address is not a URL: " + malformed.getReason(), "check base-url"));
        }
    }
}
