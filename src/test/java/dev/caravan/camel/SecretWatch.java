package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import dev.caravan.sandbox.k3cloud.K3Account;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/**
 * Reads everything that Caravan and Camel log, down to debug, and remembers what no text may ever hold: the sandboxes'
 * secrets, session ids (the sandbox's are the only random UUIDs around), cookies and signatures.
 */
final class SecretWatch implements AutoCloseable {
    private static final List<String> LOGGERS = List.of("dev.caravan", "org.apache.camel");
    private static final Pattern SECRET = Pattern.compile(
            "DemoSecret|WrongSecret|" + Pattern.quote(K3Account.sample().appSecret()) + "|"
                    + Pattern.quote(K3Account.sample().password())
                    + "|[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"
                    + "|SessionId=[0-9a-f]{8}|sign=[0-9a-f]{32}",
            Pattern.CASE_INSENSITIVE);

    private final List<String> leaks = new CopyOnWriteArrayList<>();
    private final AtomicLong texts = new AtomicLong();
    private final Reader reader = new Reader();
    private final Set<String> deafTo;

    /** Deaf to loggers that print secrets of a host application before Caravan has any say. */
    SecretWatch(String... deafTo) {
        this.deafTo = Set.of(deafTo);
        reader.setContext((ch.qos.logback.classic.LoggerContext) LoggerFactory.getILoggerFactory());
        reader.start();
        for (String name : LOGGERS) {
            Logger logger = (Logger) LoggerFactory.getLogger(name);
            logger.setLevel(Level.DEBUG);
            logger.addAppender(reader);
        }
        ((Logger) LoggerFactory.getLogger("org.apache.camel")).setAdditive(false);
    }

    /** Looks at a text from elsewhere: an event, an exception, a note. */
    void look(String where, Object text) {
        texts.incrementAndGet();
        Matcher found = SECRET.matcher(String.valueOf(text));
        if (found.find()) {
            leaks.add(where + ": " + found.group() + " in: " + text);
        }
    }

    /** Looks into every file of a folder, bytes as characters. */
    void lookInto(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher found = SECRET.matcher(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                if (found.find()) {
                    leaks.add("file " + file.getFileName() + ": " + found.group());
                }
            }
        }
    }

    void assertNoLeak() {
        assertThat(leaks).as("secrets in texts for people").isEmpty();
        assertThat(texts.get()).as("texts that were looked at").isPositive();
    }

    @Override
    public void close() {
        LOGGERS.forEach(name -> ((Logger) LoggerFactory.getLogger(name)).detachAppender(reader));
        ((Logger) LoggerFactory.getLogger("org.apache.camel")).setLevel(null);
        ((Logger) LoggerFactory.getLogger("org.apache.camel")).setAdditive(true);
    }

    private final class Reader extends AppenderBase<ILoggingEvent> {
        @Override
        protected void append(ILoggingEvent event) {
            if (deafTo.contains(event.getLoggerName())) {
                return;
            }
            String thrown =
                    event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy());
            look("log of " + event.getLoggerName(), event.getFormattedMessage() + " " + thrown);
        }
    }
}
