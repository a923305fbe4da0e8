package dev.caravan.camel;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Processes that each extract one case, over one store and with the same connections. */
final class TokenChildren {
    private final Path folder;
    private final String storeUrl;
    private final Map<String, String> settings;
    private final CaseFolder cases;

    /** Each case may also be started as its {@link #second}, so that two processes read at once. */
    TokenChildren(Path folder, String storeUrl, Map<String, String> settings, List<String> cases) throws IOException {
        this.folder = folder;
        this.storeUrl = storeUrl;
        this.settings = new HashMap<>(settings);
        this.cases = ShippedCases.in(folder, cases);
        cases.forEach(this::copy);
        write();
    }

    String second(String caseName) {
        return caseName + "-second";
    }

    private void copy(String name) {
        for (String file : List.of(CaseFolder.ROUTE, CaseFolder.MAPPING, CaseSources.FILE)) {
            Path original = cases.root().resolve(name).resolve(file);
            if (Files.exists(original)) {
                cases.write(second(name), file, CaseFolder.text(original).replace(name, second(name)));
            }
        }
    }

    String storeUrl() {
        return storeUrl;
    }

    /** For processes that are started from now on. */
    void set(Map<String, String> changed) throws IOException {
        settings.putAll(changed);
        write();
    }

    /** Short limits, so that what a killed process held is free again soon. */
    private void write() throws IOException {
        Properties properties = new Properties();
        properties.setProperty("caravan.routes", cases.root().toString());
        properties.setProperty("caravan.store.url", storeUrl);
        properties.setProperty("caravan.owner-life", "10s");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            String key = setting.getKey();
            String connection = "caravan.connection." + key.substring(0, key.indexOf('.'));
            properties.setProperty("caravan.connection." + key, setting.getValue());
            properties.setProperty(connection + ".retry-delay", "20ms");
            properties.setProperty(connection + ".connect-timeout", "1s");
            properties.putIfAbsent(connection + ".response-timeout", "60s");
        }
        try (Writer file = Files.newBufferedWriter(file())) {
            properties.store(file, null);
        }
    }

    private Path file() {
        return folder.resolve("children.properties");
    }

    CaseChild start(String caseName) {
        return CaseChild.start(TokenProcess.class, file(), List.of(caseName), CaseChildren.SMALL_AND_QUICK);
    }
}
