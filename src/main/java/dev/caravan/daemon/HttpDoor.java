package dev.caravan.daemon;

import dev.caravan.camel.CaravanSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where health, metrics and the cases' webhooks are served: on this machine alone, or behind a user name and password.
 */
final class HttpDoor implements AutoCloseable {
    private static final int LARGEST_PORT = 65_535;

    private final String host;
    private final int port;
    private final @Nullable Path users;

    private HttpDoor(String host, int port, @Nullable Path users) {
        this.host = host;
        this.port = port;
        this.users = users;
    }

    /** Reads and checks {@code caravan.http.*}. */
    static HttpDoor of(CaravanSettings settings) {
        String host = settings.text("http.host");
        String username = settings.text("http.username");
        String password = settings.text("http.password");
        boolean guarded = !username.isEmpty() && !password.isEmpty();
        if (!guarded && !isLoopback(host)) {
            throw new CommandException("caravan.http.host = " + host + " is open to other machines: set"
                    + " caravan.http.username and caravan.http.password as well, or leave it at 127.0.0.1");
        }
        if (!username.matches("[\\w.-]*") || password.contains(",")) {
            throw new CommandException("caravan.http.username may have letters, digits, '.', '-' and '_' only, and"
                    + " caravan.http.password no comma");
        }
        if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(password)) {
            throw new CommandException(
                    "caravan.http.password has a character that the server's file of users cannot hold,"
                            + " such as a Chinese one; use letters, digits and signs of Latin-1");
        }
        int port = port(settings.text("http.port"));
        requireFree(host, port);
        return new HttpDoor(host, port, guarded ? usersFile(username, password) : null);
    }

    /** Camel's server notices a port that is taken too late, and goes on without it. */
    private static void requireFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
        } catch (IOException taken) {
            throw new CommandException(
                    "caravan.http.port: health and metrics cannot be served at " + host + ":" + port + " ("
                            + taken.getMessage() + "); set another port, for example -Dcaravan.http.port=" + (port + 1),
                    taken);
        }
    }

    private static int port(String text) {
        int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > LARGEST_PORT) {
            throw new CommandException("caravan.http.port is \"" + text + "\", expected a number from 1 to 65535");
        }
        return port;
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            throw new CommandException("caravan.http.host = " + host + " is no address of this machine", unknown);
        }
    }

    /** The server takes its users from a file only; nobody else can read it, and it is gone when the server has read it. */
    private static Path usersFile(String username, String password) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] own = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Path file = null;
        try {
            file = Files.createTempFile("caravan", ".users", own);
            Properties user = new Properties();
            user.setProperty("user." + username, password + ",observer");
            try (var writer = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
                user.store(writer, null);
            }
            return file;
        } catch (IOException unwritable) {
            remove(file);
            throw new CommandException("The user of caravan.http cannot be set up: " + unwritable, unwritable);
        }
    }

    /**
     * What Camel's own server wants to know. Health, metrics and the cases' own {@code platform-http} routes share one port; the
     * guard is told to both parts, because on a shared port Camel asks only the server's.
     */
    Map<String, String> camelSettings() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("camel.management.healthCheckEnabled", "true");
        values.put("camel.management.metricsEnabled", "true");
        for (String part : List.of("camel.server.", "camel.management.")) {
            values.put(part + "enabled", "true");
            values.put(part + "host", host);
            values.put(part + "port", String.valueOf(port));
            if (users != null) {
                values.put(part + "authenticationEnabled", "true");
                values.put(part + "authenticationPath", "/*");
                values.put(part + "basicPropertiesFile", users.toString());
            }
        }
        return values;
    }

    String address() {
        return "http://" + host + ":" + port + "/observe/health";
    }

    @Override
    public void close() {
        remove(users);
    }

    private static void remove(@Nullable Path users) {
        if (users == null) {
            return;
        }
        try {
            Files.deleteIfExists(users);
        } catch (IOException stays) {
            users.toFile().deleteOnExit();
        }
    }
}
