package dev.caravan.migrate;

import dev.caravan.config.ConfigList;
import dev.caravan.config.ConfigMap;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.ListedRecords;
import dev.caravan.mapping.MappedRow;
import dev.caravan.migrate.Finding.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Makes a case's {@code test.yaml}: a sample record, and the payload that the mapping makes of it. Used once. */
final class SampleTest {
    private static final String HEAD =
            "# A sample made of the fields that the mapping reads; put records of yours in its place.\n";

    private final Ledger ledger;
    private final TargetDraft target;
    private final FieldMapping mapping;

    SampleTest(Ledger ledger, TargetDraft target, FieldMapping mapping) {
        this.ledger = ledger;
        this.target = target;
        this.mapping = mapping;
    }

    /**
     * The text; empty when the sample cannot be mapped, or would repeat a credential.
     *
     * @param source whose {@code id} and {@code condition} the record fits, null when there is none
     * @param cases the case of each scheme
     */
    Optional<String> text(@Nullable ConfigMap source, UnaryOperator<String> cases) {
        if (Credentials.in(target.file().get("request"))
                || Credentials.in(target.file().get("mapping"))) {
            ledger.note(
                    Kind.OPEN,
                    target.place(),
                    "there is no test.yaml: its payload would repeat what looks like a credential in mapping.yaml");
            return Optional.empty();
        }
        Map<String, Object> record = SampleRecord.of(
                target.file().getOrDefault("request", List.of()), mapping.sourceFields(), given(source));
        Map<String, List<Map<String, Object>>> staged = SampleStage.of(target.file(), record, cases);
        MappedRow row = mapping.map(List.of(record), List.of("sample"), new ListedRecords(staged))
                .get(0);
        if (!row.isMapped()) {
            ledger.note(
                    Kind.OPEN,
                    target.place(),
                    "there is no test.yaml: the sample that was made up cannot be mapped, " + row.sentence());
            return Optional.empty();
        }
        Map<String, Object> test = new LinkedHashMap<>();
        test.put("name", "sample");
        test.put("record", record);
        if (!staged.isEmpty()) {
            test.put("lookups", staged);
        }
        test.put("payload", row.payload());
        return Optional.of(HEAD + YamlText.document(Map.of("tests", List.of(test))));
    }

    private static Map<String, String> given(@Nullable ConfigMap source) {
        Map<String, String> given = new LinkedHashMap<>();
        if (source == null) {
            return given;
        }
        source.list("condition").stream()
                .flatMap(groups -> groups.items().stream().limit(1))
                .filter(ConfigList.class::isInstance)
                .flatMap(group -> ((ConfigList) group).maps().stream())
                .filter(term -> List.of("eq", "eqv2").contains(term.text("logic", "")))
                .forEach(term -> given.put(term.text("field", ""), term.text("value", "")));
        source.optionalText("id").filter(id -> !id.isBlank()).ifPresent(id -> given.putIfAbsent(id, id + "-1"));
        return given;
    }
}
