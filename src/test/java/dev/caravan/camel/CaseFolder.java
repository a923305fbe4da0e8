package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A cases root of its own with the shipped warehouse case, which {@code direct:go} starts instead of a schedule. */
final class CaseFolder {
    static final String CASE = CaseRig.CASE;
    static final String ROUTE = "route.camel.yaml";
    static final String MAPPING = "mapping.yaml";
    private static final String SHIPPED_START =
            "uri: quartz:" + CASE + "\n      parameters: { cron: \"0 0/10 * * * ?\" }";

    private final Path root;

    private CaseFolder(Path root) {
        this.root = root;
    }

    static CaseFolder in(Path folder) {
        CaseFolder cases = new CaseFolder(folder.resolve("cases"));
        cases.write(CASE, ROUTE, text(Path.of("routes", CASE, ROUTE)));
        cases.write(CASE, MAPPING, text(Path.of("routes", CASE, MAPPING)));
        return cases.replace(ROUTE, SHIPPED_START, "uri: direct:go");
    }

    Path root() {
        return root;
    }

    /** Replaces a text that must be there in a file of the case. */
    CaseFolder replace(String file, String from, String to) {
        String text = text(root.resolve(CASE).resolve(file));
        assertThat(text).contains(from);
        write(CASE, file, text.replace(from, to));
        return this;
    }

    /** Copies the case under another name; {@code direct:go-<name>} starts it. */
    CaseFolder copyAs(String name) {
        String route = text(root.resolve(CASE).resolve(ROUTE));
        write(name, ROUTE, route.replace(CASE, name).replace("direct:go", "direct:go-" + name));
        write(name, MAPPING, text(root.resolve(CASE).resolve(MAPPING)));
        return this;
    }

    /** Extends a built-in vendor profile. */
    CaseFolder profile(String vendor, String yaml) {
        return write("vendors", vendor + ".yaml", yaml);
    }

    CaseFolder write(String folder, String file, String text) {
        try {
            Files.createDirectories(root.resolve(folder));
            Files.writeString(root.resolve(folder).resolve(file), text);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
