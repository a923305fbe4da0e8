package dev.caravan.migrate;

import dev.caravan.config.Place;
import dev.caravan.migrate.Finding.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Which case stands for each scheme that look-ups name: by {@code schemes.yaml}, else an entry for a person to fill in. Used once. */
final class SchemeCases {
    private static final int SHORT = 8;
    private static final String HEAD =
            "# The cases that stand for schemes of 轻易云 in look-ups: <UUID of the scheme>: <name of the case>\n";

    private final Ledger ledger;
    private final CasesRoot root;
    private final Map<String, String> added = new LinkedHashMap<>();

    SchemeCases(Ledger ledger, CasesRoot root) {
        this.ledger = ledger;
        this.root = root;
    }

    /** The case of a scheme; a name that is no UUID is a case's own. */
    String caseOf(String scheme) {
        return root.caseOf(scheme).orElseGet(() -> added.getOrDefault(scheme, scheme));
    }

    /** Makes an entry for each scheme of a mapping that has none. */
    void require(Map<String, Object> mapping, Place place) {
        for (String scheme : LookUpTexts.schemes(mapping)) {
            if (root.caseOf(scheme).isEmpty()) {
                String name = "scheme-" + scheme.substring(0, SHORT);
                added.put(scheme, name);
                ledger.note(
                        Kind.OPEN,
                        place,
                        "records of scheme " + scheme
                                + " are looked up: import that scheme too, and write its case's name in "
                                + CasesRoot.SCHEMES + " instead of " + name);
            }
        }
    }

    /** Remembers which case the scheme itself became. */
    void imported(String scheme, String caseName) {
        if (root.caseOf(scheme).isEmpty()) {
            added.put(scheme, caseName);
        }
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
