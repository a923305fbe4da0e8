package dev.caravan.camel;

import dev.caravan.mapping.FieldMapping;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a route's steps as they were written.
 */
final class RouteShape {
    private RouteShape() {}

    /** The first push of a route, if it has one among its steps. */
    static Optional<PushEndpoint> pushOf(@Nullable Route route) {
        if (route == null) {
            return Optional.empty();
        }
        for (String uri : stepUris(route)) {
            if (uri.startsWith("push:") && route.getCamelContext().getEndpoint(uri) instanceof PushEndpoint push) {
                return Optional.of(push);
            }
        }
        return Optional.empty();
    }

    /** The mapping of the first map of a route, if it has one among its steps. */
    static Optional<FieldMapping> mappingOf(@Nullable Route route) {
        if (route == null) {
            return Optional.empty();
        }
        return stepUris(route).stream()
                .filter(uri -> uri.startsWith("map:"))
                .findFirst()
                .map(uri -> route.getCamelContext().getEndpoint(uri))
                .filter(MapEndpoint.class::isInstance)
                .map(map -> ((MapEndpoint) map).mapping());
    }

    /** Whether a route stages records of a case. */
    static boolean stages(RouteDefinition route, String caseName) {
        return steps(route).stream()
                .anyMatch(
                        step -> step.getEndpointUri().replaceFirst("\\?.*$", "").equals("stage:" + caseName));
    }

    /** URIs of the route's plain steps in order, those of nested blocks included. */
    static List<String> stepUris(Route route) {
        ModelCamelContext model = (ModelCamelContext) route.getCamelContext();
        RouteDefinition definition = model.getRouteDefinition(route.getRouteId());
        return definition == null
                ? List.of()
                : steps(definition).stream()
                        .map(step -> route.getCamelContext().resolvePropertyPlaceholders(step.getEndpointUri()))
                        .toList();
    }

    private static Collection<ToDefinition> steps(RouteDefinition route) {
        return ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class);
    }
}
