package dev.caravan.camel;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.OptionalIdentifiedDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDefinition;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.LifecycleStrategySupport;

/**
 * Checks the shape of routes when they are loaded: nothing but {@code call} stands between {@code pull} and
 * the {@code stage} that must follow, a stage knows its key, and in a case's own file every name of the case is the folder's.
 */
final class RouteChecks extends LifecycleStrategySupport {
    private static final Pattern NAMED_AFTER_CASE = Pattern.compile("^(?<scheme>stage|map|quartz):/*(?<name>[^?/]+)");

    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        for (Route route : routes) {
            RouteDefinition definition =
                    ((ModelCamelContext) route.getCamelContext()).getRouteDefinition(route.getRouteId());
            if (definition != null) {
                checkOrder(definition, route.getCamelContext());
                checkSources(definition, route.getCamelContext());
                caseOf(definition).ifPresent(name -> checkNames(definition, name));
            }
        }
    }

    private static void checkOrder(RouteDefinition route, CamelContext context) {
        List<ProcessorDefinition<?>> steps = route.getOutputs();
        for (int i = 0; i < steps.size(); i++) {
            String uri = uriOf(steps.get(i), context);
            boolean reads = uri.startsWith("pull:") || uri.startsWith("call:");
            if (reads && i + 1 == steps.size()) {
                throw new CaravanException(placeOf(steps.get(i), route)
                        + "after pull must come stage, here the route ends: nothing would be read");
            }
            String next = reads ? uriOf(steps.get(i + 1), context) : "";
            if (reads && !next.startsWith("stage:") && !next.startsWith("call:")) {
                throw new CaravanException(placeOf(steps.get(i + 1), route) + "after pull must come stage, here stands "
                        + steps.get(i + 1).getShortName()
                        + "; steps that change the records of each page go into a route "
                        + "of their own, named by stage's option via");
            }
        }
    }

    /** Only here are a case's {@code source.yaml} and the operation it is for known together. */
    private static void checkSources(RouteDefinition route, CamelContext context) {
        String before = "";
        for (ProcessorDefinition<?> step : route.getOutputs()) {
            String uri = uriOf(step, context);
            if (uri.startsWith("stage:") && context.getEndpoint(uri) instanceof StageEndpoint stage) {
                if (before.startsWith("pull:") && context.getEndpoint(before) instanceof PullEndpoint pull) {
                    CaseSources.check(pull, stage);
                } else if (!pulls(route, context)) {
                    CaseSources.checkWithoutPull(stage);
                }
            }
            before = uri.startsWith("call:") ? before : uri;
        }
    }

    private static boolean pulls(RouteDefinition route, CamelContext context) {
        return ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class).stream()
                .anyMatch(step -> uriOf(step, context).startsWith("pull:"));
    }

    private static void checkNames(RouteDefinition route, String caseName) {
        if (!route.getRouteId().startsWith(caseName + ".")) {
            throw new CaravanException(placeOf(route, route) + "the id of a route in folder " + caseName
                    + " begins with " + caseName + ". — here it is " + route.getRouteId());
        }
        checkName(route.getInput().getEndpointUri(), placeOf(route.getInput(), route), caseName);
        for (ToDefinition step :
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ToDefinition.class)) {
            checkName(step.getEndpointUri(), placeOf(step, route), caseName);
        }
    }

    private static void checkName(String uri, String place, String caseName) {
        Matcher named = NAMED_AFTER_CASE.matcher(uri);
        if (named.find() && !named.group("name").equals(caseName)) {
            throw new CaravanException(place + named.group() + " names another case than its folder; did you mean "
                    + named.group("scheme") + ":" + caseName + "?");
        }
    }

    /** The folder of the file the route stands in, if that is a case's file. */
    private static Optional<String> caseOf(RouteDefinition route) {
        Resource resource = route.getResource();
        String[] parts =
                resource == null ? new String[0] : resource.getLocation().split("[/\\\\:]", -1);
        return parts.length >= 2 && parts[parts.length - 1].equals(CaseFiles.ROUTE)
                ? Optional.of(parts[parts.length - 2])
                : Optional.empty();
    }

    private static String uriOf(ProcessorDefinition<?> step, CamelContext context) {
        return step instanceof ToDefinition to ? context.resolvePropertyPlaceholders(to.getEndpointUri()) : "";
    }

    private static String placeOf(OptionalIdentifiedDefinition<?> step, RouteDefinition route) {
        String file = route.getResource() == null
                ? "route " + route.getRouteId()
                : route.getResource().getLocation().replaceFirst("^(file|classpath):", "");
        return file + (step.getLineNumber() > 0 ? ":" + step.getLineNumber() : "") + ": ";
    }
}
