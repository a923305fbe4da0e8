package dev.caravan.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.StoredToken;
import dev.caravan.model.TokenStore;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Tokens that several processes share, and their turns to renew one. */
public interface TokenContract extends StoreContract {
    Duration TURN = Duration.ofSeconds(30);

    @Test
    default void aTokenIsSavedOnlyOverTheVersionThatWasRead() {
        StoreSubject subject = subject();
        TokenStore tokens = subject.store().tokens();
        String connection = "connection-" + subject.caseId();
        Instant expires = Instant.parse("2026-03-01T00:00:00Z");
        assertThat(tokens.load(connection, "f")).isEmpty();
        assertThat(tokens.save(connection, "f", 1, new byte[] {1}, null)).isFalse();
        assertThat(tokens.save(connection, "f", 0, new byte[] {1}, null)).isTrue();
        assertThat(tokens.save(connection, "f", 0, new byte[] {2}, null)).isFalse();
        assertThat(tokens.save(connection, "f", 1, new byte[] {3}, expires)).isTrue();
        assertThat(tokens.save(connection, "f", 1, new byte[] {4}, null)).isFalse();
        StoredToken token = tokens.load(connection, "f").orElseThrow();
        assertThat(token.version()).isEqualTo(2);
        assertThat(token.sealed()).containsExactly(3);
        assertThat(token.expiresAt()).isEqualTo(expires);
        assertThat(tokens.load(connection, "another credential")).isEmpty();
    }

    @Test
    default void oneHolderAtATimeHasTheTurnToRenewAToken() {
        StoreSubject subject = subject();
        TokenStore tokens = subject.store().tokens();
        String connection = "connection-" + subject.caseId();
        assertThat(tokens.claim(connection, "f", 0, "one", TURN)).isTrue();
        assertThat(tokens.claim(connection, "f", 0, "two", TURN)).isFalse();
        assertThat(tokens.claim(connection, "f", 0, "one", TURN)).isTrue();
        assertThat(tokens.claim(connection, "another credential", 0, "two", TURN))
                .isTrue();
        assertThat(tokens.claim(connection + "-b", "f", 0, "two", TURN)).isTrue();
    }

    @Test
    default void aTurnIsGivenBackByItsHolderOnly() {
        StoreSubject subject = subject();
        TokenStore tokens = subject.store().tokens();
        String connection = "connection-" + subject.caseId();
        tokens.release(connection, "f", "one");
        assertThat(tokens.claim(connection, "f", 3, "one", TURN)).isTrue();
        tokens.release(connection, "f", "two");
        assertThat(tokens.claim(connection, "f", 3, "two", TURN)).isFalse();
        tokens.release(connection, "f", "one");
        assertThat(tokens.claim(connection, "f", 3, "two", TURN)).isTrue();
    }

    @Test
    default void aTurnEndsByItselfWhenItsHolderDied() {
        StoreSubject subject = subject();
        TokenStore tokens = subject.store().tokens();
        String connection = "connection-" + subject.caseId();
        assertThat(tokens.claim(connection, "f", 1, "one", TURN)).isTrue();
        subject.advance(TURN.minusSeconds(10));
        assertThat(tokens.claim(connection, "f", 1, "two", TURN)).isFalse();
        subject.advance(Duration.ofSeconds(11));
        assertThat(tokens.claim(connection, "f", 1, "two", TURN)).isTrue();
    }

    @Test
    default void aTurnForAnOlderTokenKeepsNobodyFromTheNewerOne() {
        StoreSubject subject = subject();
        TokenStore tokens = subject.store().tokens();
        String connection = "connection-" + subject.caseId();
        assertThat(tokens.claim(connection, "f", 1, "one", TURN)).isTrue();
        assertThat(tokens.claim(connection, "f", 2, "two", TURN)).isTrue();
        assertThat(tokens.claim(connection, "f", 1, "three", TURN)).isFalse();
        assertThat(tokens.claim(connection, "f", 2, "one", TURN)).isFalse();
    }
}
