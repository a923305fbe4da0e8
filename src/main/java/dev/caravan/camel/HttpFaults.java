package dev.caravan.camel;

import dev.caravan.connection.HttpFailure;
import dev.caravan.model.profile.TransportFault;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Says which transport fault an exception of the HTTP step is.
 */
final class HttpFaults {
    private HttpFaults() {}

    static HttpFailure of(Exception caught) {
        for (Throwable cause = caught; cause != null; cause = cause.getCause()) {
            HttpFailure failure = known(cause);
            if (failure != null) {
                return failure;
            }
        }
        return new HttpFailure(TransportFault.NO_ANSWER, "the request failed: " + caught);
    }

    private static @Nullable HttpFailure known(Throwable cause) {
        if (cause instanceof UnknownHostException) {
            return new HttpFailure(TransportFault.UNKNOWN_HOST, "the host is not known: " + cause.getMessage());
        }
        if (cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof ConnectTimeoutException
                || cause instanceof ConnectionRequestTimeoutException) {
            return new HttpFailure(TransportFault.NOT_SENT, "no connection: " + cause.getMessage());
        }
        if (cause instanceof SSLException) {
            return new HttpFailure(TransportFault.TLS, "no secure connection: " + cause.getMessage());
        }
        if (cause instanceof BodyTooLargeException) {
            return new HttpFailure(TransportFault.TOO_LARGE, String.valueOf(cause.getMessage()));
        }
        if (cause instanceof InterruptedIOException) {
            return new HttpFailure(TransportFault.NO_ANSWER, "no answer in time: " + cause.getMessage());
        }
        if (cause instanceof IOException) {
            return new HttpFailure(TransportFault.NO_ANSWER, "the connection broke: " + cause.getMessage());
        }
        return null;
    }
}
