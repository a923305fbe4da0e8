package dev.caravan.camel;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.NearestName;
import dev.caravan.mapping.syntax.CaseNames;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ModelCamelContext;

/**
 * The cases that look-ups may name: folders of the cases root, cases that a route of the context stages, and the other names
 * that {@value #FILE} in the root gives them, such as the UUIDs of 轻易云's schemes. Where the root cannot be listed (class
 * path) every name is taken for that of a case.
 */
final class LookUpCases implements CaseNames {
    static final String FILE = "schemes.yaml";

    private final CamelContext context;
    private final CaseFiles files;
    private final Map<String, String> schemes;

    LookUpCases(CamelContext context) {
        this.context = context;
        this.files = Caravan.of(context).caseFiles();
        this.schemes = files.readShared(FILE)
                .map(text -> read(ConfigDocument.read(files.nameOf(FILE), text)))
                .orElse(Map.of());
    }

    private static Map<String, String> read(ConfigDocument document) {
        Map<String, String> names = document.map().textMap();
        document.throwIfInvalid();
        return names;
    }

    @Override
    public String caseOf(String written) {
        String name = schemes.getOrDefault(written, written);
        Set<String> folders = files.names();
        if (folders.isEmpty() || folders.contains(name) || isStaged(name)) {
            return name;
        }
        throw new IllegalArgumentException("there is no case \"" + name + "\""
                + NearestName.of(name, folders)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("; a scheme of 轻易云 gets its case's name in " + files.nameOf(FILE) + ". The cases are "
                                + String.join(", ", folders)));
    }

    /** A case written in Java has no folder. */
    private boolean isStaged(String name) {
        return ((ModelCamelContext) context)
                .getRouteDefinitions().stream().anyMatch(route -> RouteShape.stages(route, name));
    }
}
