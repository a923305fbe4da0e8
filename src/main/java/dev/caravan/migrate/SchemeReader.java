package dev.caravan.migrate;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigException;
import dev.caravan.config.ConfigList;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.config.ConfigScalar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads files of 轻易云: a configuration of a source or of a target, an object or a list that holds both, or fragments of
 * them that have no key in common. Used once.
 */
final class SchemeReader {
    private static final Set<String> SOURCES =
            Set.of("source", "sourceConfig", "source_platform", "sourcePlatform", "源平台");
    private static final Set<String> TARGETS =
            Set.of("target", "targetConfig", "target_platform", "targetPlatform", "目标平台");
    private static final Set<String> CONFIGURATION = Set.of(
            "api",
            "effect",
            "request",
            "otherRequest",
            "response",
            "otherResponse",
            "autoFillResponse",
            "condition",
            "condition_bk",
            "beatFlat",
            "formatResponse",
            "omissionRemedy",
            "pagination",
            "operation",
            "groupCalculate",
            "callBackStrategy",
            "distributionOrg");
    private final Ledger ledger;
    private final List<ConfigDocument> documents = new ArrayList<>();
    private final Map<Side, ConfigMap> sides = new EnumMap<>(Side.class);
    private final Map<Side, String> crons = new EnumMap<>(Side.class);
    private @Nullable String name;
    private @Nullable String uuid;

    SchemeReader(Ledger ledger) {
        this.ledger = ledger;
    }

    /** Reads the files; a {@link ConfigException} names the file and line of what is no configuration. */
    Scheme read(List<Path> files) {
        for (Path file : files) {
            ConfigDocument document = MetadataText.read(file);
            documents.add(document);
            if (!visit(document.root(), null)) {
                throw new ConfigException(
                        document.root().place(),
                        "this is no configuration of 轻易云: expected an object with api, request, … or one with source"
                                + " and target" + (isEmpty(document.root()) ? "; the file is empty" : ""));
            }
        }
        return new Scheme(
                documents,
                sides.get(Side.SOURCE),
                sides.get(Side.TARGET),
                name,
                uuid,
                crons.get(Side.SOURCE),
                crons.get(Side.TARGET));
    }

    private static boolean isEmpty(ConfigNode root) {
        return root instanceof ConfigMap map && map.names().isEmpty();
    }

    /** Whether the node holds a configuration somewhere. */
    private boolean visit(ConfigNode node, @Nullable Side side) {
        if (node instanceof ConfigList list) {
            boolean any = false;
            for (ConfigNode item : list.items()) {
                any |= visit(item, side);
            }
            return any;
        }
        if (!(node instanceof ConfigMap map)) {
            return false;
        }
        if (side != null || map.names().stream().anyMatch(CONFIGURATION::contains)) {
            add(map, side == null ? SideOf.decide(map) : side);
            return true;
        }
        return wrapper(map);
    }

    private boolean wrapper(ConfigMap map) {
        boolean any = false;
        for (String key : map.names()) {
            Side side = SOURCES.contains(key) ? Side.SOURCE : TARGETS.contains(key) ? Side.TARGET : null;
            ConfigNode value = map.node(key).orElse(null);
            if (value instanceof ConfigScalar scalar) {
                scalar(map, key, scalar.text());
            } else if (value != null && visit(value, side)) {
                ledger.read(map, key);
                any = true;
            }
        }
        return any;
    }

    /** What stands beside the two configurations; other keys stay unread, and are named as such. */
    private void scalar(ConfigMap map, String key, String text) {
        switch (key) {
            case "name", "title", "方案名称" -> name = text;
            case "id", "uuid", "strategyId" -> uuid = text;
            case "source_crontab", "sourceCrontab", "crontab", "cron" -> crons.put(Side.SOURCE, text);
            case "target_crontab", "targetCrontab" -> crons.put(Side.TARGET, text);
            default -> {
                return;
            }
        }
        ledger.read(map, key);
    }

    private void add(ConfigMap map, Side side) {
        ConfigMap earlier = sides.get(side);
        if (earlier == null) {
            sides.put(side, map);
            return;
        }
        for (String key : map.names()) {
            if (earlier.names().contains(key)) {
                throw new ConfigException(
                        map.placeOf(key),
                        "a second " + side.word() + ", the first is at " + earlier.placeOf(key)
                                + "; import one case at a time, or mend \"effect\": QUERY is a source, EXECUTE a target");
            }
        }
        sides.put(side, map.over(earlier));
    }
}
