package dev.caravan.run;

import dev.caravan.connection.RowIdentity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Cuts rows into calls: no larger than the vendor bears, and no identity twice in one call. Rows without an identity are
 * all different.
 */
final class Waves {
    private Waves() {}

    static List<List<TargetRow>> of(List<TargetRow> rows, int mostRows) {
        List<List<TargetRow>> waves = new ArrayList<>();
        List<Set<RowIdentity>> identities = new ArrayList<>();
        for (TargetRow row : rows) {
            if (!row.isOpen()) {
                continue;
            }
            int wave = 0;
            while (wave < waves.size()
                    && (waves.get(wave).size() >= mostRows || isTaken(identities.get(wave), row.identity()))) {
                wave++;
            }
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
                identities.add(new HashSet<>());
            }
            waves.get(wave).add(row);
            identities.get(wave).add(row.identity());
        }
        return waves;
    }

    private static boolean isTaken(Set<RowIdentity> taken, RowIdentity identity) {
        return !identity.identity().isEmpty() && taken.contains(identity);
    }
}
