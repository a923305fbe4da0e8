package dev.caravan.mapping;

import dev.caravan.config.ConfigMap;
import java.util.ArrayList;
import java.util.List;

/** A row and the rows below it, whether they stand in its {@code children} or name it as their parent. One thread. */
final class RowNode {
    private final ConfigMap row;
    private final List<RowNode> children = new ArrayList<>();

    RowNode(ConfigMap row) {
        this.row = row;
    }

    ConfigMap row() {
        return row;
    }

    List<RowNode> children() {
        return children;
    }
}
