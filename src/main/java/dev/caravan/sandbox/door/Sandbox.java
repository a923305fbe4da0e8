package dev.caravan.sandbox.door;

import java.time.Duration;

/** What every vendor's sandbox can do: serve on 127.0.0.1 from its making to its closing, misbehave, keep count. */
public interface Sandbox extends AutoCloseable {

    /** The vendor's name, as in its profile. */
    String name();

    /** What precedes the paths of the vendor's API. */
    String baseUrl();

    /** The plan of misbehaviour. */
    Faults faults();

    /** The requests to known operations. */
    RequestLog requests();

    /** Changes the latency of answers from now on. */
    void latency(Duration added);

    /** Refuses connections until {@link #answerAgain()}. */
    void stopAnswering();

    /** Listens again on the same port. */
    void answerAgain();

    @Override
    void close();
}
