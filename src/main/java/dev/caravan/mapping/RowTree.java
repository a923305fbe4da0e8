package dev.caravan.mapping;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.NearestName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Nests the rows of a list. 轻易云's first generation writes them flat, each with its {@code parent} or {@code parent_id}: the
 * {@code id}, the {@code field} or the dotted path of another row of the list. Used once.
 */
final class RowTree {
    /** A row and what it may be named by. */
    private record Known(RowNode node, String id, String field, String path) {}

    private final List<Known> known = new ArrayList<>();

    private RowTree() {}

    /** The rows at the top; problems are noted in the document. */
    static List<RowNode> of(List<ConfigMap> rows) {
        RowTree tree = new RowTree();
        List<RowNode> listed = new ArrayList<>();
        rows.forEach(row -> listed.add(tree.read(row, "")));
        List<RowNode> top = new ArrayList<>();
        for (RowNode node : listed) {
            tree.parentOf(node).map(RowNode::children).orElse(top).add(node);
        }
        tree.refuseCircles(listed, top);
        return top;
    }

    private RowNode read(ConfigMap row, String above) {
        RowNode node = new RowNode(row);
        String field = row.text("field", "");
        String path = above + field;
        known.add(new Known(node, row.text("id", ""), field, path));
        for (ConfigMap child : row.maps("children")) {
            refuseOtherParent(child, node, path);
            node.children().add(read(child, path + "."));
        }
        return node;
    }

    private static void refuseOtherParent(ConfigMap child, RowNode node, String path) {
        Optional<String> parent = child.optionalText("parent").filter(RowTree::names);
        parent.filter(name -> !path.equals(name)
                        && !path.endsWith("." + name)
                        && !node.row().text("id", "").equals(name))
                .ifPresent(name -> child.problem(
                        "parent", "the row stands among the children of \"" + path + "\" and names another parent"));
    }

    private Optional<RowNode> parentOf(RowNode node) {
        String key = node.row().optionalText("parent_id").filter(RowTree::names).isPresent() ? "parent_id" : "parent";
        Optional<String> parent = node.row().optionalText(key).filter(RowTree::names);
        return parent.flatMap(name -> named(name, node, key));
    }

    private static boolean names(String parent) {
        return !parent.isBlank() && !parent.equals("0");
    }

    private Optional<RowNode> named(String name, RowNode child, String key) {
        List<RowNode> found = matching(name, child);
        if (found.size() == 1) {
            return Optional.of(found.get(0));
        }
        if (found.isEmpty()) {
            List<String> names = known.stream()
                    .filter(other -> other.node() != child)
                    .map(Known::field)
                    .distinct()
                    .toList();
            child.row().problem(key, NearestName.unknown("parent row", name, names));
        } else {
            child.row()
                    .problem(
                            key,
                            "there are " + found.size() + " rows called \"" + name + "\"; give them ids and name one");
        }
        return Optional.empty();
    }

    /** By id before path, by path before the bare name of a field; of a path at last the name it ends with. */
    private List<RowNode> matching(String name, RowNode child) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        List<Predicate<Known>> ways = List.of(
                other -> other.id().equals(name),
                other -> other.path().equals(name),
                other -> other.field().equals(name),
                other -> other.field().equals(last));
        return ways.stream()
                .map(way -> nodes(way, child))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private List<RowNode> nodes(Predicate<Known> fits, RowNode child) {
        return known.stream()
                .filter(other -> other.node() != child)
                .filter(fits)
                .map(Known::node)
                .toList();
    }

    private void refuseCircles(List<RowNode> listed, List<RowNode> top) {
        Set<RowNode> reached = new HashSet<>();
        top.forEach(node -> reach(node, reached));
        listed.stream().filter(node -> !reached.contains(node)).findFirst().ifPresent(node -> node.row()
                .problem("parent", "rows name each other as their parents"));
    }

    private static void reach(RowNode node, Set<RowNode> reached) {
        reached.add(node);
        node.children().forEach(child -> reach(child, reached));
    }
}
