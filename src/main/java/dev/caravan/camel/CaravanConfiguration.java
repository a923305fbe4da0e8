package dev.caravan.camel;

import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * The route configuration {@code caravan} that cases name. A failed run is told once, in a sentence, by its listeners: here
 * its exception ends. Every other one goes on to whoever began the exchange, a webhook answers with an error; one of Caravan's
 * is logged as a sentence. Add it to a context before the cases; cases work without it, with louder logs.
 */
public final class CaravanConfiguration extends RouteConfigurationBuilder {
    /** The id that cases name. */
    public static final String ID = "caravan";

    @Override
    public void configuration() {
        routeConfiguration(ID)
                .onException(ToldException.class)
                .handled(true)
                .logHandled(false)
                .logExhausted(false)
                .end()
                .onException(CaravanException.class)
                .logStackTrace(false)
                .logExhaustedMessageHistory(false);
    }
}
