package dev.caravan.camel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/**
 * Finds a case's files by its name under the cases root ({@code caravan.routes}): a folder, or {@code classpath:} with exact
 * locations. Thread-safe.
 */
public final class CaseFiles {
    /** A case's routes. */
    public static final String ROUTE = "route.camel.yaml";

    private final CamelContext context;
    private final CaravanSettings settings;

    CaseFiles(CamelContext context, CaravanSettings settings) {
        this.context = context;
        this.settings = settings;
    }

    /** The cases root as a Camel resource location without a slash at its end. */
    public String root() {
        String root = settings.text("routes").replaceAll("/+$", "");
        return root.startsWith("classpath:") || root.startsWith("file:") ? root : "file:" + root;
    }

    /** How a file of a case is named in errors, e.g. {@code routes/okki/mapping.yaml}. */
    public String nameOf(String caseName, String file) {
        return (root() + "/" + caseName + "/" + file).replaceFirst("^(file|classpath):", "");
    }

    /** How a file of the cases root is named in errors, e.g. {@code routes/schemes.yaml}. */
    String nameOf(String file) {
        return (root() + "/" + file).replaceFirst("^(file|classpath):", "");
    }

    /** The names of the cases, as far as the root is a folder that can be listed. */
    public Set<String> names() {
        if (!root().startsWith("file:")) {
            return Set.of();
        }
        try (Stream<Path> folders = Files.list(Path.of(root().substring("file:".length())))) {
            return folders.filter(folder -> Files.exists(folder.resolve(ROUTE)))
                    .map(folder -> folder.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unlisted) {
            return Set.of();
        }
    }

    /** The text of a file of a case, empty when there is none. */
    public Optional<String> read(String caseName, String file) {
        return readShared(caseName + "/" + file);
    }

    /** The text of a file of the cases root, empty when there is none. */
    Optional<String> readShared(String file) {
        Resource resource = PluginHelper.getResourceLoader(context).resolveResource(root() + "/" + file);
        if (resource == null || !resource.exists()) {
            return Optional.empty();
        }
        try (InputStream stream = resource.getInputStream()) {
            return Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new CaravanException(nameOf(file) + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
