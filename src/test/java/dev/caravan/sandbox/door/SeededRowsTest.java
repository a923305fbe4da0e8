package dev.caravan.sandbox.door;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeededRowsTest {
    private final SeededRows rows = new SeededRows(200, index -> index / 3, index -> Map.of("n", index));
    private final List<Long> model = new ArrayList<>(
            IntStream.range(0, 200).mapToObj(index -> (long) (index / 3)).toList());

    @Test
    void everyPageOfEveryRangeIsWhatSortingAllRowsGives() {
        Random random = new Random(7);
        for (int step = 0; step < 80; step++) {
            touch(random);
            long from = random.nextInt(80) - 5L;
            long until = from + random.nextInt(40);
            PageRequest page = new PageRequest(random.nextInt(4), 7, 5, random.nextInt(3));
            boolean even = random.nextBoolean();
            SeededRows.Range range = new SeededRows.Range(from, until, even ? row -> number(row) % 2 == 0 : null);
            List<Integer> expected = IntStream.range(0, model.size())
                    .boxed()
                    .filter(index -> model.get(index) >= from && model.get(index) < until)
                    .filter(index -> !even || index % 2 == 0)
                    .sorted(Comparator.comparingLong((Integer index) -> model.get(index))
                            .thenComparingInt(index -> index))
                    .toList();

            assertThat(rows.count(range)).isEqualTo(expected.size());
            assertThat(rows.page(range, page).stream().map(SeededRowsTest::number))
                    .isEqualTo(expected.stream().skip(page.skip()).limit(5).toList());
        }
        assertThat(rows.count()).isEqualTo(model.size());
    }

    private void touch(Random random) {
        int index = random.nextInt(rows.count() + 1);
        long time = random.nextInt(90);
        rows.put(index, time, Map.of("n", index));
        if (index == model.size()) {
            model.add(time);
        } else {
            model.set(index, time);
        }
    }

    @Test
    void aReplacedRowKeepsItsPlace() {
        rows.replace(4, Map.of("n", 4, "more", true));

        assertThat(rows.page(new SeededRows.Range(1, 2, null), PageRequest.of(0, 9)))
                .containsExactly(Map.of("n", 3), Map.of("n", 4, "more", true), Map.of("n", 5));
        assertThat(rows.row(4)).containsEntry("more", true);
    }

    private static int number(Map<String, Object> row) {
        return (Integer) row.get("n");
    }
}
