package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * All sandboxes as a process of their own. Prints one line of JSON with the base URLs by vendor and of the {@code
 * control} door, and serves until its standard input ends. Arguments, all optional, as {@code --name value}: {@code
 * warehouses}, {@code seed}, {@code blocked-share}, {@code first-modified} and {@code last-modified} (ISO instants),
 * {@code goods}, {@code tasks}, {@code stores}, {@code okki-groups}, {@code tplus-inventory}, {@code latency-ms}, and
 * {@code <vendor>-port}.
 */
public final class SandboxProcess {
    private SandboxProcess() {}

    /** Throws IllegalArgumentException for an argument it does not know, IOException when the input breaks. */
    public static void main(String[] arguments) throws IOException {
        try (SandboxWorld world = new SandboxWorld(arguments)) {
            announce(world);
            serveUntilInputEnds();
        }
    }

    private static void announce(SandboxWorld world) throws IOException {
        ObjectNode bases = JsonNodeFactory.instance.objectNode();
        world.sandboxes().forEach(sandbox -> bases.put(sandbox.name(), sandbox.baseUrl()));
        bases.put("control", world.control().baseUrl());
        try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            out.write((bases + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void serveUntilInputEnds() throws IOException {
        byte[] ignored = new byte[256];
        int got = 0;
        while (got >= 0) {
            got = System.in.read(ignored);
        }
    }
}
