package dev.caravan.camel;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;

/**
 * Configures the HTTP client: it puts the query in place, sends a request once, follows nothing, keeps no cookies, and cancels a request whose answer
 * has not begun within the connection's page time, however slowly its head trickles in.
 */
final class BoundedHttpClient implements HttpClientConfigurer {
    /**
     * The header that carries the query as far as here. Camel logs the address of each request, and with some vendors the
     * query holds a token and a signature.
     */
    static final String QUERY = "Caravan-Query";

    private final Duration deadline;
    private final ScheduledExecutorService timer;

    BoundedHttpClient(Duration deadline, ScheduledExecutorService timer) {
        this.deadline = deadline;
        this.timer = timer;
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        builder.disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableContentCompression()
                .disableAuthCaching()
                .addExecInterceptorFirst("caravan-deadline", this::withinDeadline);
    }

    private ClassicHttpResponse withinDeadline(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        putQueryInPlace(request);
        ScheduledFuture<?> alarm = timer.schedule(() -> cancel(scope), deadline.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return chain.proceed(request, scope);
        } finally {
            alarm.cancel(false);
        }
    }

    private static void putQueryInPlace(ClassicHttpRequest request) {
        Header query = request.getFirstHeader(QUERY);
        if (query != null) {
            request.removeHeaders(QUERY);
            request.setPath(request.getPath() + "?" + query.getValue());
        }
    }

    private static void cancel(ExecChain.Scope scope) {
        if (scope.originalRequest instanceof Cancellable cancellable) {
            cancellable.cancel();
        }
    }
}
