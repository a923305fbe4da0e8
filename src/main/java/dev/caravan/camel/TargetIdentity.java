package dev.caravan.camel;

import dev.caravan.model.Action;
import dev.caravan.run.RunFailedException;
import dev.caravan.run.WriteTarget;
import dev.caravan.store.CaseStore;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * Refuses to deliver a case's records to another target than the one they were written to: what is written there is not
 * written here. Notes the generation of mapping and target on the exchange.
 */
final class TargetIdentity {
    private TargetIdentity() {}

    /** Address, account, operation and kind of object. */
    static String of(PushEndpoint endpoint, WriteTarget target) {
        return endpoint.handle().connection().settings().accountIdentity() + "|"
                + target.operation().name() + "|" + target.options().getOrDefault("formId", "");
    }

    static Optional<RunFailedException> check(Exchange exchange, PushEndpoint endpoint, WriteTarget target) {
        CaseStore cases = Caravan.of(exchange.getContext()).store().cases();
        long caseId = cases.idOf(target.caseName());
        String identity = of(endpoint, target);
        Optional<String> known = cases.target(caseId);
        if (known.isEmpty()) {
            cases.target(caseId, identity);
        } else if (!known.get().equals(identity)) {
            return Optional.of(new RunFailedException(
                    "case " + target.caseName() + " was delivered to " + known.get() + " and is now configured for "
                            + identity + ". Choose: caravan resume " + target.caseName()
                            + " --keep (written records stay as they are) or --redeliver (everything is written again)",
                    Action.FAIL));
        }
        String mapping = Caravan.of(exchange.getContext())
                .caseFiles()
                .read(target.caseName(), MapProducer.FILE)
                .orElse("");
        BatchExchange.generation(
                exchange, cases.generation(caseId, Fingerprint.of(identity, mapping, target.options())));
        return Optional.empty();
    }
}
