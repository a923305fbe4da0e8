package dev.caravan.mapping;

import dev.caravan.mapping.expression.MissingParent;
import dev.caravan.model.MappingFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of one record, or of the records that were merged into one document.
 *
 * @param payload the target fields; empty when the record failed
 * @param failures why it failed; empty when it did not
 * @param missing which look-ups found nothing where something must be; empty when all did
 * @param members the positions of its records in the list that was mapped
 */
public record MappedRow(
        Map<String, Object> payload,
        List<MappingFailure> failures,
        List<MissingParent> missing,
        List<Integer> members) {
    /** Whether the record can be sent. */
    public boolean isMapped() {
        return failures.isEmpty() && missing.isEmpty();
    }

    /** How long the record may wait altogether for what is missing; empty when waiting would not help. */
    public Optional<Duration> mayWait() {
        boolean helps = failures.isEmpty()
                && missing.stream().allMatch(parent -> parent.patience().isPresent());
        return helps
                ? missing.stream()
                        .map(MissingParent::patience)
                        .flatMap(Optional::stream)
                        .min(Duration::compareTo)
                : Optional.empty();
    }

    /** Why the record cannot be sent, for people. */
    public String sentence() {
        return Stream.concat(
                        failures.stream().map(MappingFailure::sentence),
                        missing.stream().map(MissingParent::sentence))
                .collect(Collectors.joining("; "));
    }
}
