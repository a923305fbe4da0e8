package dev.caravan.daemon;

import dev.caravan.camel.Caravan;
import dev.caravan.camel.CaravanException;
import dev.caravan.camel.CaseFiles;
import dev.caravan.config.NearestName;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.RouteBuilderLifecycleStrategy;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;

/**
 * Loads a case's file into a started context, whole or not at all.
 */
final class CaseLoader {
    private static final Set<String> CALLED = Set.of("direct", "seda");

    private final ModelCamelContext context;
    private final CaseFiles files;

    CaseLoader(CamelContext context) {
        this.context = (ModelCamelContext) context;
        this.files = Caravan.of(context).caseFiles();
    }

    /** Fails with the nearest name when there is no such case. */
    void requireKnown(String caseName) {
        if (files.read(caseName, CaseFiles.ROUTE).isEmpty()) {
            Set<String> names = files.names();
            throw new CommandException("There is no case \"" + caseName + "\": " + fileOf(caseName) + " is missing"
                    + NearestName.of(caseName, names)
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(
                                    names.isEmpty()
                                            ? ". There are no cases in that folder; name another one by --routes DIR"
                                            : ". The cases are " + String.join(", ", names)));
        }
    }

    /**
     * Loads a case.
     *
     * @param change what is done to each route before it is built
     * @throws CaseFileException when it cannot be used; none of its routes is left then
     */
    void load(String caseName, Consumer<RouteDefinition> change) {
        String text = textOf(caseName);
        new BracesCheck(context, fileOf(caseName)).check(text);
        Resource resource = PluginHelper.getResourceLoader(context)
                .resolveResource(files.root() + "/" + caseName + "/" + CaseFiles.ROUTE);
        try {
            for (RoutesBuilder builder : PluginHelper.getRoutesLoader(context).findRoutesBuilders(resource)) {
                add(builder, caseName, change);
            }
        } catch (Exception refused) {
            remove(resource);
            throw new CaseFileException(new LoadFailure(context, fileOf(caseName), text).sentence(refused), refused);
        }
    }

    /** Lets a route start no work of its own: one that does only what other routes send it goes on doing so. */
    static void leaveIdle(RouteDefinition route) {
        String scheme = route.getInput().getEndpointUri().replaceFirst(":.*$", "");
        if (!CALLED.contains(scheme)) {
            route.autoStartup(false);
        }
    }

    private String textOf(String caseName) {
        try {
            return files.read(caseName, CaseFiles.ROUTE).orElse("");
        } catch (CaravanException unreadable) {
            throw new CaseFileException(String.valueOf(unreadable.getMessage()), unreadable);
        }
    }

    private void add(RoutesBuilder builder, String caseName, Consumer<RouteDefinition> change) throws Exception {
        if (builder instanceof RouteBuilder routes) {
            routes.addLifecycleInterceptor(new RouteBuilderLifecycleStrategy() {
                @Override
                public void afterConfigure(RouteBuilder configured) {
                    List<RouteDefinition> parsed =
                            configured.getRouteCollection().getRoutes();
                    new RouteSlips(context, fileOf(caseName)).check(parsed);
                    parsed.forEach(change);
                }
            });
        }
        if (builder instanceof RouteConfigurationsBuilder configurations) {
            context.addRoutesConfigurations(configurations);
        }
        context.addRoutes(builder);
    }

    private String fileOf(String caseName) {
        return files.nameOf(caseName, CaseFiles.ROUTE);
    }

    /** A file whose second route is bad leaves its first one running. */
    private void remove(Resource resource) {
        List<RouteDefinition> left = context.getRouteDefinitions().stream()
                .filter(route -> route.getResource() != null
                        && route.getResource().getLocation().equals(resource.getLocation()))
                .toList();
        for (RouteDefinition route : left) {
            try {
                context.getRouteController().stopRoute(route.getRouteId());
                context.removeRoute(route.getRouteId());
                context.removeRouteDefinition(route);
            } catch (Exception stubborn) {
                throw new CaseFileException(
                        "route " + route.getRouteId() + " could not be removed: " + stubborn.getMessage(), stubborn);
            }
        }
    }
}
