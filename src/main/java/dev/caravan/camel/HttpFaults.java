package dev.caravan.camel;

import dev.caravan.connection.HttpFailure;
import dev.caravan.model.profile.TransportFault;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Says which transport fault an exception of the HTTP step is.
 */
final class HttpFaults {
    /** How Java says that the first thing a server sent was no TLS. */
    private static final String NO_TLS = "Unsupported or unrecognized SSL message";

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
        if (cause instanceof SSLException secure) {
            return tls(secure);
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

    /**
     * Only what is wrong with certificates or the agreement on TLS stays so. A server that goes away while both agree has got no
     * request yet; after that it may have got one.
     */
    private static HttpFailure tls(SSLException failed) {
        boolean agreeing = failed instanceof SSLHandshakeException;
        if (agreeing && isBroken(failed.getCause())) {
            return new HttpFailure(TransportFault.NOT_SENT, "no secure connection: " + failed.getMessage());
        }
        boolean lasting = agreeing
                || failed instanceof SSLPeerUnverifiedException
                || failed.getCause() instanceof CertificateException
                || NO_TLS.equals(failed.getMessage());
        return lasting
                ? new HttpFailure(TransportFault.TLS, "no secure connection: " + failed.getMessage())
                : new HttpFailure(TransportFault.NO_ANSWER, "the secure connection broke: " + failed.getMessage());
    }

    private static boolean isBroken(@Nullable Throwable cause) {
        return cause instanceof EOFException || cause instanceof SocketException;
    }
}
