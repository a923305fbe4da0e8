package dev.caravan.camel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/**
 * Finds a case's files by its name under the cases root ({@code caravan.routes}): a folder, or {@code classpath:} with exact
 * locations. Thread-safe.
 */
public final class CaseFiles {
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

    /** The text of a file of a case, empty when there is none. */
    public Optional<String> read(String caseName, String file) {
        Resource resource =
                PluginHelper.getResourceLoader(context).resolveResource(root() + "/" + caseName + "/" + file);
        if (resource == null || !resource.exists()) {
            return Optional.empty();
        }
        try (InputStream stream = resource.getInputStream()) {
            return Optional.of(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new CaravanException(
                    nameOf(caseName, file) + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
