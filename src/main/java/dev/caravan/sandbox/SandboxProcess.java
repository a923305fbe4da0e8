package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Both sandboxes as a process of their own. Prints one line of JSON with the base URLs ({@code jackyun}, {@code k3cloud},
 * {@code control}) and serves until its standard input ends. Arguments, all optional, as {@code --name value}: {@code
 * warehouses}, {@code seed}, {@code blocked-share}, {@code first-modified} and {@code last-modified} (ISO instants),
 * {@code latency-ms}, {@code jackyun-port}, {@code k3cloud-port}.
 */
public final class SandboxProcess {
    private SandboxProcess() {}

    /** Throws IllegalArgumentException for an argument it does not know, IOException when the input breaks. */
    public static void main(String[] arguments) throws IOException {
        Map<String, String> given = read(arguments);
        WarehouseSeed standard = WarehouseSeed.of(Integer.parseInt(take(given, "warehouses", "12345")));
        WarehouseSeed seed = new WarehouseSeed(
                standard.count(),
                Long.parseLong(take(given, "seed", String.valueOf(standard.seed()))),
                Double.parseDouble(take(given, "blocked-share", String.valueOf(standard.blockedShare()))),
                Instant.parse(
                        take(given, "first-modified", standard.firstModified().toString())),
                Instant.parse(
                        take(given, "last-modified", standard.lastModified().toString())));
        Duration latency = Duration.ofMillis(Long.parseLong(take(given, "latency-ms", "0")));
        int jackyunPort = Integer.parseInt(take(given, "jackyun-port", "0"));
        int k3cloudPort = Integer.parseInt(take(given, "k3cloud-port", "0"));
        if (!given.isEmpty()) {
            throw new IllegalArgumentException("Unknown arguments: " + given.keySet());
        }
        Clock clock = Clock.systemUTC();
        try (JackyunSandbox jackyun = new JackyunSandbox(
                        JackyunSettings.defaults(), new WarehouseCatalogue(seed), clock, jackyunPort);
                K3CloudSandbox k3cloud = new K3CloudSandbox(K3CloudSettings.defaults(), clock, k3cloudPort);
                ControlDoor control = new ControlDoor(jackyun, k3cloud)) {
            jackyun.latency(latency);
            k3cloud.latency(latency);
            announce(jackyun, k3cloud, control);
            serveUntilInputEnds();
        }
    }

    private static void announce(JackyunSandbox jackyun, K3CloudSandbox k3cloud, ControlDoor control)
            throws IOException {
        String line = JsonNodeFactory.instance
                .objectNode()
                .put("jackyun", jackyun.baseUrl())
                .put("k3cloud", k3cloud.baseUrl())
                .put("control", control.baseUrl())
                .toString();
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void serveUntilInputEnds() throws IOException {
        byte[] ignored = new byte[256];
        int got = 0;
        while (got >= 0) {
            got = System.in.read(ignored);
        }
    }

    private static Map<String, String> read(String... arguments) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("Arguments come as --name value, not as " + arguments[i]);
            }
            given.put(arguments[i].substring(2), arguments[i + 1]);
        }
        return given;
    }

    private static String take(Map<String, String> given, String name, String standard) {
        String value = given.remove(name);
        return value == null ? standard : value;
    }
}
