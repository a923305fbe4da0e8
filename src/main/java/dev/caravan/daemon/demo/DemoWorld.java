package dev.caravan.daemon.demo;

import dev.caravan.sandbox.jackyun.GoodsCatalogue;
import dev.caravan.sandbox.jackyun.GoodsSeed;
import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.sandbox.jackyun.JackyunSettings;
import dev.caravan.sandbox.jackyun.WarehouseCatalogue;
import dev.caravan.sandbox.jackyun.WarehouseSeed;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All vendors of the demo in this process, with the trouble they make, the tables that cases write to, and the oracles
 * that judge the outcome.
 */
public final class DemoWorld implements AutoCloseable {
    private static final int GOODS = 3000;
    private static final String RATE = "400";

    private final List<Scene> scenes;

    /**
     * Starts the sandboxes.
     *
     * @param warehouses how many warehouses 吉客云 has; the other vendors' records are a few thousand in all
     * @param folder where the files of the tables are made
     */
    public DemoWorld(int warehouses, Path folder) throws SQLException {
        Path file = folder.resolve("target.db");
        GoodsCatalogue goods = new GoodsCatalogue(GoodsSeed.of(GOODS));
        JackyunSandbox jackyun = new JackyunSandbox(
                JackyunSettings.defaults(),
                new WarehouseCatalogue(WarehouseSeed.of(warehouses)),
                goods,
                Clock.systemUTC(),
                0);
        scenes = List.of(
                new WarehouseScene(jackyun, file),
                new BarcodeScene(goods),
                new GroupScene(),
                new StoreScene(file),
                new InventoryScene(file));
    }

    /** The cases, each vendor's in the order of their running; the first one is the largest. */
    public List<DemoCase> cases() {
        return scenes.stream().flatMap(scene -> scene.cases().stream()).toList();
    }

    /** The connections' settings. */
    public Map<String, String> settings() {
        Map<String, String> values = new LinkedHashMap<>();
        for (Scene scene : scenes) {
            scene.connections().forEach((key, value) -> {
                String connection = "caravan.connection." + key.substring(0, key.indexOf('.'));
                values.put("caravan.connection." + key, value);
                values.put(connection + ".requests-per-second", RATE);
            });
        }
        return values;
    }

    /** A line for people per vendor: name, address, trouble. */
    public List<String> lines() {
        return scenes.stream().flatMap(scene -> scene.lines().stream()).toList();
    }

    @Override
    public void close() {
        scenes.forEach(Scene::close);
    }
}
