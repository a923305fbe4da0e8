package dev.caravan.camel;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RedeliveryPolicyDefinition;
import org.apache.camel.model.RouteDefinition;

/**
 * The two routes of a connection as templates. A context that already has templates with these ids keeps its own.
 * <ul>
 *   <li>{@code caravan-connection}: the only owner of retrying; its single step calls the attempt, so that each repeat runs
 *       the whole attempt.
 *   <li>{@code caravan-attempt}: pause gate, throttle, token, HTTP, classify.
 * </ul>
 */
final class ConnectionTemplates extends RouteBuilder {
    static final String CONNECTION = "caravan-connection";
    static final String ATTEMPT = "caravan-attempt";

    /**
     * Where a connection's calls go. A caller that comes before the routes stand, or after they have ended, is told so at once:
     * waiting for them would hold a stop up.
     */
    static String connectionOf(String name) {
        return "direct:caravan.connection." + name + "?block=false";
    }

    static String attemptOf(String name) {
        return "direct:caravan.attempt." + name + "?block=false";
    }

    @Override
    public void configure() {
        ModelCamelContext context = (ModelCamelContext) getContext();
        if (context.getRouteTemplateDefinition(CONNECTION) == null) {
            connection();
        }
        if (context.getRouteTemplateDefinition(ATTEMPT) == null) {
            attempt();
        }
    }

    private void connection() {
        RouteDefinition route = routeTemplate(CONNECTION)
                .templateParameter("connection")
                .templateParameter("retryDelay")
                .templateParameter("longestWait")
                .from("direct:caravan.connection.{{connection}}")
                .routeConfigurationId(CONNECTION);
        route.onException(RepeatRequestException.class)
                .onExceptionOccurred(exchange -> CallState.of(exchange).steps.beforeRepeat(exchange))
                .handled(true)
                .setRedeliveryPolicyType(backOff());
        route.to(attemptOf("{{connection}}")).id("{{connection}}.attempt");
    }

    /** The attempt decides whether it is repeated; this is only how long to wait. Synchronous, so that a stop ends it within a second instead of leaving it to a timer. */
    private static RedeliveryPolicyDefinition backOff() {
        RedeliveryPolicyDefinition policy = new RedeliveryPolicyDefinition();
        policy.maximumRedeliveries(-1)
                .redeliveryDelay("{{retryDelay}}")
                .useExponentialBackOff()
                .backOffMultiplier(2)
                .useCollisionAvoidance()
                .maximumRedeliveryDelay("{{longestWait}}")
                .allowRedeliveryWhileStopping(false)
                .logExhausted(false)
                .logRetryAttempted(false)
                .logHandled(false);
        return policy;
    }

    private void attempt() {
        routeTemplate(ATTEMPT)
                .templateParameter("connection")
                .templateParameter("http")
                .from("direct:caravan.attempt.{{connection}}")
                .routeConfigurationId(ATTEMPT)
                // Camel would read the whole answer into its cache before the bounds of time and size see it
                .streamCache("false")
                .errorHandler(noErrorHandler())
                .doTry()
                .process(exchange -> CallState.of(exchange).steps.awaitGate(exchange))
                .id("{{connection}}.pauseGate")
                .process(exchange -> CallState.of(exchange).steps.throttle(exchange))
                .id("{{connection}}.throttle")
                .process(exchange -> CallState.of(exchange).steps.prepare(exchange))
                .id("{{connection}}.tokenRefreshInterceptor")
                .to("{{http}}")
                .id("{{connection}}.http")
                .process(exchange -> CallState.of(exchange).steps.read(exchange))
                .id("{{connection}}.read")
                .doCatch(Exception.class)
                .process(exchange -> CallState.of(exchange).steps.fault(exchange))
                .id("{{connection}}.fault")
                .end()
                .process(exchange -> CallState.of(exchange).steps.classify(exchange))
                .id("{{connection}}.classify");
    }
}
