package dev.caravan.mapping;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.NearestName;
import dev.caravan.mapping.expression.ValueTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Static tables that rows name by {@code mapping}: of the case first, then those all cases share. Immutable, thread-safe. */
public final class ValueTables {
    /** Knows none. */
    public static final ValueTables NONE = new ValueTables("tables.yaml", Map.of());

    private final String file;
    private final Map<String, ValueTable> tables;

    private ValueTables(String file, Map<String, ValueTable> tables) {
        this.file = file;
        this.tables = tables;
    }

    /** A file where no tables are. */
    public static ValueTables none(String file) {
        return new ValueTables(file, Map.of());
    }

    /**
     * Reads a file: names of tables and what is in them, source values and their target values.
     *
     * @param file its name for messages
     * @throws dev.caravan.config.ConfigException with every problem and its place
     */
    public static ValueTables read(String file, String text) {
        ConfigDocument document = ConfigDocument.read(file, text);
        ConfigMap map = document.map();
        Map<String, ValueTable> tables = new LinkedHashMap<>();
        for (String name : map.names()) {
            map.node(name).ifPresent(node -> tables.put(name, ValueTable.read(node)));
        }
        document.throwIfInvalid();
        return new ValueTables(file, Map.copyOf(tables));
    }

    /** These tables, and those of another file where these have none of the name. */
    public ValueTables over(ValueTables shared) {
        Map<String, ValueTable> all = new LinkedHashMap<>(shared.tables);
        all.putAll(tables);
        return new ValueTables(file, Map.copyOf(all));
    }

    /** The table of a name; a refusal is an {@link IllegalArgumentException} with a sentence. */
    ValueTable named(String name) {
        ValueTable table = tables.get(name);
        if (table == null) {
            List<String> names = new ArrayList<>(tables.keySet());
            throw new IllegalArgumentException(
                    names.isEmpty()
                            ? "there is no table \"" + name + "\": write it into " + file + ", or its values here"
                            : NearestName.unknown("table", name, names));
        }
        return table;
    }
}
