package dev.caravan.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The lines of one document, each with the source lines it was merged from.
 *
 * <p>A document with too many lines is cut. A record that has brought several of them keeps them in one part, as its outcome
 * is one: a part that is too long nevertheless is not cut further.
 */
record DocumentLines(List<List<SourceLine>> lines) {
    static List<DocumentLines> cut(List<List<SourceLine>> lines, OptionalInt mostLines) {
        if (mostLines.isEmpty() || lines.size() <= mostLines.getAsInt()) {
            return List.of(new DocumentLines(lines));
        }
        List<DocumentLines> parts = new ArrayList<>();
        List<List<SourceLine>> part = new ArrayList<>();
        for (List<List<SourceLine>> together : inseparable(lines)) {
            if (!part.isEmpty() && part.size() + together.size() > mostLines.getAsInt()) {
                parts.add(new DocumentLines(List.copyOf(part)));
                part.clear();
            }
            part.addAll(together);
        }
        parts.add(new DocumentLines(List.copyOf(part)));
        return parts;
    }

    /** Lines that share records, directly or through others. */
    private static List<List<List<SourceLine>>> inseparable(List<List<SourceLine>> lines) {
        int[] root = new int[lines.size()];
        Map<Integer, Integer> lineOfRecord = new HashMap<>();
        for (int i = 0; i < root.length; i++) {
            root[i] = i;
            for (SourceLine source : lines.get(i)) {
                Integer other = lineOfRecord.putIfAbsent(source.record(), i);
                if (other != null) {
                    join(root, other, i);
                }
            }
        }
        Map<Integer, List<List<SourceLine>>> sets = new LinkedHashMap<>();
        for (int i = 0; i < root.length; i++) {
            sets.computeIfAbsent(find(root, i), any -> new ArrayList<>()).add(lines.get(i));
        }
        return List.copyOf(sets.values());
    }

    private static void join(int[] root, int left, int right) {
        int first = find(root, left);
        int second = find(root, right);
        root[Math.max(first, second)] = Math.min(first, second);
    }

    private static int find(int[] root, int at) {
        int found = at;
        while (root[found] != found) {
            found = root[found];
        }
        return found;
    }
}
