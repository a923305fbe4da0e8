package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.caravan.model.profile.TransportFault;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.security.cert.CertificateException;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLProtocolException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.Test;

class HttpFaultsTest {
    private static TransportFault fault(Exception caught) {
        return HttpFaults.of(new RuntimeException(caught)).fault();
    }

    @Test
    void onlyCertificatesAndTheAgreementOnTlsAreFaultsThatStay() {
        SSLException untrusted = new SSLHandshakeException("PKIX path building failed");
        untrusted.initCause(new CertificateException("no path"));
        assertThat(fault(untrusted)).isEqualTo(TransportFault.TLS);
        assertThat(fault(new SSLHandshakeException("Received fatal alert: protocol_version")))
                .isEqualTo(TransportFault.TLS);
        assertThat(fault(new SSLException("Unsupported or unrecognized SSL message")))
                .isEqualTo(TransportFault.TLS);
        assertThat(fault(new SSLPeerUnverifiedException("the name does not match")))
                .isEqualTo(TransportFault.TLS);
    }

    @Test
    void aConnectionThatBreaksAfterTheHandshakeMayHaveTakenTheRequest() {
        assertThat(fault(new SSLProtocolException("Remote host terminated the connection")))
                .isEqualTo(TransportFault.NO_ANSWER);
        assertThat(fault(new SSLException("Connection reset", new SocketException("Connection reset"))))
                .isEqualTo(TransportFault.NO_ANSWER);
        assertThat(fault(new SSLException("Received fatal alert: internal_error")))
                .isEqualTo(TransportFault.NO_ANSWER);
    }

    @Test
    void aHandshakeThatIsCutOffHasSentNothing() {
        SSLException cut = new SSLHandshakeException("Remote host terminated the handshake");
        cut.initCause(new EOFException("SSL peer shut down incorrectly"));
        assertThat(fault(cut)).isEqualTo(TransportFault.NOT_SENT);
    }

    /** A gateway that restarts takes the connection and closes it. */
    @Test
    void aServerThatHangsUpInTheHandshakeHasGotNothing() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> hangUp = CompletableFuture.runAsync(() -> hangUp(server));
            try (SSLSocket client = (SSLSocket)
                    SSLSocketFactory.getDefault().createSocket(server.getInetAddress(), server.getLocalPort())) {
                IOException failed = catchThrowableOfType(IOException.class, client::startHandshake);
                assertThat(HttpFaults.of(failed).fault()).isEqualTo(TransportFault.NOT_SENT);
            }
            hangUp.join();
        }
    }

    private static void hangUp(ServerSocket server) {
        try (Socket accepted = server.accept()) {
            byte[] hello = new byte[16_384];
            assertThat(accepted.getInputStream().read(hello)).isPositive();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }
}
