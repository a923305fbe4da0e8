package dev.caravan.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.config.ConfigException;
import dev.caravan.json.Json;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.MappedRow;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ImportPropertiesTest {
    private static final String SEED = "20240101";
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    @Provide
    Arbitrary<Map<String, Object>> targets() {
        return RandomConfigurations.targets();
    }

    @Provide
    Arbitrary<Map<String, Object>> sources() {
        return RandomConfigurations.sources();
    }

    @Property(tries = 100, seed = SEED)
    void everyUnknownKeyOfATargetIsNamedInTheReport(
            @ForAll("targets") Map<String, Object> target,
            @ForAll @IntRange(min = 1, max = 5) int count,
            @ForAll long chance) {
        everyUnknownKeyIsNamed(target, count, chance);
    }

    @Property(tries = 100, seed = SEED)
    void everyUnknownKeyOfASourceIsNamedInTheReport(
            @ForAll("sources") Map<String, Object> source,
            @ForAll @IntRange(min = 1, max = 5) int count,
            @ForAll long chance) {
        everyUnknownKeyIsNamed(source, count, chance);
    }

    private static void everyUnknownKeyIsNamed(Map<String, Object> configuration, int count, long chance) {
        Random random = new Random(chance);
        List<String> unknown =
                IntStream.range(0, count).mapToObj(i -> "未知 key-" + i).toList();
        unknown.forEach(name -> insert(configuration, name, random));
        try (ImportFolder folder = new ImportFolder()) {
            folder.run(Json.write(configuration));
            String report = folder.text("imported/report.md");
            unknown.forEach(name -> assertThat(report).contains("\"" + name + "\""));
        }
    }

    /** Puts a key with a value of any shape into one of the maps. */
    private static void insert(Map<String, Object> configuration, String name, Random random) {
        List<Map<String, Object>> maps = new ArrayList<>();
        gather(configuration, maps);
        Object value =
                switch (random.nextInt(4)) {
                    case 0 -> "text";
                    case 1 -> new LinkedHashMap<>(Map.of("inner", 1));
                    case 2 -> new ArrayList<>(List.of(new LinkedHashMap<>(Map.of("field", "x"))));
                    default -> 12;
                };
        maps.get(random.nextInt(maps.size())).put(name, value);
    }

    @SuppressWarnings("unchecked") // configurations are built of maps with text keys
    private static void gather(Object node, List<Map<String, Object>> maps) {
        if (node instanceof Map<?, ?> map) {
            maps.add((Map<String, Object>) map);
            map.values().forEach(value -> gather(value, maps));
        } else if (node instanceof List<?> list) {
            list.forEach(item -> gather(item, maps));
        }
    }

    @Property(tries = 200, seed = SEED)
    void numbersOfAConfigurationSurvive(@ForAll BigDecimal decimal, @ForAll BigInteger whole, @ForAll long small) {
        List<Object> rows = new ArrayList<>();
        List<Number> numbers = List.of(decimal, whole, small);
        numbers.forEach(number -> rows.add(RandomConfigurations.map("field", "n" + rows.size(), "value", number)));
        Map<String, Object> target =
                RandomConfigurations.map("api", "orders.save", "effect", "EXECUTE", "request", rows);
        try (ImportFolder folder = new ImportFolder()) {
            folder.run(Json.write(target));
            Map<String, Object> payload =
                    mapping(folder).map(List.of(Map.of())).get(0).payload();
            assertThat(payload.values().stream().map(Json::write))
                    .containsExactlyElementsOf(numbers.stream().map(Json::write).toList());
        }
    }

    @Property(tries = 200, seed = SEED)
    void numbersOfARecordSurvive(@ForAll BigDecimal decimal, @ForAll BigInteger whole) {
        Map<String, Object> record = RandomConfigurations.map("decimal", decimal, "whole", whole);
        List<Object> rows = new ArrayList<>();
        record.keySet().forEach(name -> rows.add(RandomConfigurations.map("field", name, "value", "{{" + name + "}}")));
        FieldMapping mapping = FieldMapping.read("mapping", Json.write(Map.of("request", rows)), ZONE);

        MappedRow row =
                mapping.map(List.of(Json.parseObject(Json.write(record)))).get(0);

        assertThat(Json.write(row.payload())).isEqualTo(Json.write(record));
    }

    private static FieldMapping mapping(ImportFolder folder) {
        return FieldMapping.read("mapping.yaml", folder.text("imported/mapping.yaml"), ZONE);
    }

    @Provide
    Arbitrary<List<Object>> rows() {
        return RandomConfigurations.rows(2);
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> scalars = Arbitraries.of(
                "",
                "text",
                "2024-01-31 08:00:00",
                "1.50",
                "'",
                "{{code}}",
                true,
                0,
                -1.5,
                new BigDecimal("1e30"),
                List.of(),
                Map.of());
        return Arbitraries.oneOf(
                scalars,
                scalars.list().ofMaxSize(3).map(list -> (Object) list),
                scalars.map(value -> (Object) RandomConfigurations.map("qty", value, "code", "x")),
                scalars.list().ofMaxSize(3).map(list -> (Object) list.stream()
                        .map(value -> (Object) RandomConfigurations.map("qty", value))
                        .toList()));
    }

    @Property(tries = 500, seed = SEED)
    void aMappingFailsRecordsAndNeverThrows(
            @ForAll("rows") List<Object> rows,
            @ForAll("values") Object code,
            @ForAll("values") Object qty,
            @ForAll("values") Object details) {
        FieldMapping mapping;
        try {
            mapping = FieldMapping.read("mapping", Json.write(Map.of("request", rows)), ZONE);
        } catch (ConfigException refusedWithItsPlace) {
            assertThat(refusedWithItsPlace.problems()).isNotEmpty();
            return;
        }
        Map<String, Object> record =
                RandomConfigurations.map("code", code, "qty", qty, "details", details, "created", qty);

        MappedRow row = mapping.map(List.of(record)).get(0);

        assertThat(row.isMapped() || !row.sentence().isEmpty()).isTrue();
    }
}
