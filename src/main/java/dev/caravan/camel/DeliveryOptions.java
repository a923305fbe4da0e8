package dev.caravan.camel;

import dev.caravan.config.DurationText;
import dev.caravan.connection.ConnectionSettings;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.run.DeliveryRule;
import dev.caravan.run.RetrySchedule;
import dev.caravan.run.WriteTarget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks a {@code stage} consumer's URI, and learns from the route's push how its batches may be treated.
 */
final class DeliveryOptions {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryOptions.class);

    /** Added to the longest request, so that a lease never ends while its request lives. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    /** For routes that end elsewhere. */
    private static final Duration FOREIGN_LIFE = Duration.ofMinutes(3);

    private DeliveryOptions() {}

    static void check(StageEndpoint endpoint) {
        StageOptions.checkDelivery(endpoint);
        String at = "stage:" + endpoint.getCaseName() + ": ";
        if (endpoint.getBatchSize() < 1 || endpoint.getBatchSize() > 10_000) {
            throw new CaravanException(at + "batchSize is " + endpoint.getBatchSize() + ", allowed are 1 to 10000");
        }
        if (endpoint.getConcurrency() < 1 || endpoint.getConcurrency() > 64) {
            throw new CaravanException(at + "concurrency is " + endpoint.getConcurrency() + ", allowed are 1 to 64");
        }
        if (endpoint.getOutcome() != null && !endpoint.getOutcome().equals("onSuccess")) {
            throw new CaravanException(at + "outcome is \"" + endpoint.getOutcome() + "\", allowed is onSuccess");
        }
        retries(endpoint);
    }

    static DeliveryRule rule(StageEndpoint endpoint, Route route) {
        Optional<PushEndpoint> push = RouteShape.pushOf(route);
        Optional<FieldMapping> mapping = RouteShape.mappingOf(route);
        if (push.isEmpty()) {
            mapping.ifPresent(found -> requireNoPush(endpoint, found));
        }
        push.ifPresent(found -> mapping.ifPresent(rows -> warnOfNoEffect(endpoint, found, rows)));
        Optional<WriteTarget> target = push.map(found -> found.target(endpoint.getCaseName(), mapping.orElse(null)));
        ConnectionSettings settings =
                push.map(found -> found.handle().settings()).orElse(null);
        return new DeliveryRule(
                endpoint.getCaseName(),
                target.map(found -> batchSize(endpoint, found)).orElse(endpoint.getBatchSize()),
                retries(endpoint),
                target.map(WriteTarget::isIdempotent).orElse(false),
                target.map(WriteTarget::isIrreversible).orElse(false),
                settings == null ? FOREIGN_LIFE : requestLife(settings),
                target.map(found -> found.rule().unknownWait()).orElse(FOREIGN_LIFE),
                mapping.flatMap(FieldMapping::merge).orElse(null),
                Fingerprint.of(
                        endpoint.getEndpointUri(),
                        push.map(PushEndpoint::getEndpointUri).orElse(""),
                        settings == null ? "" : settings.fingerprint(),
                        CaseMappings.text(endpoint.getCamelContext(), endpoint.getCaseName())));
    }

    private static void warnOfNoEffect(StageEndpoint endpoint, PushEndpoint push, FieldMapping mapping) {
        for (String name : PushOptions.withoutEffect(push, mapping)) {
            LOG.warn(
                    "case {}, mapping.yaml: {} of otherRequest has no effect, push:{}/{} has no such option",
                    endpoint.getCaseName(),
                    name,
                    push.getConnection(),
                    push.getOperation());
        }
    }

    /** Only a push knows what the target answered, and how rows go into its calls. */
    private static void requireNoPush(StageEndpoint endpoint, FieldMapping mapping) {
        String at = "stage:" + endpoint.getCaseName() + ": mapping.yaml has ";
        if (mapping.writeBack().isPresent()) {
            throw new CaravanException(at + "callBackStrategy, which needs a route that ends with push");
        }
        if (mapping.options().containsKey(PushOptions.DISTRIBUTION)) {
            throw new CaravanException(at + PushOptions.DISTRIBUTION + ", which needs a route that ends with push");
        }
    }

    /** Where nothing can tell what became of a lost call, a crash must not leave more than one call in doubt. */
    private static int batchSize(StageEndpoint endpoint, WriteTarget target) {
        return target.isIrreversible()
                ? Math.min(endpoint.getBatchSize(), target.rule().rowsPerCall())
                : endpoint.getBatchSize();
    }

    /** Half as long again as a request: a third of a lease may have passed since its last beat when the request is sent. */
    private static Duration requestLife(ConnectionSettings settings) {
        Duration request =
                settings.connectTimeout().plus(settings.responseTimeout()).plus(MARGIN);
        return request.multipliedBy(3).dividedBy(2);
    }

    private static RetrySchedule retries(StageEndpoint endpoint) {
        String text = endpoint.getRetry();
        if (text == null) {
            return RetrySchedule.DEFAULT;
        }
        if (text.equals("none")) {
            return new RetrySchedule(List.of());
        }
        try {
            return new RetrySchedule(Stream.of(text.split(","))
                    .map(String::strip)
                    .map(DurationText::parse)
                    .toList());
        } catch (IllegalArgumentException malformed) {
            throw new CaravanException("stage:" + endpoint.getCaseName() + ": retry: " + malformed.getMessage());
        }
    }
}
