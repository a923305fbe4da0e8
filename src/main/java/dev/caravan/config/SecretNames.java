package dev.caravan.config;

import java.util.regex.Pattern;

/** Says which names of fields and settings are those of credentials. Pure. */
public final class SecretNames {
    /** A regular expression of the words that make a name one, for use without regard to case. */
    public static final String WORDS =
            "token|secret|passw(?:or)?d|passphrase|pwd|credential|session|authorization|cookie|密码|密钥";

    private static final Pattern SECRET =
            Pattern.compile("(?i).*(?:" + WORDS + "|private|(?:app|api|access|sign)[_-]?key).*");

    private SecretNames() {}

    /** Whether what has this name is to be hidden. */
    public static boolean isSecret(String name) {
        return SECRET.matcher(name).matches();
    }
}
