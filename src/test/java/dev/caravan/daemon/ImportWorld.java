package dev.caravan.daemon;

import dev.caravan.config.ConfigDocument;
import dev.caravan.connection.AuthSchemes;
import dev.caravan.connection.References;
import dev.caravan.json.Json;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.MappedRow;
import dev.caravan.mapping.expression.LookUpSource;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import dev.caravan.model.profile.TargetForm;
import dev.caravan.vendor.ProfileFiles;
import dev.caravan.vendor.VendorProfiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;

/** A folder that cases are imported into, and what the imported cases do. */
final class ImportWorld {
    private static final Path EXAMPLES = Path.of("src/test/resources/metadata");
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String ANYWHERE = "http://127.0.0.1:9/";

    private final Path routes;

    ImportWorld(Path folder) {
        this.routes = folder.resolve("routes");
    }

    Path routes() {
        return routes;
    }

    /** One of the published examples, by its number. */
    static Path example(String number) {
        try (Stream<Path> files = Files.list(EXAMPLES)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches(number + "-.*\\.json"))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    /** What a published example is to become, as a person has written it. */
    static Map<String, Object> expected(String number) throws IOException {
        return Json.parseObject(Files.readAllBytes(EXAMPLES.resolve("expected").resolve(number + ".json")));
    }

    /** Imports examples as one case. */
    CommandWorld.Outcome importAs(String name, String... numbers) {
        List<String> arguments = new ArrayList<>(List.of("import"));
        for (String number : numbers) {
            arguments.add(example(number).toString());
        }
        arguments.addAll(List.of("--name", name, "--out", routes.toString()));
        return CommandWorld.execute(arguments.toArray(String[]::new));
    }

    String text(String caseName, String file) throws IOException {
        return Files.readString(routes.resolve(caseName).resolve(file));
    }

    /** Makes the case that stands for a scheme: its records come from elsewhere. */
    void scheme(String uuid, String caseName) throws IOException {
        Path route = routes.resolve(caseName).resolve("route.camel.yaml");
        Files.createDirectories(route.getParent());
        Files.writeString(route, """
            - route:
                id: %1$s.receive
                routeConfigurationId: caravan
                from: { uri: "direct:%1$s", steps: [ { to: { uri: "stage:%1$s", parameters: { key: id, final: true } } } ] }
            """.formatted(caseName));
        Files.writeString(
                routes.resolve("schemes.yaml"),
                "\"%s\": %s%n".formatted(uuid, caseName),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** Shows the first page of a case whose vendors are all at one address. */
    CommandWorld.Outcome preview(String caseName, String url) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("preview", caseName, "--routes=" + routes));
        settings(url).forEach((name, value) -> arguments.add("-D" + name + "=" + value));
        arguments.add("-Dcaravan.store.url=jdbc:sqlite:" + routes.resolve("caravan.db"));
        return CommandWorld.execute(arguments.toArray(String[]::new));
    }

    /** Loads a case as the daemon does; connections are configured, and nothing is called. */
    void load(String caseName) throws IOException {
        CommonOptions options = new CommonOptions();
        options.routes = routes.toString();
        options.overrides.putAll(settings(ANYWHERE));
        Settings settings = Settings.load(options);
        SettingsCheck.run(settings);
        CamelContext context = Contexts.make(settings);
        context.getRegistry().bind("store", new OfflineStore());
        try {
            context.start();
            new CaseLoader(context).load(caseName, route -> route.autoStartup(false));
        } finally {
            context.stop();
        }
    }

    /** What the environment would give: everything that has no default, and the addresses. */
    private Map<String, String> settings(String url) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        Path file = routes.resolve("caravan.properties");
        for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
            int equals = line.indexOf(" = ");
            if (line.endsWith(":}}") || line.contains(".base-url = ")) {
                settings.put(line.substring(0, equals), url);
            }
        }
        return settings;
    }

    FieldMapping mapping(String caseName) throws IOException {
        Map<String, String> schemes = schemes();
        return FieldMapping.read(
                caseName + "/mapping.yaml",
                text(caseName, "mapping.yaml"),
                ZONE,
                written -> schemes.getOrDefault(written, written));
    }

    private Map<String, String> schemes() throws IOException {
        Path file = routes.resolve("schemes.yaml");
        return Files.exists(file) ? ConfigDocument.read(file).map().textMap() : Map.of();
    }

    /** What the mapping makes of a record, as the vendor's profile sends it. */
    Map<String, Object> sent(String caseName, Map<String, Object> record, LookUpSource staged) throws IOException {
        MappedRow row =
                mapping(caseName).map(List.of(record), List.of("#1"), staged).get(0);
        if (!row.isMapped()) {
            throw new AssertionError(row.sentence());
        }
        TargetForm form = form(caseName);
        return form == null ? row.payload() : new References(form).wrap(row.payload());
    }

    private @Nullable TargetForm form(String caseName) throws IOException {
        VendorProfiles profiles = new VendorProfiles(
                ProfileFiles.builtIn(getClass().getClassLoader()),
                ProfileFiles.in(routes.resolve("vendors")),
                AuthSchemes.builtIn().placeholders());
        String route = text(caseName, "route.camel.yaml");
        if (!route.contains("formId: ")) {
            return null;
        }
        String formId = route.replaceAll("(?s).*formId: (\\w+).*", "$1");
        return profiles.named("k3cloud")
                .operations()
                .get("batchSave")
                .write()
                .forms()
                .get(formId);
    }

    /** Records that other cases have staged, from {@code {case: [record, …]}}. */
    static LookUpSource staged(Object lookups) {
        Map<?, ?> records = lookups instanceof Map<?, ?> map ? map : Map.of();
        return (caseName, query) -> {
            List<StoredRecord> found = new ArrayList<>();
            if (query.after() == 0 && records.get(caseName) instanceof List<?> list) {
                for (Object record : list) {
                    String value = String.valueOf(((Map<?, ?>) record).get(query.field()));
                    if (query.field() == null || query.values().contains(value)) {
                        found.add(stored(found.size() + 1L, record));
                    }
                }
            }
            return found;
        };
    }

    private static StoredRecord stored(long id, Object content) {
        return new StoredRecord(
                id, "#" + id, RecordStatus.WRITTEN, 1, 1, 0, Instant.EPOCH, null, null, null, Json.write(content));
    }
}
