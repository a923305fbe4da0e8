package dev.caravan.migrate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Makes the staged records that the look-ups of a sample find. Pure. */
final class SampleStage {
    private SampleStage() {}

    /**
     * One record for each different question, by case.
     *
     * @param rows the mapping's values
     * @param record the sample that looks up
     * @param cases the case of each scheme
     */
    static Map<String, List<Map<String, Object>>> of(
            Object rows, Map<String, Object> record, UnaryOperator<String> cases) {
        Map<String, List<Map<String, Object>>> records = new LinkedHashMap<>();
        for (LookUpTexts.LookUp lookUp : LookUpTexts.in(rows)) {
            Map<String, Object> asked = new LinkedHashMap<>();
            lookUp.where().forEach((field, text) -> asked.put(field, SampleRecord.filled(text, record)));
            List<Map<String, Object>> staged =
                    records.computeIfAbsent(cases.apply(lookUp.scheme()), any -> new ArrayList<>());
            Map<String, Object> found = staged.stream()
                    .filter(known -> known.entrySet().containsAll(asked.entrySet()))
                    .findFirst()
                    .orElseGet(() -> {
                        staged.add(asked);
                        return asked;
                    });
            found.putIfAbsent(lookUp.find(), lookUp.find() + "-1");
        }
        return records;
    }
}
