package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class NextLinkTest {
    private static final String BASE = "https://api.example.com/v1/";

    @Test
    void readsAbsoluteAndRelativeLinks() {
        NextLink absolute = NextLink.of("https://api.example.com/v1/orders?page=2&q=a%20b", BASE);
        assertThat(absolute.address()).isEqualTo("https://api.example.com/v1/orders");
        assertThat(absolute.query()).isEqualTo(Map.of("page", "2", "q", "a b"));
        assertThat(NextLink.of("/v1/orders?after=x", BASE)).isEqualTo(NextLink.of(BASE + "orders?after=x", BASE));
    }

    @Test
    void refusesToCarryCredentialsToAnotherServer() {
        assertThatThrownBy(() -> NextLink.of("https://evil.example.org/v1/orders", BASE))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("another server, evil.example.org");
        assertThatThrownBy(() -> NextLink.of("http://api.example.com/v1/orders", BASE))
                .isInstanceOf(ConnectionException.class);
    }
}
