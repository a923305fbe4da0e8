package dev.caravan.camel;

import dev.caravan.model.Action;
import dev.caravan.run.RunFailedException;
import dev.caravan.run.WriteTarget;
import dev.caravan.store.CaseStore;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.Exchange;

/**
 * Refuses to deliver a case's records to another target than the one they were written to: what is written there is not
 * written here. Notes the generation of mapping and target on the exchange. Thread-safe.
 */
final class TargetIdentity {
    private final PushEndpoint endpoint;
    private final Map<Configured, Known> known = new ConcurrentHashMap<>();

    TargetIdentity(PushEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Address, account, operation and kind of object. */
    static String of(PushEndpoint endpoint, WriteTarget target) {
        String object = Stream.of("formId", "table", "collection")
                .map(target.options()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
        return endpoint.handle().settings().accountIdentity() + "|"
                + target.operation().name() + "|" + object;
    }

    /** What is the same for every batch of a case: the mapping is the one that was compiled when the route was loaded. */
    private record Configured(String caseName, Map<String, String> options) {}

    private record Known(long caseId, String identity, String fingerprint) {}

    Optional<RunFailedException> check(Exchange exchange, WriteTarget target) {
        Caravan caravan = Caravan.of(exchange.getContext());
        CaseStore cases = caravan.store().cases();
        Known own = known.computeIfAbsent(
                new Configured(target.caseName(), target.options()), any -> read(caravan, cases, target));
        Optional<String> stored = cases.target(own.caseId());
        if (stored.isEmpty()) {
            cases.target(own.caseId(), own.identity());
        } else if (!stored.get().equals(own.identity())) {
            return Optional.of(new RunFailedException(
                    "case " + target.caseName() + " was delivered to " + stored.get() + " and is now configured for "
                            + own.identity() + ". Choose: caravan resume " + target.caseName()
                            + " --keep (written records stay as they are) or --redeliver (everything is written again)",
                    Action.FAIL));
        }
        BatchExchange.generation(exchange, cases.generation(own.caseId(), own.fingerprint()));
        return Optional.empty();
    }

    private Known read(Caravan caravan, CaseStore cases, WriteTarget target) {
        String identity = of(endpoint, target);
        String mapping = CaseMappings.text(caravan.getCamelContext(), target.caseName());
        return new Known(cases.idOf(target.caseName()), identity, Fingerprint.of(identity, mapping, target.options()));
    }
}
