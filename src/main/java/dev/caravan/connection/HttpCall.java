package dev.caravan.connection;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request ready for the wire, token and signature included. Holds secrets: {@code toString} names method and address
 * without the query only.
 *
 * @param body empty for none
 * @param generation which token or session the request carries, 0 = none; lets a late refusal of an old token be told
 *     from one of the current token
 */
@SuppressWarnings("ArrayRecordComponent") // bytes for the wire, never compared
public record HttpCall(String method, URI uri, Map<String, String> headers, byte[] body, long generation) {
    public HttpCall {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    @Override
    public String toString() {
        return method + " " + uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
