package dev.caravan.config;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name a person probably meant. */
public final class NearestName {
    private static final int MAX_LENGTH = 200;

    private NearestName() {}

    /**
     * The candidate nearest to a given name: the fewest inserted, deleted, replaced or swapped characters, at most one in
     * three of the longer name. Case, {@code -} and {@code _} do not count. Nothing when no candidate is near; of equals the first.
     */
    public static Optional<String> of(String given, Collection<String> candidates) {
        String wanted = plain(given);
        String nearest = null;
        int best = Integer.MAX_VALUE;
        for (String candidate : candidates) {
            int limit = Math.max(wanted.length(), candidate.length()) / 3;
            int distance = distance(wanted, plain(candidate));
            if (distance <= limit && distance < best) {
                best = distance;
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    /** The sentence {@code unknown key "nam"; did you mean "name"? Allowed: name, params}. */
    public static String unknown(String what, String given, Collection<String> allowed) {
        String meant = of(given, allowed)
                .map(nearest -> "; did you mean \"" + nearest + "\"?")
                .orElse(".");
        return "unknown " + what + " \"" + given + "\"" + meant + " Allowed: " + String.join(", ", allowed);
    }

    private static String plain(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
        return plain.isEmpty() ? name : plain.substring(0, Math.min(MAX_LENGTH, plain.length()));
    }

    /** Optimal string alignment distance. */
    private static int distance(String left, String right) {
        int[][] table = new int[left.length() + 1][right.length() + 1];
        for (int i = 0; i <= left.length(); i++) {
            for (int j = 0; j <= right.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : cheapest(table, left, right, i, j);
            }
        }
        return table[left.length()][right.length()];
    }

    private static int cheapest(int[][] table, String left, String right, int i, int j) {
        int replaced = table[i - 1][j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
        int cost = Math.min(replaced, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
        boolean swapped = i > 1
                && j > 1
                && left.charAt(i - 1) == right.charAt(j - 2)
                && left.charAt(i - 2) == right.charAt(j - 1);
        return swapped ? Math.min(cost, table[i - 2][j - 2] + 1) : cost;
    }
}
