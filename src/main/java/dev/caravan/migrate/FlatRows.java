package dev.caravan.migrate;

import dev.caravan.config.ConfigMap;
import dev.caravan.migrate.Finding.Kind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a tree of rows: of {@code children} as they stand, and of flat rows that name the {@code id} or {@code field} of the
 * row they belong to by {@code parent} or {@code parent_id}. Used once for each list.
 */
final class FlatRows {
    /** A row with those that belong to it; equal only to itself. */
    static final class Branch {
        private final ConfigMap row;
        private final List<Branch> children;

        private Branch(ConfigMap row, List<Branch> children) {
            this.row = row;
            this.children = children;
        }

        ConfigMap row() {
            return row;
        }

        List<Branch> children() {
            return children;
        }
    }

    private final Ledger ledger;
    private final Map<String, Branch> byName = new LinkedHashMap<>();
    private final IdentityHashMap<ConfigMap, Branch> branches = new IdentityHashMap<>();

    FlatRows(Ledger ledger) {
        this.ledger = ledger;
    }

    List<Branch> tree(List<ConfigMap> rows) {
        for (ConfigMap row : rows) {
            Branch branch = branch(row);
            branches.put(row, branch);
            List.of("field", "id").forEach(key -> byName.putIfAbsent(row.text(key, ""), branch));
        }
        List<Branch> roots = new ArrayList<>();
        for (ConfigMap row : rows) {
            Branch branch = branchOf(row);
            Branch parent = parentOf(row);
            if (parent == null || isBelow(branch, parent)) {
                roots.add(branch);
            } else {
                parent.children().add(branch);
            }
        }
        return roots;
    }

    private Branch branchOf(ConfigMap row) {
        Branch branch = branches.get(row);
        return branch == null ? branch(row) : branch;
    }

    private Branch branch(ConfigMap row) {
        ledger.read(row, "children", "id", "parent", "parent_id");
        List<Branch> children = new ArrayList<>();
        // within children a parent repeats what the nesting says
        row.maps("children").forEach(child -> children.add(branch(child)));
        return new Branch(row, children);
    }

    private @Nullable Branch parentOf(ConfigMap row) {
        String key = row.has("parent_id") ? "parent_id" : "parent";
        String name = row.text(key, "").strip();
        if (name.isEmpty() || name.equals("0")) {
            return null;
        }
        Branch parent = byName.get(name);
        if (parent == null) {
            ledger.note(
                    Kind.UNSUPPORTED,
                    row.placeOf(key),
                    "no row is \"" + name + "\", which " + row.text("field", "")
                            + " names as its parent; it stands at the top");
        }
        return parent;
    }

    /** Whether one branch is, or is somewhere within, another: a row cannot be below itself. */
    private boolean isBelow(Branch top, Branch wanted) {
        if (top == wanted) {
            ledger.note(
                    Kind.UNSUPPORTED,
                    top.row().place(),
                    "row " + top.row().text("field", "") + " is its own parent; it stands at the top");
            return true;
        }
        return top.children().stream().anyMatch(child -> contains(child, wanted));
    }

    private static boolean contains(Branch top, Branch wanted) {
        return top == wanted || top.children().stream().anyMatch(child -> contains(child, wanted));
    }
}
