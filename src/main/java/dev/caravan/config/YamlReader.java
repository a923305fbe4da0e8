package dev.caravan.config;

import dev.caravan.config.ConfigScalar.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Builds the tree of one document; used once. */
final class YamlReader {
    static final String TOO_LARGE = "the document is larger than 1 MB";
    private static final int MAX_DEPTH = 100;
    private static final int MAX_NODES = 200_000;
    private static final Map<Tag, Type> TYPES = Map.of(
            Tag.STR,
            Type.TEXT,
            Tag.INT,
            Type.WHOLE,
            Tag.FLOAT,
            Type.DECIMAL,
            Tag.BOOL,
            Type.BOOLEAN,
            Tag.NULL,
            Type.NULL);

    private final String file;
    private final ConfigProblems problems;
    private final LoadSettings settings;
    private int nodes;

    YamlReader(String file, ConfigProblems problems) {
        this.file = file;
        this.problems = problems;
        this.settings = LoadSettings.builder()
                .setLabel(file)
                .setUseMarks(true)
                .setAllowNonScalarKeys(true)
                .setCodePointLimit(2 * ConfigDocument.MAX_BYTES)
                .build();
    }

    ConfigNode read(String document) {
        String text = document.startsWith("\uFEFF") ? document.substring(1) : document;
        if (text.length() > ConfigDocument.MAX_BYTES) {
            throw new ConfigException(Place.of(file), Rule.SYNTAX, TOO_LARGE);
        }
        try {
            refuseDepth(text);
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.isEmpty()
                    ? new ConfigMap(new Place(file, 1, 1, ""), problems, Map.of())
                    : node(root.get(), "", 0);
        } catch (MarkedYamlEngineException failure) {
            Optional<Mark> mark = failure.getProblemMark().or(failure::getContextMark);
            throw new ConfigException(place(mark, ""), Rule.SYNTAX, YamlFault.sentence(failure));
        } catch (YamlEngineException failure) {
            throw new ConfigException(Place.of(file), Rule.SYNTAX, "malformed YAML: " + failure.getMessage());
        }
    }

    /** Parsing to events needs no recursion, composing does. */
    private void refuseDepth(String text) {
        int depth = 0;
        for (Event event : new Parse(settings).parseString(text)) {
            if (event instanceof CollectionStartEvent) {
                depth++;
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
            if (depth > MAX_DEPTH) {
                throw new ConfigException(
                        place(event.getStartMark(), ""), Rule.SYNTAX, "nested deeper than 100 levels");
            }
        }
    }

    private ConfigNode node(Node node, String path, int depth) {
        nodes++;
        Place place = place(node.getStartMark(), path);
        if (nodes > MAX_NODES || depth > MAX_DEPTH) {
            throw new ConfigException(
                    place, Rule.SYNTAX, "the anchors of this document expand without bounds; write the values out");
        }
        if (node instanceof MappingNode mapping) {
            return map(mapping, place, depth);
        }
        if (node instanceof SequenceNode sequence) {
            return list(sequence, place, depth);
        }
        ScalarNode scalar = (ScalarNode) node;
        Type type = scalar.isPlain() && scalar.getValue().equals("~") ? Type.NULL : TYPES.get(scalar.getTag());
        if (type == null) {
            problems.add(place, Rule.SYNTAX, "the tag " + scalar.getTag().getValue() + " is not supported; remove it");
        }
        return new ConfigScalar(place, problems, type == null ? Type.TEXT : type, scalar.getValue());
    }

    private ConfigList list(SequenceNode sequence, Place place, int depth) {
        List<ConfigNode> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(node(item, place.path() + "[" + items.size() + "]", depth + 1));
        }
        return new ConfigList(place, problems, items);
    }

    private ConfigMap map(MappingNode mapping, Place place, int depth) {
        Map<String, ConfigMap.Entry> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode key) {
                entry(entries, place, key, tuple.getValueNode(), depth);
            } else {
                problems.add(place, Rule.SYNTAX, "braces need quotes here: write \"{{name}}\"");
            }
        }
        return new ConfigMap(place, problems, entries);
    }

    private void entry(Map<String, ConfigMap.Entry> entries, Place parent, ScalarNode key, Node value, int depth) {
        String name = key.getValue();
        Place at = place(key.getStartMark(), parent.pathTo(name));
        ConfigMap.Entry earlier = entries.get(name);
        if (earlier != null) {
            int line = earlier.namePlace().line();
            problems.add(
                    at, Rule.SYNTAX, "duplicate key \"" + name + "\", first at line " + line + "; keep one of them");
        } else {
            entries.put(name, new ConfigMap.Entry(at, node(value, at.path(), depth + 1)));
        }
    }

    private Place place(Optional<Mark> mark, String path) {
        return mark.map(at -> new Place(file, at.getLine() + 1, at.getColumn() + 1, path))
                .orElseGet(() -> Place.of(file).withPath(path));
    }
}
