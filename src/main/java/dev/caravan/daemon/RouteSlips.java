package dev.caravan.daemon;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;

/**
 * Refuses what Camel would take without a word: route ids that stand twice (the later route would replace the earlier one),
 * and times of day that do not exist.
 */
final class RouteSlips {
    private final ModelCamelContext context;
    private final String file;

    RouteSlips(ModelCamelContext context, String file) {
        this.context = context;
        this.file = file;
    }

    void check(List<RouteDefinition> routes) {
        Set<String> seen = new HashSet<>();
        for (RouteDefinition route : routes) {
            CronFields.problem(String.valueOf(route.getInput().getEndpointUri()))
                    .ifPresent(problem -> {
                        throw new CaseFileException(placeOf(route) + problem);
                    });
            String id = route.getRouteId();
            if (id == null) {
                continue;
            }
            RouteDefinition other = context.getRouteDefinition(id);
            if (!seen.add(id)) {
                throw new CaseFileException(placeOf(route) + "the route id " + id + " stands twice in this file");
            }
            if (other != null) {
                throw new CaseFileException(placeOf(route) + "the route id " + id + " is taken by "
                        + (other.getResource() == null
                                ? "another route"
                                : other.getResource().getLocation().replaceFirst("^(file|classpath):", "")));
            }
        }
    }

    private String placeOf(RouteDefinition route) {
        return file + (route.getLineNumber() > 0 ? ":" + route.getLineNumber() : "") + ": ";
    }
}
