package dev.caravan.connection;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a database server as a URL such as {@code jdbc:postgresql://host/db?ssl=true} or {@code
 * mongodb://user:password@host/db}. Pure.
 */
public final class ServerAddress {
    private static final Pattern USER = Pattern.compile("//([^/@]*)@");
    /** Oracle's {@code jdbc:oracle:thin:user/password@//host/service}. */
    private static final Pattern ORACLE_USER =
            Pattern.compile("^(jdbc:oracle:\\w+:)[^/@]*/(\"[^\"]*\"|[^@\"]*)@", Pattern.CASE_INSENSITIVE);

    private static final Pattern PARAMETERS = Pattern.compile("[?;].*$");
    private static final Pattern PASSWORD =
            Pattern.compile("[?&;](?:password|passwd|pwd|sslpassword)=([^&;]*)", Pattern.CASE_INSENSITIVE);

    private ServerAddress() {}

    /** The address without user, password and parameters, which may be shown and compared. */
    public static String shown(String url) {
        String oracle = ORACLE_USER.matcher(url.strip()).replaceFirst("$1@");
        return PARAMETERS.matcher(USER.matcher(oracle).replaceFirst("//")).replaceFirst("");
    }

    /** The passwords that stand in the address, as written and decoded. */
    public static Set<String> passwords(String url) {
        Set<String> passwords = new LinkedHashSet<>();
        Matcher user = USER.matcher(url);
        if (user.find() && user.group(1).contains(":")) {
            add(passwords, user.group(1).substring(user.group(1).indexOf(':') + 1));
        }
        Matcher oracle = ORACLE_USER.matcher(url.strip());
        if (oracle.find()) {
            add(passwords, oracle.group(2).replace("\"", ""));
        }
        Matcher parameters = PASSWORD.matcher(url);
        while (parameters.find()) {
            add(passwords, parameters.group(1));
        }
        return passwords;
    }

    private static void add(Set<String> passwords, String written) {
        if (written.isEmpty()) {
            return;
        }
        passwords.add(written);
        try {
            passwords.add(URLDecoder.decode(written, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            // a stray % sign: there is nothing but the text as written
        }
    }
}
