package dev.caravan.migrate;

import dev.caravan.config.Place;
import dev.caravan.migrate.Finding.Kind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which case stands for each scheme that look-ups name: by {@code schemes.yaml}, else an entry for a person to fill in. Used once. */
final class SchemeCases {
    private static final int SHORT = 8;
    private static final String HEAD =
            "# The cases that stand for schemes of 轻易云 in look-ups: <UUID of the scheme>: <name of the case>\n";

    private final Ledger ledger;
    private final CasesRoot root;
    private final Map<String, String> added = new LinkedHashMap<>();
    private final Map<String, String> filled = new LinkedHashMap<>();
    private final Set<String> asked = new HashSet<>();
    private @Nullable String corrected;

    SchemeCases(Ledger ledger, CasesRoot root) {
        this.ledger = ledger;
        this.root = root;
    }

    /** The case of a scheme; a name that is no UUID is a case's own. */
    String caseOf(String scheme) {
        String known = root.caseOf(scheme).orElseGet(() -> added.getOrDefault(scheme, scheme));
        return filled.getOrDefault(scheme, known);
    }

    /** Remembers which case the scheme itself becomes; an entry that an earlier import left open for it is filled in. */
    void imported(String scheme, String caseName) {
        Optional<String> known = root.caseOf(scheme);
        if (known.isEmpty()) {
            added.put(scheme, caseName);
        } else if (isPlaceholder(scheme, known.get()) && !known.get().equals(caseName)) {
            fillIn(scheme, known.get(), caseName);
        }
    }

    private void fillIn(String scheme, String placeholder, String caseName) {
        String before = root.read(CasesRoot.SCHEMES).orElse("");
        Pattern entry = Pattern.compile("(?m)^(\\s*([\"']?)" + Pattern.quote(scheme) + "\\2\\s*:\\s*)([\"']?)"
                + Pattern.quote(placeholder) + "\\3(?=\\s*(#.*)?$)");
        String after = entry.matcher(before).replaceFirst("$1" + Matcher.quoteReplacement(YamlText.quoted(caseName)));
        if (after.equals(before)) {
            note(Kind.OPEN, placeholder + " still stands for scheme " + scheme + ": write " + caseName + " instead");
            return;
        }
        corrected = after;
        filled.put(scheme, caseName);
        note(Kind.CHANGED, "scheme " + scheme + " is " + caseName + ", which was " + placeholder + " until now");
    }

    /** Makes an entry for each scheme of a mapping that has none. */
    void require(Map<String, Object> mapping, Place place) {
        for (String scheme : LookUpTexts.schemes(mapping)) {
            String placeholder = placeholder(scheme);
            String known = caseOf(scheme);
            if (known.equals(scheme)) {
                added.put(scheme, placeholder);
            }
            if (known.equals(scheme) || isPlaceholder(scheme, known)) {
                asked.add(scheme);
                ledger.note(
                        Kind.OPEN,
                        place,
                        "records of scheme " + scheme
                                + " are looked up: import that scheme too, and write its case's name in "
                                + CasesRoot.SCHEMES + " instead of " + placeholder);
            }
        }
    }

    /** Files that do not say their scheme's UUID may be those of a scheme that an earlier import left open. */
    void noteStanding() {
        new TreeMap<>(root.schemes()).forEach((scheme, name) -> {
            if (isPlaceholder(scheme, name) && !asked.contains(scheme)) {
                note(
                        Kind.OPEN,
                        name + " still stands for scheme " + scheme
                                + ": the files do not say which scheme they are; if it is this one, write this case's"
                                + " name instead");
            }
        });
    }

    private static String placeholder(String scheme) {
        return "scheme-" + scheme.substring(0, Math.min(SHORT, scheme.length()));
    }

    /** Unless a person has called a case so. */
    private boolean isPlaceholder(String scheme, String name) {
        return name.equals(placeholder(scheme))
                && root.read(name + "/route.camel.yaml").isEmpty();
    }

    private void note(Kind kind, String text) {
        ledger.note(kind, Place.of(CasesRoot.SCHEMES), text);
    }

    /** {@code schemes.yaml} with the entry filled in that stood open; empty when none is. */
    Optional<String> corrected() {
        return Optional.ofNullable(corrected);
    }

    /** What is to be added to {@code schemes.yaml}; empty when nothing is. */
    Optional<String> text() {
        if (added.isEmpty()) {
            return Optional.empty();
        }
        boolean isNew = root.read(CasesRoot.SCHEMES).isEmpty();
        return Optional.of((isNew ? HEAD : "") + YamlText.document(added));
    }
}
