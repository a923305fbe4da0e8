package dev.caravan.migrate;

import dev.caravan.config.ConfigException;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names a case: as a person wants it, else by the APIs, else by the file. Pure. */
final class CaseNaming {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9\\p{IsHan}][A-Za-z0-9\\p{IsHan}_-]{0,99}");
    private static final int LONGEST = 60;

    private CaseNaming() {}

    static String of(Scheme scheme, @Nullable String wanted, List<Path> files) {
        if (wanted != null) {
            if (!NAME.matcher(wanted).matches()) {
                throw new ConfigException(
                        Place.of("--name"), "\"" + wanted + "\" is no name of a case; use letters, digits and -");
            }
            return wanted;
        }
        String source = slug(api(scheme.source()));
        String target = slug(api(scheme.target()));
        String both = source.isEmpty() || target.isEmpty() ? source + target : source + "-to-" + target;
        String name = both.isEmpty() ? slug(stem(files.get(0))) : both;
        String cut = name.substring(0, Math.min(LONGEST, name.length())).replaceFirst("-+$", "");
        return cut.isEmpty() ? "imported" : cut;
    }

    private static String api(@Nullable ConfigMap config) {
        return config == null || TargetImport.isEmptyWrite(config) ? "" : ApiQuery.addressOf(config.text("api", ""));
    }

    private static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    }

    private static String slug(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9\\p{IsHan}]+", "-")
                .replaceAll("^-+|-+$", "");
    }
}
