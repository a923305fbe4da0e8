package dev.caravan.sandbox.jackyun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WarehouseCatalogueTest {
    private static final long GONE = Long.MIN_VALUE;
    private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

    @Test
    void everyPageOfEveryRangeIsWhatSortingAllRowsGives() {
        WarehouseSeed seed = new WarehouseSeed(300, 5, 0.1, FIRST, FIRST.plusSeconds(100));
        WarehouseCatalogue catalogue = new WarehouseCatalogue(seed);
        long[] model =
                IntStream.range(0, seed.count()).mapToLong(seed::modified).toArray();
        Random random = new Random(11);
        for (int step = 0; step < 60; step++) {
            touch(catalogue, model, random);
            List<Integer> sorted = IntStream.range(0, model.length)
                    .boxed()
                    .sorted(Comparator.comparingLong(index -> model[index]))
                    .toList();
            for (int probe = 0; probe < 20; probe++) {
                long from = FIRST.getEpochSecond() + random.nextInt(120) - 5;
                long until = from + random.nextInt(60);
                int skip = random.nextInt(90);
                List<Integer> expected = sorted.stream()
                        .filter(index -> model[index] >= from && model[index] < until)
                        .skip(skip)
                        .limit(7)
                        .toList();
                List<Integer> visited = new ArrayList<>();
                int count = catalogue.view().visit(from, until, skip, 7, (index, changed) -> visited.add(index));
                assertThat(visited).isEqualTo(expected).hasSize(count);
            }
        }
        assertThat((long) catalogue.count())
                .isEqualTo(LongStream.of(model).filter(time -> time != GONE).count());
    }

    private static void touch(WarehouseCatalogue catalogue, long[] model, Random random) {
        int index = random.nextInt(300);
        Instant at = FIRST.plusSeconds(random.nextInt(130));
        if (model[index] == GONE) {
            return;
        }
        String code = catalogue.seed().code(index);
        if (random.nextInt(4) == 0) {
            catalogue.remove(code);
            model[index] = GONE;
        } else {
            catalogue.change(code, Map.of("tel", "110"), at);
            model[index] = at.getEpochSecond();
        }
    }

    @Test
    void theBlockedShareIsAboutTheOneAskedForAndTheSameEveryTime() {
        WarehouseSeed seed = WarehouseSeed.of(12_345);
        int blocked = 0;
        for (int i = 0; i < seed.count(); i++) {
            blocked += seed.blocked(i) ? 1 : 0;
        }

        assertThat(blocked).isBetween(880, 1100);
        assertThat(seed.code(12_344)).isEqualTo("CK012344");
        assertThat(seed.index("CK012344")).isEqualTo(12_344);
        assertThat(seed.index("CK012345")).isEqualTo(-1);
        assertThat(seed.modified(0)).isEqualTo(seed.firstModified().getEpochSecond());
        assertThat(seed.modified(12_344)).isEqualTo(seed.lastModified().getEpochSecond());
    }

    @Test
    void codesStayUniqueAndMayBeEdited() {
        WarehouseCatalogue catalogue = new WarehouseCatalogue(WarehouseSeed.of(3));
        catalogue.change("CK000001", Map.of("warehouseCode", "OTHER"), FIRST);

        assertThat(catalogue.contains("CK000001")).isFalse();
        assertThat(catalogue.row("OTHER")).containsEntry("gmtModified", "2024-01-01 08:00:00");
        assertThatThrownBy(() -> catalogue.add("OTHER", Map.of(), FIRST)).hasMessageContaining("OTHER already");
        assertThatThrownBy(() -> catalogue.change("OTHER", Map.of("warehouseCode", "CK000002"), FIRST))
                .hasMessageContaining("CK000002 already");
        assertThatThrownBy(() -> catalogue.remove("CK000001")).hasMessageContaining("no warehouse CK000001");
        assertThat(catalogue.count()).isEqualTo(3);
    }
}
