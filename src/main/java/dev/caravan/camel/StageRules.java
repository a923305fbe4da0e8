package dev.caravan.camel;

import dev.caravan.config.Place;
import dev.caravan.mapping.Condition;
import dev.caravan.run.StageRule;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code stage} URI asks of each record, checked once. Immutable.
 */
final class StageRules {
    private final StageEndpoint endpoint;
    private final Condition where;
    private final Set<String> ignore;

    StageRules(StageEndpoint endpoint) {
        this.endpoint = endpoint;
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

    Condition where() {
        return where;
    }

    /**
     * The rule for records of a read.
     *
     * @param profileKey the key the profile names, null when it knows none
     */
    StageRule rule(@Nullable String profileKey) {
        String key = endpoint.getKey() == null ? profileKey : endpoint.getKey();
        if (key == null) {
            throw new CaravanException(
                    "stage:" + endpoint.getCaseName() + ": name the field that identifies a record: key=<field>");
        }
        return new StageRule(key, where::test, where.fields(), ignore, endpoint.isFinal(), endpoint.isIdCheck());
    }
}
