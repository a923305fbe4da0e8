package dev.caravan.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.caravan.store.StoreException;
import dev.caravan.store.jdbc.StoreAddress.Kind;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class StoreAddressTest {
    @Test
    void showsNoCredentials() {
        assertThat(StoreAddress.of("jdbc:postgresql://me:ge/h@eim@host:5432/db?password=geheim&user=me")
                        .shown())
                .isEqualTo("jdbc:postgresql://host:5432/db");
    }

    @Test
    void knowsEachDatabaseByItsScheme() {
        assertThat(StoreAddress.of("jdbc:mariadb://u:p@host/db?password=geheim"))
                .isEqualTo(new StoreAddress(
                        "jdbc:mariadb://u:p@host/db?password=geheim", "jdbc:mariadb://host/db", Kind.MYSQL));
        assertThat(StoreAddress.of("jdbc:mysql://host/db").kind()).isEqualTo(Kind.MYSQL);
        assertThat(StoreAddress.of("JDBC:POSTGRESQL://host/db").kind()).isEqualTo(Kind.POSTGRESQL);
    }

    @Test
    void readsTheFileOfASqliteUrl() {
        assertThat(StoreAddress.of(" jdbc:sqlite:data/caravan.db?cache=private ")
                        .file())
                .isEqualTo(Path.of("data/caravan.db"));
        assertThat(StoreAddress.of("jdbc:sqlite:file:data/caravan.db").file()).isEqualTo(Path.of("data/caravan.db"));
    }

    @Test
    void refusesDatabasesThatForget() {
        for (String url : new String[] {"jdbc:sqlite::memory:", "jdbc:sqlite:", "jdbc:sqlite:file:x?mode=memory"}) {
            assertThatExceptionOfType(StoreException.class)
                    .as(url)
                    .isThrownBy(() -> JdbcStores.open(url, null, null, Clock.systemUTC(), OpenMode.SHARED))
                    .withMessageContaining("names no file");
        }
    }

    @Test
    void refusesOtherDatabasesWithoutShowingTheUrl() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> StoreAddress.of("jdbc:oracle:thin:me/geheim@host"))
                .withMessageContaining("jdbc:oracle:")
                .withMessageContaining("jdbc:postgresql://")
                .withMessageNotContaining("geheim");
    }
}
