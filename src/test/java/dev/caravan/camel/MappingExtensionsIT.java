package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.json.Json;
import dev.caravan.mapping.MappingParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parsers of a user's own, from the registry and from the class path, and Camel's languages in a row. */
class MappingExtensionsIT {
    @TempDir
    private Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void beansServicesAndLanguagesGiveValues() throws Exception {
        context.getRegistry().bind("reverse", new Reverse());
        start("""
                request:
                  - { field: bean, value: "{{name}}", parser: { name: reverse } }
                  - { field: service, value: "{{name}}", parser: { name: "Repeat,Reverse", params: ["2", ""] } }
                  - { field: simple, language: simple, value: "${body[name]}-${body[n]}" }
                  - { field: typed, type: int, language: simple, value: "${body[n]}" }
                  - field: lines
                    type: array
                    value: lines
                    children:
                      - { field: both, language: simple, value: "${variable.record[name]}/${body[q]}" }
                """);

        assertThat(map(Map.of("name", "abc", "n", 5, "lines", List.of(Map.of("q", 1), Map.of("q", 2)))))
                .isEqualTo("[{\"bean\":\"cba\",\"service\":\"cbacba\",\"simple\":\"abc-5\",\"typed\":5,"
                        + "\"lines\":[{\"both\":\"abc/1\"},{\"both\":\"abc/2\"}]}]");
    }

    @Test
    void whatThrowsFailsItsRecord() throws Exception {
        context.getRegistry().bind("reverse", new Reverse());
        start("request: [ { field: a, value: '{{name}}', parser: { name: reverse } } ]\n");

        assertThatThrownBy(() -> map(Map.of("name", "")))
                .as("empty text is a value of a text field")
                .isInstanceOf(CamelExecutionException.class)
                .rootCause()
                .hasMessageContaining(
                        "field a: found nothing, expected a value that the parser Reverse takes: nothing to reverse");
    }

    @Test
    void anUnknownLanguageIsAnErrorWhenTheRouteIsLoaded() {
        assertThatThrownBy(() -> start("request: [ { field: a, language: smple, value: x } ]\n"))
                .rootCause()
                .hasMessageContaining("the language \"smple\" is not on the class path");
    }

    private String map(Map<String, Object> record) {
        return Json.write(context.createProducerTemplate().requestBody("direct:in", List.of(record), List.class));
    }

    private void start(String mapping) throws Exception {
        write(folder.resolve("own"), "mapping.yaml", mapping);
        Properties settings = new Properties();
        settings.setProperty("caravan.routes", folder.toString());
        settings.setProperty("caravan.store.url", "jdbc:sqlite:" + folder.resolve("caravan.db"));
        context.getPropertiesComponent().setInitialProperties(settings);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:in").to("map:own");
            }
        });
        context.start();
    }

    private static void write(Path into, String file, String text) throws IOException {
        Files.writeString(Files.createDirectories(into).resolve(file), text);
    }

    private static final class Reverse implements MappingParser {
        @Override
        public String name() {
            return "Reverse";
        }

        @Override
        public Object parse(Object value, String params) {
            if (value.equals("")) {
                throw new UnsupportedOperationException("nothing to reverse");
            }
            return new StringBuilder(value.toString()).reverse().toString();
        }
    }

    /** Found as a service of the class path. */
    public static final class Repeat implements MappingParser {
        @Override
        public String name() {
            return "Repeat";
        }

        @Override
        public void check(String params) {
            Integer.parseInt(params);
        }

        @Override
        public Object parse(Object value, String params) {
            return value.toString().repeat(Integer.parseInt(params));
        }
    }
}
