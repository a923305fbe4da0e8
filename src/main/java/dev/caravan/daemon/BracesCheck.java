package dev.caravan.daemon;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;

/**
 * Finds {@code {{x}}} in a route file, where Camel takes it for a setting. Mapping and source files are written so.
 */
final class BracesCheck {
    private static final Pattern BRACES = Pattern.compile("\\{\\{([^{}]*)}}");

    private final CamelContext context;
    private final String file;

    BracesCheck(CamelContext context, String file) {
        this.context = context;
        this.file = file;
    }

    /** Throws a {@link CaseFileException} for the first one that is no setting. */
    void check(String text) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].strip().startsWith("#")) {
                continue;
            }
            Matcher braces = BRACES.matcher(lines[i]);
            while (braces.find()) {
                if (!isSetting(braces.group())) {
                    throw new CaseFileException(file + ":" + (i + 1) + ": " + braces.group()
                            + " is a setting in a route file, and there is none of this name. For a field of the record"
                            + " write {" + braces.group(1).strip()
                            + "}; {{…}} belongs in mapping.yaml and source.yaml");
                }
            }
        }
    }

    private boolean isSetting(String placeholder) {
        try {
            context.resolvePropertyPlaceholders(placeholder);
            return true;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
