package dev.caravan.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.json.FieldPath;
import dev.caravan.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The schemas of the editor and the compilers know the same keys. */
class SchemasTest {
    private static final Path FOLDER = Path.of("src/main/resources/META-INF/caravan/schema");

    private static Map<String, Object> schema(String name) throws IOException {
        return Json.parseObject(Files.readAllBytes(FOLDER.resolve(name + ".schema.json")));
    }

    private static Set<String> keysOf(Map<String, Object> schema, String at) {
        Object object = at.isEmpty() ? schema : FieldPath.of(at).get(schema);
        assertThat(object).as(at).isInstanceOf(Map.class);
        assertThat(((Map<?, ?>) object).get("additionalProperties"))
                .as("additionalProperties of " + at)
                .isEqualTo(false);
        Set<String> keys = new TreeSet<>();
        ((Map<?, ?>) ((Map<?, ?>) object).get("properties")).keySet().forEach(key -> keys.add(String.valueOf(key)));
        return keys;
    }

    private static Set<String> sorted(List<String> keys) {
        return new TreeSet<>(keys);
    }

    @Test
    void theMappingSchemaHasExactlyTheKeysThatTheCompilerTakes() throws IOException {
        Map<String, Object> schema = schema("mapping");

        assertThat(keysOf(schema, "")).isEqualTo(sorted(Keys.MAPPING.used()));
        assertThat(keysOf(schema, "$defs.row")).isEqualTo(sorted(Keys.ROW.used()));
        assertThat(keysOf(schema, "$defs.lookup")).isEqualTo(sorted(Keys.LOOK_UP.used()));
        assertThat(keysOf(schema, "$defs.parser")).isEqualTo(sorted(Keys.PARSER.used()));
        assertThat(keysOf(schema, "$defs.operation")).isEqualTo(sorted(Keys.OPERATION.used()));
    }

    @Test
    void theSourceSchemaHasExactlyTheKeysThatTheCompilerTakes() throws IOException {
        Map<String, Object> schema = schema("source");

        assertThat(keysOf(schema, "")).isEqualTo(sorted(Keys.SOURCE_FILE.used()));
        assertThat(keysOf(schema, "$defs.term")).isEqualTo(sorted(Keys.CONDITION.used()));
    }

    @Test
    void theTestSchemaHasExactlyTheKeysThatTheReaderTakes() throws IOException {
        Map<String, Object> schema = schema("test");

        assertThat(keysOf(schema, "")).isEqualTo(sorted(ExampleFile.KEYS));
        assertThat(keysOf(schema, "$defs.test")).isEqualTo(sorted(ExampleFile.TEST_KEYS));
    }

    @Test
    void everyKeyIsExplainedToTheEditorsUser() throws IOException {
        for (String name : List.of("mapping", "source", "test")) {
            Map<String, Object> schema = schema(name);
            describe(name, schema);
            ((Map<?, ?>) schema.get("$defs")).values().forEach(part -> describe(name, (Map<?, ?>) part));
        }
    }

    private static void describe(String name, Map<?, ?> schema) {
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((key, property) -> assertThat(property.toString())
                    .as(name + ": " + key)
                    .containsAnyOf("description=", "$ref=#/$defs/"));
        }
    }
}
