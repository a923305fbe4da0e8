package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped case loads as it is: operations, options, mappings, sources and look-ups are right. */
class CaseFoldersIT {
    private static final Path ROUTES = Path.of("routes");

    @TempDir
    Path folder;

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(ROUTES)) {
            return folders.filter(path -> Files.exists(path.resolve(CaseFolder.ROUTE)))
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void thePublishedCasesAreThere() throws IOException {
        assertThat(cases())
                .contains(
                        "banniu-update-barcode",
                        "jackyun-goods",
                        "jackyun-warehouse-to-k3cloud",
                        "okki-product-groups",
                        "tplus-inventory",
                        "xingchen-refresh-credentials",
                        "xingchen-stores");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aShippedCaseLoads(String name) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.getPropertiesComponent().setInitialProperties(settings());
            context.addRoutes(new CaravanConfiguration());
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(ResourceHelper.resolveResource(
                            context, "file:" + ROUTES.resolve(name).resolve(CaseFolder.ROUTE)));
            context.getRouteDefinitions().forEach(route -> route.autoStartup(false));
            context.start();
            assertThat(context.getRoutes()).isNotEmpty().allSatisfy(route -> assertThat(route.getRouteId())
                    .startsWith(name + "."));
        }
    }

    /** The shipped settings; what comes from the environment is given here, and nothing is ever called. */
    private Properties settings() throws IOException {
        Properties settings = new Properties();
        for (String line : Files.readAllLines(ROUTES.resolve("caravan.properties"))) {
            int equals = line.indexOf(" = ");
            if (!line.startsWith("#") && equals > 0) {
                String value = line.substring(equals + 3);
                boolean required = value.startsWith("{{env:") && value.endsWith(":}}");
                settings.setProperty(line.substring(0, equals), required ? "http://127.0.0.1:9/" : value);
            }
        }
        settings.setProperty("caravan.routes", ROUTES.toString());
        settings.setProperty("caravan.store.url", "jdbc:sqlite:" + folder.resolve("caravan.db"));
        return settings;
    }
}
