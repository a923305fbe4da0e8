package dev.caravan.mapping.syntax;

import java.util.Optional;

/**
 * A source field that a mapping reads and no record has.
 *
 * @param name as the mapping writes it
 * @param nearest the name in the records that was probably meant
 */
public record AbsentField(String name, Optional<String> nearest) {
    /** {@code the source field "warehouseNam" is absent in all records; did you mean "warehouseName"?}. */
    public String sentence() {
        return "the source field \"" + name + "\" is absent in all records"
                + nearest.map(meant -> "; did you mean \"" + meant + "\"?").orElse("");
    }
}
