package dev.caravan.sandbox.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.sandbox.SandboxClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HttpDoorTest {
    @Test
    void aConnectionThatComesWhileTheDoorClosesIsNotServed() {
        for (int round = 0; round < 100; round++) {
            AtomicReference<HttpDoor> self = new AtomicReference<>();
            AtomicInteger served = new AtomicInteger();
            try (HttpDoor door = new HttpDoor("closing", 0, Clock.systemUTC(), request -> {
                served.incrementAndGet();
                self.get().stopAnswering();
                return HttpAnswer.json("{}").with(HttpAnswer.Ending.RESET);
            })) {
                self.set(door);
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port()))
                        .build();

                // the JDK's client repeats a GET at once when its connection breaks
                assertThatThrownBy(() -> SandboxClient.send(request)).isInstanceOf(IOException.class);
                assertThat(served).hasValue(1);
            }
        }
    }
}
