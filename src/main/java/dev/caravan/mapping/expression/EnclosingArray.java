package dev.caravan.mapping.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An array whose children are being compiled.
 *
 * @param names the names its fields may begin with: {@code sub} and {@code details.sub}
 * @param path where the source array stands in the record
 */
public record EnclosingArray(List<String> names, String path) {
    /** The array of a source name that is itself among the children of others, innermost first. */
    public static EnclosingArray of(String name, List<EnclosingArray> outer) {
        List<String> names = new ArrayList<>(List.of(name));
        String path = name;
        if (!outer.isEmpty()) {
            EnclosingArray around = outer.get(0);
            String own = around.rest(name).orElse(name);
            path = around.path() + "." + own;
            names.add(own);
            names.add(path);
        }
        return new EnclosingArray(List.copyOf(names), path);
    }

    /** What follows the array's name, when the name of a field begins with it. */
    Optional<String> rest(String name) {
        return names.stream()
                .filter(array -> name.startsWith(array + "."))
                .findFirst()
                .map(array -> name.substring(array.length() + 1));
    }

    /** Where a field may stand in the record. */
    public String pathOf(String name) {
        return path + "." + rest(name).orElse(name);
    }
}
