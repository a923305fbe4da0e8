package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAddressTest {
    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://host/db?user=a&password=b,jdbc:postgresql://host/db",
        "jdbc:sqlserver://host:1433;databaseName=x;password=b,jdbc:sqlserver://host:1433",
        "mongodb://a:b%40c@h1:27017/db?replicaSet=r,mongodb://h1:27017/db",
        "jdbc:oracle:thin:scott/tiger@//db:1521/erp,jdbc:oracle:thin:@//db:1521/erp",
        "jdbc:oracle:thin:scott/\"t@ger\"@db:1521:erp,jdbc:oracle:thin:@db:1521:erp",
        "jdbc:oracle:thin:@//db:1521/erp,jdbc:oracle:thin:@//db:1521/erp",
        "jdbc:sqlite:data/app.db,jdbc:sqlite:data/app.db",
    })
    void isShownWithoutUserPasswordAndParameters(String url, String shown) {
        assertThat(ServerAddress.shown(url)).isEqualTo(shown);
    }

    @Test
    void itsPasswordsAreKnownSoThatTheyCanBeMasked() {
        assertThat(ServerAddress.passwords("mongodb://a:b%40c@h1/db")).containsExactly("b%40c", "b@c");
        assertThat(ServerAddress.passwords("jdbc:mariadb://h/db?user=a&password=ge%heim"))
                .containsExactly("ge%heim");
        assertThat(ServerAddress.passwords("jdbc:oracle:thin:scott/tiger@//db/erp"))
                .containsExactly("tiger");
        assertThat(ServerAddress.passwords("jdbc:oracle:thin:scott/\"t@ger\"@db:1521:erp"))
                .containsExactly("t@ger");
        assertThat(ServerAddress.passwords("jdbc:sqlite:a.db")).isEmpty();
    }
}
