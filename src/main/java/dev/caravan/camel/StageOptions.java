package dev.caravan.camel;

import java.util.Set;

/** Which options of a {@code stage} URI are of which side: those of the other would have no effect. */
final class StageOptions {
    static final Set<String> STAGING = Set.of("key", "number", "name", "where", "ignore", "final", "idCheck", "via");
    static final Set<String> DELIVERY = Set.of("batchSize", "concurrency", "retry", "outcome");

    private StageOptions() {}

    /** Checks a stage that takes records in. */
    static void checkStaging(StageEndpoint endpoint) {
        check(endpoint, DELIVERY, "has no effect where records are staged; it goes to the delivery, from: stage:");
    }

    /** Checks a stage that a delivery starts from. */
    static void checkDelivery(StageEndpoint endpoint) {
        check(
                endpoint,
                STAGING,
                "has no effect where records are delivered; it goes to the step that stages, to: stage:");
    }

    private static void check(StageEndpoint endpoint, Set<String> others, String advice) {
        endpoint.given().stream().filter(others::contains).sorted().findFirst().ifPresent(name -> {
            throw new CaravanException(
                    "stage:" + endpoint.getCaseName() + ": " + name + " " + advice + endpoint.getCaseName());
        });
    }
}
