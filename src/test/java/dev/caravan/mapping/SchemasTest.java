package dev.caravan.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.json.Json;
import dev.caravan.mapping.notation.Keys;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The schemas of the editor and the compilers know the same keys: each part of a schema names by {@code $comment} the constant
 * of {@link Keys} whose keys it has.
 */
class SchemasTest {
    private static final Path FOLDER = Path.of("src/main/resources/META-INF/caravan/schema");
    private static final List<String> NAMES = List.of("mapping", "source", "test");

    private static Map<String, Object> schema(String name) throws IOException {
        return Json.parseObject(Files.readAllBytes(FOLDER.resolve(name + ".schema.json")));
    }

    /** The keys of every part that says whose they are. */
    private static void collect(Object part, Map<String, Set<String>> found) {
        if (part instanceof List<?> list) {
            list.forEach(element -> collect(element, found));
        } else if (part instanceof Map<?, ?> map) {
            if (map.get("$comment") instanceof String comment && comment.startsWith("Keys.")) {
                assertThat(map.get("additionalProperties")).as(comment).isEqualTo(false);
                Set<String> keys = new TreeSet<>();
                ((Map<?, ?>) map.get("properties")).keySet().forEach(key -> keys.add(String.valueOf(key)));
                found.put(comment.substring("Keys.".length()), keys);
            }
            map.values().forEach(value -> collect(value, found));
        }
    }

    @Test
    void theSchemasHaveExactlyTheKeysThatTheCompilersTake() throws Exception {
        Map<String, Set<String>> expected = new TreeMap<>();
        for (Field constant : Keys.class.getDeclaredFields()) {
            if (constant.getType() == Keys.class) {
                expected.put(constant.getName(), new TreeSet<>(((Keys) constant.get(null)).used()));
            }
        }
        Map<String, Set<String>> found = new TreeMap<>();
        for (String name : NAMES) {
            collect(schema(name), found);
        }

        assertThat(found).isEqualTo(expected);
    }

    @Test
    void everyKeyIsExplainedToTheEditorsUser() throws IOException {
        for (String name : NAMES) {
            explained(name, schema(name));
        }
    }

    private static void explained(String name, Object part) {
        if (part instanceof List<?> list) {
            list.forEach(element -> explained(name, element));
        } else if (part instanceof Map<?, ?> map) {
            if (map.get("additionalProperties") instanceof Boolean) {
                ((Map<?, ?>) map.get("properties")).forEach((key, property) -> assertThat(property.toString())
                        .as(name + ": " + key)
                        .containsAnyOf("description=", "$ref=#/$defs/"));
            }
            map.values().forEach(value -> explained(name, value));
        }
    }
}
