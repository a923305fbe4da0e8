package dev.caravan.sandbox.door;

import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The way of a request through a sandbox, the same for every vendor: name the operation, count it, take its fault, let
 * the vendor answer, wait out the latency. Thread-safe.
 */
public final class SandboxDoor implements AutoCloseable {
    private static final HttpAnswer NOT_FOUND =
            HttpAnswer.of(404, HttpAnswer.HTML, "<html><body>404 Not Found</body></html>");

    private final Vendor vendor;
    private final Faults faults = new Faults();
    private final RequestLog requests = new RequestLog();
    private final FaultyTransport transport = new FaultyTransport(this::stopAnswering);
    private final HttpDoor door;
    private volatile Duration latency;

    /** Opens at once; port 0 takes any free one. */
    public SandboxDoor(String name, int port, Clock clock, Duration latency, Vendor vendor) {
        this.vendor = vendor;
        this.latency = latency;
        this.door = new HttpDoor(name, port, clock, this::answer);
    }

    /** What one vendor does. */
    public interface Vendor {
        /** The operation a request is for, as faults and counts name it, or null when nothing answers at its path. */
        @Nullable String operation(HttpRequest request);

        /** The vendor's answer, less what transport makes of it. */
        HttpAnswer answer(Call call);
    }

    /** One request, with the fault that hits it and the instant of its arrival in nanoseconds of a monotonic clock. */
    public record Call(
            String operation, HttpRequest request, @Nullable Fault fault, long arrival) {}

    public String url() {
        return "http://127.0.0.1:" + door.port();
    }

    public Faults faults() {
        return faults;
    }

    public RequestLog requests() {
        return requests;
    }

    public void latency(Duration added) {
        latency = added;
    }

    public void stopAnswering() {
        door.stopAnswering();
    }

    public void answerAgain() {
        door.answerAgain();
    }

    @Override
    public void close() {
        door.close();
    }

    private HttpAnswer answer(HttpRequest request) {
        long arrival = System.nanoTime();
        String operation = vendor.operation(request);
        if (operation == null) {
            return NOT_FOUND;
        }
        requests.add(operation, arrival);
        Fault fault = faults.take(operation);
        HttpAnswer answer = transport.around(fault, () -> vendor.answer(new Call(operation, request, fault, arrival)));
        Pause.of(latency);
        return answer;
    }
}
