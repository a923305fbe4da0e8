package dev.caravan.mapping;

import dev.caravan.json.FieldPath;

/**
 * A field that {@code groupCalculate} names.
 *
 * @param name as written
 * @param key its name in a line of the document
 * @param path where it is in a record
 * @param inBody where it is in an element of the record's list
 */
record MergedField(String name, String key, FieldPath path, FieldPath inBody) {
    static MergedField of(String name, String bodyName) {
        boolean dotted = name.startsWith(bodyName + ".");
        boolean flattened = name.startsWith(bodyName + "_");
        String rest = dotted || flattened ? name.substring(bodyName.length() + 1) : name;
        return new MergedField(name, dotted ? rest : name, FieldPath.of(name), FieldPath.of(rest));
    }
}
