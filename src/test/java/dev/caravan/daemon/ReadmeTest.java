package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.camel.CaravanSettings;
import dev.caravan.connection.AuthSchemes;
import dev.caravan.connection.ConnectionSettings;
import dev.caravan.json.Json;
import dev.caravan.vendor.ProfileFiles;
import dev.caravan.vendor.VendorProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The README's reference tables name exactly what the code knows. */
class ReadmeTest {
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final String REQUEST_FIELD = "request.<field>";

    private static List<String> lines;

    @BeforeAll
    static void read() throws IOException {
        lines = Files.readAllLines(Path.of("README.md"));
    }

    @Test
    void listsEverySettingWithItsDefault() {
        Map<String, String> expected = new TreeMap<>(CaravanSettings.DEFAULTS);
        expected.put("lag", "5m");
        assertThat(new TreeMap<>(defaultsOf("| key, after `caravan.` |"))).isEqualTo(expected);
    }

    @Test
    void listsEverySettingOfConnections() {
        VendorProfiles profiles = new VendorProfiles(
                ProfileFiles.builtIn(getClass().getClassLoader()),
                ProfileFiles.none(),
                AuthSchemes.builtIn().placeholders());
        Set<String> expected = new TreeSet<>();
        profiles.names().forEach(vendor -> expected.addAll(ConnectionSettings.knownKeys(profiles.named(vendor))));

        assertThat(namesOf("| key, after `caravan.connection.<name>.` |")).isEqualTo(expected);
    }

    @Test
    void listsEveryOptionOfTheSteps() throws IOException {
        assertThat(namesOf("| option of `pull` |")).isEqualTo(optionsOf("pull"));
        assertThat(namesOf("| option of `call`, between `pull` and `stage` |")).isEqualTo(optionsOf("call"));
        assertThat(namesOf("| option of `stage` |")).isEqualTo(optionsOf("stage"));
    }

    @Test
    void listsEveryOptionOfTheBatchSave() {
        VendorProfiles profiles = new VendorProfiles(
                ProfileFiles.builtIn(getClass().getClassLoader()),
                ProfileFiles.none(),
                AuthSchemes.builtIn().placeholders());
        Set<String> expected = new TreeSet<>(profiles.named("k3cloud")
                .operations()
                .get("batchSave")
                .options()
                .keySet());
        expected.add(REQUEST_FIELD);

        assertThat(namesOf("| option of `push:…/batchSave` |")).isEqualTo(expected);
    }

    @Test
    void listsEveryOptionOfReadsOfDatabases() {
        VendorProfiles profiles = new VendorProfiles(
                ProfileFiles.builtIn(getClass().getClassLoader()),
                ProfileFiles.none(),
                AuthSchemes.builtIn().placeholders());
        assertThat(namesOf("| option of `pull:…/select` |"))
                .isEqualTo(new TreeSet<>(profiles.named("jdbc")
                        .operations()
                        .get("select")
                        .options()
                        .keySet()));
        assertThat(namesOf("| option of `pull:…/find` |"))
                .isEqualTo(new TreeSet<>(profiles.named("mongodb")
                        .operations()
                        .get("find")
                        .options()
                        .keySet()));
    }

    @Test
    void listsEveryCommand() {
        Set<String> commands = CaravanCommand.line().getSubcommands().keySet();
        assertThat(commands)
                .allSatisfy(command -> assertThat(lines).anyMatch(line -> line.matches("\\| `" + command + "[ `].*")));
    }

    @Test
    void explainsEveryRuleOfTheLint() {
        assertThat(namesOf("| rule |"))
                .isEqualTo(Stream.of(LintRule.values())
                        .map(LintRule::word)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** A component's own options, by the catalog that Camel's build makes of the code. */
    private static Set<String> optionsOf(String component) throws IOException {
        Map<String, Object> catalog = Json.parseObject(
                Files.readAllBytes(Path.of("src/generated/resources/META-INF/dev/caravan/camel", component + ".json")));
        Set<String> options = new TreeSet<>();
        ((Map<?, ?>) catalog.get("properties")).forEach((name, entry) -> {
            Map<?, ?> option = (Map<?, ?>) entry;
            boolean own = !String.valueOf(option.get("label")).contains("advanced");
            if (option.get("kind").equals("parameter") && own) {
                options.add(name.equals("request") ? REQUEST_FIELD : String.valueOf(name));
            }
        });
        return options;
    }

    private static Set<String> namesOf(String head) {
        return new TreeSet<>(defaultsOf(head).keySet());
    }

    /** The names of a table's first column, each with the text in its third; in a row of several they are told apart by commas. */
    private static Map<String, String> defaultsOf(String head) {
        Map<String, String> defaults = new LinkedHashMap<>();
        int first = lines.indexOf(lines.stream()
                .filter(line -> line.startsWith(head))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the README has no table " + head)));
        for (String line : lines.subList(first + 2, lines.size())) {
            if (!line.startsWith("|")) {
                break;
            }
            String[] cells = line.split("\\|", -1);
            List<String> names = quoted(cells[1].split(" – ")[0]);
            List<String> values = cells.length > 4 ? quoted(cells[3]) : List.of();
            for (int i = 0; i < names.size(); i++) {
                defaults.put(names.get(i), i < values.size() ? values.get(i) : "");
            }
        }
        assertThat(defaults).as(head).isNotEmpty();
        return defaults;
    }

    private static List<String> quoted(String cell) {
        return NAME.matcher(cell).results().map(match -> match.group(1)).toList();
    }
}
