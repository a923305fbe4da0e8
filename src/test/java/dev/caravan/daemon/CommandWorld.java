package dev.caravan.daemon;

import dev.caravan.sandbox.WarehouseOracle;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.sandbox.jackyun.JackyunSettings;
import dev.caravan.sandbox.jackyun.WarehouseCatalogue;
import dev.caravan.sandbox.jackyun.WarehouseSeed;
import dev.caravan.sandbox.k3cloud.K3Account;
import dev.caravan.sandbox.k3cloud.K3CloudSandbox;
import dev.caravan.sandbox.k3cloud.K3CloudSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Both sandboxes, a folder with the shipped case, and the program's commands run in this process. */
final class CommandWorld implements AutoCloseable {
    static final String CASE = "jackyun-warehouse-to-k3cloud";
    static final List<String> SECRETS =
            List.of(JackyunSettings.defaults().appSecret(), K3Account.sample().appSecret());

    final JackyunSandbox jackyun;
    final K3CloudSandbox k3cloud;
    final Path folder;

    /** What a command left behind. */
    record Outcome(int code, String out, String err) {
        String all() {
            return out + err;
        }
    }

    CommandWorld(Path folder, int warehouses) throws IOException {
        this.folder = folder;
        jackyun = new JackyunSandbox(JackyunSettings.defaults(), new WarehouseCatalogue(WarehouseSeed.of(warehouses)));
        k3cloud = new K3CloudSandbox(K3CloudSettings.defaults());
        addCase(CASE);
        Files.writeString(routes().resolve("caravan.properties"), String.join("\n", settings()) + "\n");
    }

    Path routes() {
        return folder.resolve("routes");
    }

    Path routeOf(String caseName) {
        return routes().resolve(caseName).resolve("route.camel.yaml");
    }

    /** A copy of the shipped case under another name. */
    void addCase(String name) throws IOException {
        Files.createDirectories(routes().resolve(name));
        for (String file : List.of("route.camel.yaml", "mapping.yaml")) {
            String text = Files.readString(Path.of("routes", CASE, file));
            Files.writeString(routes().resolve(name).resolve(file), text.replace(CASE, name));
        }
    }

    /** Replaces text in a case's route file; it must be there. */
    void edit(String caseName, String old, String text) throws IOException {
        String before = Files.readString(routeOf(caseName));
        if (!before.contains(old)) {
            throw new IllegalArgumentException("no \"" + old + "\" in " + routeOf(caseName));
        }
        Files.writeString(routeOf(caseName), before.replace(old, text));
    }

    private List<String> settings() {
        K3Account account = K3Account.sample();
        return List.of(
                "caravan.store.url = jdbc:sqlite:" + folder.resolve("data/caravan.db"),
                "caravan.connection.jackyun.vendor = jackyun",
                "caravan.connection.jackyun.base-url = " + jackyun.baseUrl(),
                "caravan.connection.jackyun.app-key = "
                        + JackyunSettings.defaults().appKey(),
                "caravan.connection.jackyun.app-secret = " + SECRETS.get(0),
                "caravan.connection.jackyun.requests-per-second = 200",
                "caravan.connection.k3cloud.vendor = k3cloud",
                "caravan.connection.k3cloud.base-url = " + k3cloud.baseUrl(),
                "caravan.connection.k3cloud.auth = app-secret",
                "caravan.connection.k3cloud.acct-id = " + account.acctId(),
                "caravan.connection.k3cloud.username = " + account.username(),
                "caravan.connection.k3cloud.app-id = " + account.appId(),
                "caravan.connection.k3cloud.app-secret = " + SECRETS.get(1),
                "caravan.connection.k3cloud.requests-per-second = 200");
    }

    /** Runs a command with this world's folder. */
    Outcome caravan(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--routes=" + routes());
        return execute(all.toArray(String[]::new));
    }

    /** Runs a command as it is. */
    static Outcome execute(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = CaravanCommand.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Outcome(code, out.toString(), err.toString());
    }

    WarehouseOracle oracle() {
        return new WarehouseOracle(jackyun.catalogue(), k3cloud.book());
    }

    @Override
    public void close() {
        jackyun.close();
        k3cloud.close();
    }
}
