package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenSealTest {
    private final Token token = new Token(
            Map.of("session", "abc", "cookie.x", "ä\"1"), Instant.ofEpochMilli(5), Instant.ofEpochMilli(9_000_000));
    private final TokenSeal seal = seal();

    private static TokenSeal seal(String... settings) {
        return new TokenSeal("k3cloud", TestProfiles.k3cloud(settings).values());
    }

    @Test
    void aSealedTokenOpensUnchanged() {
        assertThat(seal.open(seal.seal(token))).contains(token);
        Token endless = new Token(Map.of(), Instant.EPOCH, null);
        assertThat(seal().open(seal.seal(endless))).contains(endless);
    }

    @Test
    void sealingTwiceGivesDifferentBytes() {
        assertThat(seal.seal(token)).isNotEqualTo(seal.seal(token));
    }

    @Test
    void otherCredentialsOpenNothing() {
        assertThat(seal("app-secret", "other").open(seal.seal(token))).isEmpty();
    }

    @Test
    void changedOrForeignBytesOpenNothing() {
        byte[] sealed = seal.seal(token);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThat(seal.open(changed)).isEmpty();
        }
        assertThat(seal.open(new byte[0])).isEmpty();
        assertThat(seal.open(new byte[13])).isEmpty();
    }

    @Test
    void theTextOfATokenNamesNoSecret() {
        assertThat(token.toString()).doesNotContain("abc");
    }
}
