package dev.caravan.sandbox.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A small HTTP/1.1 server on 127.0.0.1: one thread per connection, at most 512 of them, keep-alive, no delay. It can
 * also do what a correct server never does: reset, fall silent, cut an answer, refuse connections.
 */
public final class HttpDoor implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 512;

    private final String name;
    private final Function<HttpRequest, HttpAnswer> handler;
    private final AnswerWriter writer;
    private final Set<HttpConversation> open = ConcurrentHashMap.newKeySet();
    private final Semaphore places = new Semaphore(MOST_CONNECTIONS);
    private final AtomicInteger threads = new AtomicInteger();
    private final int port;
    private @Nullable ServerSocket listener;

    /** Opens at once; port 0 takes any free one. */
    public HttpDoor(String name, int port, Clock clock, Function<HttpRequest, HttpAnswer> handler) {
        this.name = name;
        this.handler = handler;
        this.writer = new AnswerWriter(clock);
        this.port = listen(port);
    }

    public int port() {
        return port;
    }

    /** Refuses connections and resets the open ones, until {@link #answerAgain()}. */
    public synchronized void stopAnswering() {
        ServerSocket closing = listener;
        listener = null;
        if (closing != null) {
            try {
                closing.close();
            } catch (IOException alreadyGone) {
                throw new UncheckedIOException(alreadyGone);
            }
        }
        open.forEach(HttpConversation::abandon);
    }

    /** Listens again on the same port. */
    public synchronized void answerAgain() {
        if (listener == null) {
            listen(port);
        }
    }

    @Override
    public void close() {
        stopAnswering();
    }

    private synchronized int listen(int wanted) {
        try {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), wanted), 256);
            listener = socket;
            start(() -> accept(socket));
            return socket.getLocalPort();
        } catch (IOException taken) {
            throw new UncheckedIOException("The sandbox " + name + " cannot listen on port " + wanted, taken);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            places.acquireUninterruptibly();
            try {
                converse(new HttpConversation(socket.accept(), handler, writer), socket);
            } catch (IOException closed) {
                places.release();
            }
        }
    }

    private void converse(HttpConversation conversation, ServerSocket through) {
        if (!admit(conversation, through)) {
            conversation.abandon();
            places.release();
            return;
        }
        start(() -> {
            try {
                conversation.run();
            } finally {
                open.remove(conversation);
                places.release();
            }
        });
    }

    /** Whether the connection still counts: a listener that is being closed can let a last one through. */
    private synchronized boolean admit(HttpConversation conversation, ServerSocket through) {
        return listener == through && open.add(conversation);
    }

    private void start(Runnable work) {
        Thread thread = new Thread(work, "sandbox-" + name + "-" + threads.incrementAndGet());
        thread.setDaemon(true);
        thread.start();
    }
}
