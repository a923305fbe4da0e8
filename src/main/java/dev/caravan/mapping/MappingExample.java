package dev.caravan.mapping;

import dev.caravan.config.Place;
import dev.caravan.json.JsonDifference;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An example of what a mapping makes of a record. Immutable.
 *
 * @param name for people
 * @param place where it stands
 * @param now the moment of the mapping, null when it does not matter
 * @param record as it is staged
 * @param payload what it becomes, whole; null when it must fail
 * @param fails text within the reason why it is refused; null when it must not be
 * @param staged what look-ups find, by the name of the case
 */
public record MappingExample(
        String name,
        Place place,
        @Nullable Instant now,
        Map<String, Object> record,
        @Nullable Map<String, Object> payload,
        @Nullable String fails,
        Map<String, List<Map<String, Object>>> staged) {
    /**
     * What came of trying an example.
     *
     * @param differences left as written in the example, right as mapped
     * @param problem what else is wrong, null when nothing is
     */
    public record Result(
            List<JsonDifference> differences, @Nullable String problem) {
        /** Whether the mapping does what the example says. */
        public boolean holds() {
            return differences.isEmpty() && problem == null;
        }
    }

    /** Maps the record and compares. */
    public Result tryWith(FieldMapping mapping) {
        MappedRow row = mapping.map(List.of(record), List.of(name), new ListedRecords(staged))
                .get(0);
        if (fails == null) {
            return row.isMapped()
                    ? new Result(JsonDifference.between(payload, row.payload()), null)
                    : new Result(List.of(), row.sentence());
        }
        if (row.isMapped()) {
            return new Result(List.of(), "the record is mapped, but must fail with \"" + fails + "\"");
        }
        return row.sentence().contains(fails)
                ? new Result(List.of(), null)
                : new Result(List.of(), "the record fails, but not with \"" + fails + "\": " + row.sentence());
    }
}
