package dev.caravan.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.config.ConfigException;
import dev.caravan.model.profile.Transport;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransportTest {
    @TempDir
    private Path folder;

    @Test
    void aProfileSpeaksHttpUnlessItSaysOtherwise() {
        assertThat(Profiles.builtIn().named("jackyun").transport()).isEqualTo(Transport.HTTP);
        assertThat(Profiles.builtIn().named("jdbc").transport()).isEqualTo(Transport.JDBC);
        assertThat(Profiles.builtIn().named("mongodb").transport()).isEqualTo(Transport.MONGODB);
    }

    @Test
    void whatBelongsToHttpAloneIsRefusedElsewhere() throws Exception {
        Files.writeString(folder.resolve("jdbc.yaml"), "request: { path: /x }\n");
        assertThatThrownBy(() -> Profiles.with(folder).named("jdbc"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("jdbc.yaml:1")
                .hasMessageContaining("goes with transport: http only");
    }

    @Test
    void anOptionThatNamesAFieldMustExist() throws Exception {
        Files.writeString(folder.resolve("jdbc.yaml"), "operations:\n  select: { records: { key: \"{kye}\" } }\n");
        assertThatThrownBy(() -> Profiles.with(folder).named("jdbc"))
                .hasMessageContaining("unknown placeholder \"kye\"; did you mean \"key\"?");
    }

    @Test
    void operationsOfOnesOwnAreAddedToADatabase() throws Exception {
        Files.writeString(folder.resolve("jdbc.yaml"), """
                operations:
                  open-orders:
                    kind: read
                    fields: { sql: "select * from orders where state = 1", key: id }
                    records: { at: rows, key: id }
                    paging: { style: keyset, after: after, by: id, size: limit, default-size: 500, stop: short-page }
                """);
        assertThat(Profiles.with(folder).named("jdbc").operations()).containsKeys("open-orders", "upsert");
    }
}
