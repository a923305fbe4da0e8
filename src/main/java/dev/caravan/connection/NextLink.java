package dev.caravan.connection;

import dev.caravan.model.Action;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A link to the next page. It must lead to the connection's own server: credentials go with the request.
 *
 * @param address without the query
 * @param query the parameters, not encoded, in order
 */
record NextLink(String address, Map<String, String> query) {
    static NextLink of(String link, String base) {
        try {
            URI own = URI.create(base);
            URI target = own.resolve(link);
            if (!Objects.equals(own.getScheme(), target.getScheme())
                    || !Objects.equals(own.getRawAuthority(), target.getRawAuthority())) {
                throw refused("leads to another server, " + target.getHost());
            }
            String address = target.getScheme() + "://" + target.getRawAuthority() + target.getRawPath();
            return new NextLink(address, parameters(target.getRawQuery()));
        } catch (IllegalArgumentException malformed) {
            throw refused("is not a URL");
        }
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query != null && !query.isEmpty()) {
            for (String pair : query.split("&")) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                parameters.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static ConnectionException refused(String what) {
        return new ConnectionException(Answer.local(
                Action.FAIL, "the link to the next page " + what, "check paging.next in the vendor profile"));
    }
}
