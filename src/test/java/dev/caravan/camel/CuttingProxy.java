package dev.caravan.camel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Stands between a client and a PostgreSQL on this machine, and cuts the connection at a commit when told to. */
final class CuttingProxy implements AutoCloseable {
    private static final String COMMIT = "COMMIT";

    private final ServerSocket door;
    private final int serverPort;
    private final AtomicReference<@Nullable Cut> next = new AtomicReference<>();

    /** Where the next commit is lost. */
    enum Cut {
        /** On its way to the server, which undoes the transaction. */
        BEFORE_THE_SERVER_HEARS_IT,
        /** The server's answer is, after it has committed. */
        BEFORE_THE_CLIENT_HEARS_OF_IT
    }

    CuttingProxy(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        run("accepts", this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void cutNextCommit(Cut cut) {
        next.set(cut);
    }

    /** Whether the cut was made. */
    boolean hasCut() {
        return next.get() == null;
    }

    private static void run(String what, Runnable work) {
        Thread thread = new Thread(work, "proxy " + what);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Pair pair = new Pair(door.accept(), new Socket(InetAddress.getLoopbackAddress(), serverPort));
                run("to the server", () -> pair.pump(pair.client, pair.server, true));
                run("to the client", () -> pair.pump(pair.server, pair.client, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private final class Pair {
        private final Socket client;
        private final Socket server;
        private volatile boolean deaf;

        private Pair(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        private void pump(Socket from, Socket to, boolean requests) {
            byte[] bytes = new byte[1 << 16];
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                    if (isLost(bytes, length, requests)) {
                        return;
                    }
                    out.write(bytes, 0, length);
                }
            } catch (IOException closed) {
                // the other side is closed with this one
            }
        }

        /** The driver sends a commit at once, so that its word stands in one piece. */
        private boolean isLost(byte[] bytes, int length, boolean requests) {
            if (!requests) {
                return deaf;
            }
            String text = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
            Cut cut = text.contains(COMMIT) ? next.getAndSet(null) : null;
            deaf |= cut == Cut.BEFORE_THE_CLIENT_HEARS_OF_IT;
            return cut == Cut.BEFORE_THE_SERVER_HEARS_IT;
        }
    }
}
