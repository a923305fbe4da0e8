package dev.caravan.camel;

import dev.caravan.sandbox.door.Fault;
import java.util.ArrayList;
import java.util.List;

/** What may happen to a request anywhere: the rules that every profile begins with. */
final class TransportErrors {
    private TransportErrors() {}

    /** Of a request that reads. */
    static List<VendorError> ofReads(String operation) {
        List<VendorError> errors = new ArrayList<>();
        for (int status : new int[] {408, 500, 502, 503, 504}) {
            errors.add(VendorError.of("HTTP " + status, operation, Fault.http(status), ErrorEnd.REPEATED));
        }
        for (int status : new int[] {302, 400, 404}) {
            String says = "HTTP " + status;
            errors.add(VendorError.of(says, operation, Fault.http(status), ErrorEnd.HELD, says));
        }
        errors.add(VendorError.of("HTTP 429", operation, Fault.tooManyRequests("1"), ErrorEnd.PAUSED));
        List<Fault> passing = List.of(
                Fault.html(),
                Fault.emptyBody(),
                Fault.truncatedJson(),
                Fault.answer(200, "upstream timed out"),
                Fault.cutConnection(),
                Fault.resetBeforeWork(),
                Fault.resetAfterWork(),
                Fault.silentAfterWork());
        passing.forEach(fault -> errors.add(VendorError.of(name(fault), operation, fault, ErrorEnd.REPEATED)));
        return errors;
    }

    private static String name(Fault fault) {
        return fault.kind() == Fault.Kind.ANSWER ? "plain text" : fault.kind().name();
    }
}
