package dev.caravan.migrate;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigException;
import dev.caravan.config.ConfigProblem;
import dev.caravan.config.Place;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.SourceConfiguration;
import dev.caravan.mapping.syntax.CaseNames;
import dev.caravan.migrate.Finding.Kind;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compiles what was written as the case will, and says of every problem where in the imported file it comes from. */
final class DraftCheck {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern STEP = Pattern.compile("\\.?([^.\\[\\]]+)|\\[(\\d+)]");

    private final Ledger ledger;
    private final RowImport rows;

    DraftCheck(Ledger ledger, RowImport rows) {
        this.ledger = ledger;
        this.rows = rows;
    }

    void source(SourceDraft draft, String file) {
        try {
            SourceConfiguration.read(file, draft.text(), ZONE);
        } catch (ConfigException refused) {
            note(refused, draft.file(), draft.place());
        }
    }

    /** The mapping, when it can be compiled. */
    Optional<FieldMapping> target(TargetDraft draft, String file, CaseNames cases) {
        try {
            return Optional.of(FieldMapping.read(file, draft.text(), ZONE, cases));
        } catch (ConfigException refused) {
            note(refused, draft.file(), draft.place());
            return Optional.empty();
        }
    }

    /** The profile of a vendor that had none, or gets another operation. */
    void profile(CasesRoot root, String vendor, String file, String text, Place place) {
        try {
            root.compile(vendor, ConfigDocument.read(file, text));
        } catch (ConfigException refused) {
            note(refused, Map.of(), place);
        }
    }

    private void note(ConfigException refused, Map<String, Object> file, Place place) {
        for (ConfigProblem problem : refused.problems()) {
            ledger.note(
                    Kind.UNSUPPORTED,
                    origin(file, problem.place().path(), place),
                    "the case does not load until this is changed: " + problem);
        }
    }

    /** Where the innermost row comes from that a path of the written file leads through. */
    private Place origin(Map<String, Object> file, String path, Place otherwise) {
        Place found = otherwise;
        Object at = file;
        Matcher steps = STEP.matcher(path);
        while (at != null && steps.find()) {
            at = below(at, steps);
            found = at == null ? found : rows.originOf(at, found);
        }
        return found;
    }

    private static @Nullable Object below(Object at, Matcher step) {
        if (step.group(2) != null && at instanceof List<?> list) {
            int index = Integer.parseInt(step.group(2));
            return index < list.size() ? list.get(index) : null;
        }
        return at instanceof Map<?, ?> map ? map.get(step.group(1)) : null;
    }
}
