package dev.caravan.sandbox.door;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection: requests in, answers out, until either side ends it. */
final class HttpConversation implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpConversation.class);

    private final Socket socket;
    private final Function<HttpRequest, HttpAnswer> handler;
    private final AnswerWriter writer;
    private volatile @Nullable Thread thread;

    HttpConversation(Socket socket, Function<HttpRequest, HttpAnswer> handler, AnswerWriter writer) {
        this.socket = socket;
        this.handler = handler;
        this.writer = writer;
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        try (socket) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            RequestReader reader = new RequestReader(socket.getInputStream(), out);
            boolean more = true;
            while (more) {
                HttpRequest request = reader.next();
                more = request != null && answer(request, out);
            }
        } catch (IOException ended) {
            LOG.trace("A connection ended: {}", ended.toString());
        }
    }

    /** Resets the connection from another thread. */
    void abandon() {
        try {
            reset();
        } catch (IOException alreadyGone) {
            LOG.trace("A connection was already gone: {}", alreadyGone.toString());
        }
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private boolean answer(HttpRequest request, OutputStream out) throws IOException {
        HttpAnswer answer = handler.apply(request);
        writer.write(answer, out);
        switch (answer.ending()) {
            case COMPLETE, TRICKLE -> {
                return !"close".equalsIgnoreCase(request.header("connection"));
            }
            case RESET -> reset();
            case SILENT, SILENT_AFTER_HEAD -> waitForTheClientToLeave();
            case CUT -> socket.shutdownOutput();
        }
        return false;
    }

    private void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private void waitForTheClientToLeave() throws IOException {
        byte[] ignored = new byte[1024];
        int got = 0;
        while (got >= 0) {
            got = socket.getInputStream().read(ignored);
        }
    }
}
