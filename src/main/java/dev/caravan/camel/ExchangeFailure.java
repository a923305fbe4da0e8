package dev.caravan.camel;

import org.apache.camel.Exchange;
import org.apache.camel.ExchangeExtension;
import org.jspecify.annotations.Nullable;

/** What an exchange failed with. */
final class ExchangeFailure {
    private ExchangeFailure() {}

    /** Also when an error handler has swallowed it; null when nothing failed, or the route itself dealt with it. */
    static @Nullable Exception of(Exchange exchange) {
        if (exchange.getException() != null) {
            return exchange.getException();
        }
        ExchangeExtension state = exchange.getExchangeExtension();
        boolean swallowed =
                state.isFailureHandled() || (state.isErrorHandlerHandledSet() && state.isErrorHandlerHandled());
        return swallowed ? exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class) : null;
    }

    /** Its message; of an exception without one its name. */
    static String sentence(Exception failed) {
        return failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage();
    }
}
