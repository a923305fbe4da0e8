package dev.caravan.migrate;

import dev.caravan.config.ConfigException;
import dev.caravan.config.ConfigList;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.config.Place;
import dev.caravan.mapping.syntax.Condition;
import dev.caravan.migrate.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Carries a {@code condition} over: one group of plain equalities becomes the {@code where} of the route, everything else
 * stays a {@code condition} in {@code source.yaml}. Used once.
 */
final class ConditionImport {
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Map<String, String> EQUALITIES = Map.of("eq", "=", "eqv2", "=", "neq", "!=", "ieqv2", "!=");

    private final Ledger ledger;

    ConditionImport(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The text of {@code where}, when that says the same. */
    Optional<String> where(ConfigMap config) {
        List<ConfigMap> terms = new ArrayList<>();
        List<ConfigNode> groups =
                config.list("condition").map(ConfigList::items).orElse(List.of());
        groups.forEach(group -> readTerms(group, terms));
        terms.forEach(this::noteInference);
        boolean simple =
                groups.size() == 1 && !terms.isEmpty() && terms.stream().allMatch(ConditionImport::isSimple);
        String where =
                String.join(" AND ", terms.stream().map(ConditionImport::term).toList());
        return simple && reads(where) ? Optional.of(where) : Optional.empty();
    }

    /** A field may bear the name of a word of SQL. */
    private static boolean reads(String where) {
        try {
            Condition.parse(where, Place.of("where"));
            return true;
        } catch (ConfigException refused) {
            return false;
        }
    }

    private void readTerms(ConfigNode group, List<ConfigMap> terms) {
        if (group instanceof ConfigList list) {
            for (ConfigMap term : list.maps()) {
                ledger.read(term, "field", "logic", "value", "strictMode");
                terms.add(term);
            }
        }
    }

    private void noteInference(ConfigMap term) {
        String logic = term.text("logic", "");
        String meaning =
                switch (logic) {
                    case "eqv2" -> "[I] logic eqv2 is taken for eq";
                    case "ieqv2" -> "[I] logic ieqv2 is taken for \"not equal\"";
                    case "in", "notin" -> "[I] logic " + logic + " is taken for a list separated by commas";
                    default -> "";
                };
        if (!meaning.isEmpty()) {
            ledger.note(Kind.INFERRED, term.placeOf("logic"), meaning);
        }
    }

    private static boolean isSimple(ConfigMap term) {
        return EQUALITIES.containsKey(term.text("logic", ""))
                && PLAIN_NAME.matcher(term.text("field", "")).matches()
                && !term.has("strictMode")
                && term.text("value", "").matches("[\\w\\p{IsHan} .-]*");
    }

    private static String term(ConfigMap term) {
        return term.text("field", "") + " " + EQUALITIES.get(term.text("logic", "")) + " '" + term.text("value", "")
                + "'";
    }
}
