package dev.caravan.camel;

import dev.caravan.config.Place;
import dev.caravan.mapping.Condition;
import dev.caravan.mapping.SourceConfiguration;
import dev.caravan.run.StageRule;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code stage} URI asks of each record, checked once. Immutable.
 */
final class StageRules {
    private final StageEndpoint endpoint;
    private final SourceConfiguration source;
    private final Condition where;
    private final Set<String> ignore;

    StageRules(StageEndpoint endpoint) {
        this.endpoint = endpoint;
        this.source = CaseSources.load(endpoint.getCamelContext(), endpoint.getCaseName());
        this.where = endpoint.getWhere() == null
                ? source.where()
                : Condition.parse(endpoint.getWhere(), Place.of("stage:" + endpoint.getCaseName() + ", where"));
        this.ignore = endpoint.getIgnore() == null
                ? Set.of()
                : Stream.of(endpoint.getIgnore().split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** The case's {@code source.yaml}. */
    SourceConfiguration source() {
        return source;
    }

    Condition where() {
        return where;
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
        return new StageRule(
                key,
                where::test,
                where.fields(),
                ignore,
                endpoint.isFinal(),
                endpoint.isIdCheck() || source.onlyOnce());
    }
}
