package dev.caravan.camel;

import dev.caravan.config.Place;
import dev.caravan.json.RecordArray;
import dev.caravan.mapping.SourceConfiguration;
import dev.caravan.mapping.shape.SourceShape;
import dev.caravan.mapping.syntax.Condition;
import dev.caravan.run.StageRule;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code stage} URI and the case's {@code source.yaml} ask of each record, checked once. Immutable.
 */
final class StageRules {
    private final StageEndpoint endpoint;
    private final CaseSource file;
    private final SourceConfiguration source;
    private final Condition where;
    private final Set<String> ignore;

    StageRules(StageEndpoint endpoint) {
        this(endpoint, CaseSources.load(endpoint.getCamelContext(), endpoint.getCaseName()), CaseSource.DEFAULT_ZONE);
    }

    private StageRules(StageEndpoint endpoint, CaseSource file, ZoneId zone) {
        this.endpoint = endpoint;
        this.file = file;
        this.source = file.in(zone);
        this.where = endpoint.getWhere() == null
                ? Condition.all()
                : Condition.parse(endpoint.getWhere(), Place.of("stage:" + endpoint.getCaseName() + ", where"));
        this.ignore = endpoint.getIgnore() == null
                ? Set.of()
                : Stream.of(endpoint.getIgnore().split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The same for records of a source in this zone. */
    StageRules in(ZoneId zone) {
        return zone.equals(CaseSource.DEFAULT_ZONE) ? this : new StageRules(endpoint, file, zone);
    }

    /** The case's {@code source.yaml}. */
    SourceConfiguration source() {
        return source;
    }

    /** The URI's own condition; it stands for the one of {@code source.yaml}. */
    Condition where() {
        return where;
    }

    /** What is made of each record before it is staged. */
    SourceShape shape() {
        return endpoint.getWhere() == null ? source.shape() : source.shape().withoutCondition();
    }

    /**
     * The rule for records of a read: what the URI says comes before {@code source.yaml}, and that before the profile.
     *
     * @param profileKey the key the profile names, null when it knows none
     */
    StageRule rule(@Nullable String profileKey) {
        String key = Stream.of(endpoint.getKey(), source.key(), profileKey)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        if (key.isEmpty()) {
            throw new CaravanException(
                    "stage:" + endpoint.getCaseName() + ": name the field that identifies a record: key=<field>");
        }
        Set<String> ignored = new HashSet<>(ignore);
        ignored.addAll(shape().ageing());
        return new StageRule(
                key,
                where::test,
                where.fields(),
                sourceFields(),
                ignored,
                endpoint.isFinal(),
                endpoint.isIdCheck() || source.onlyOnce());
    }

    /** Whether something that becomes of a record is to be delivered, as far as the record itself tells. */
    boolean wants(RecordArray.Element record, String key) {
        Map<String, Object> content = record.content();
        return content != null
                && shape()
                        .apply(
                                content,
                                key,
                                Caravan.of(endpoint.getCamelContext()).clock().instant())
                        .stream()
                        .anyMatch(row -> row.wanted() && where.test(row.content()));
    }

    /** Fields of lines need not be in any of a page's records. */
    private Set<String> sourceFields() {
        return shape().condition().fields().stream()
                .filter(name -> !name.contains("."))
                .collect(Collectors.toUnmodifiableSet());
    }
}
