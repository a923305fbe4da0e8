package dev.caravan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.json.ContentHash;
import dev.caravan.json.Json;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.MappedRow;
import dev.caravan.mapping.expression.LookUpSource;
import dev.caravan.model.Destination;
import dev.caravan.model.Lease;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.Settlement;
import dev.caravan.model.StagedRow;
import dev.caravan.run.StoreLookUps;
import dev.caravan.store.Store;
import dev.caravan.store.jdbc.JdbcStores;
import dev.caravan.store.jdbc.OpenMode;
import dev.caravan.store.mongo.MongoStores;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints how fast 班牛's tasks find their barcodes among 吉客云's goods: leased, mapped with one look-up each, settled. At
 * most one query per batch, the first batch of all builds the index and is told apart. System properties: {@code
 * bench.tasks}, {@code bench.goods}.
 */
class LookUpBench {
    private static final int PAGE = 500;
    private static final int BATCH = 100;
    private static final Duration LIFE = Duration.ofMinutes(5);
    private static final FieldMapping MAPPING = FieldMapping.read("mapping.yaml", """
            request:
              - { field: project_id, type: int, value: "27912" }
              - { field: task_id, type: int, value: "{{-1}}" }
              - field: contents
                type: object
                children:
                  - { field: "101297", lookup: { in: goods, find: skuBarcode, where: { goodsNo: "{{27963}}" }, notFound: dead } }
            """, ZoneId.of("Asia/Shanghai"));

    @TempDir
    Path folder;

    @Test
    void printsTheRate() throws Exception {
        try (Databases sqlite = Databases.sqlite(folder);
                Databases postgres = Databases.postgres();
                Databases mongo = Databases.mongo()) {
            measure(sqlite);
            measure(postgres);
            measure(mongo);
        }
    }

    private static void measure(Databases databases) throws Exception {
        int goods = Integer.getInteger("bench.goods", 50_000);
        int tasks = Integer.getInteger("bench.tasks", 10_000);
        try (Store store = open(databases.fresh())) {
            long goodsCase = store.cases().idOf("goods");
            long tasksCase = store.cases().idOf("tasks");
            stage(store, goodsCase, goods, LookUpBench::goods, Destination.WRITTEN);
            stage(store, tasksCase, tasks, number -> task(number, goods), Destination.PENDING);
            String rates = rates(store, tasksCase, tasks, databases.rounds());
            System.out.printf(
                    Locale.ROOT,
                    "%n%s: %,d tasks look up among %,d goods, batches of %d, one query each: %s%n",
                    databases.title(),
                    tasks,
                    goods,
                    BATCH,
                    rates);
        } finally {
            databases.drop();
        }
    }

    private static Store open(String url) {
        return url.startsWith("mongodb")
                ? MongoStores.open(url, null, null, Clock.systemUTC(), true)
                : JdbcStores.open(url, null, null, Clock.systemUTC(), OpenMode.EXCLUSIVE);
    }

    private static String rates(Store store, long tasksCase, int tasks, int rounds) {
        AtomicInteger queries = new AtomicInteger();
        StoreLookUps found = new StoreLookUps("tasks", store, event -> {});
        LookUpSource counted = (name, query) -> {
            queries.incrementAndGet();
            return found.find(name, query);
        };
        long begin = System.nanoTime();
        assertThat(deliver(store, tasksCase, counted, 1)).isEqualTo(BATCH);
        double first = seconds(begin);
        List<Double> rates = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            redeliver(store, tasksCase);
            queries.set(0);
            begin = System.nanoTime();
            int delivered = deliver(store, tasksCase, counted, Integer.MAX_VALUE);
            rates.add(delivered / seconds(begin));
            assertThat(delivered).isEqualTo(tasks);
            assertThat(queries.get()).as("one query per batch").isEqualTo((tasks + BATCH - 1) / BATCH);
        }
        rates.sort(null);
        return String.format(
                Locale.ROOT,
                "median of %d %,.0f records/s (%,.0f–%,.0f); the first batch, with the index: %.2f s",
                rounds,
                rates.get(rounds / 2),
                rates.get(0),
                rates.get(rounds - 1),
                first);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void redeliver(Store store, long caseId) {
        store.records().redeliverStale(caseId, Long.MAX_VALUE);
    }

    private static int deliver(Store store, long caseId, LookUpSource lookUps, int batches) {
        int delivered = 0;
        for (int batch = 0; batch < batches; batch++) {
            Optional<Lease> lease = store.records().lease(caseId, "bench", BATCH, LIFE);
            if (lease.isEmpty()) {
                return delivered;
            }
            List<LeasedRecord> records = lease.get().records();
            List<MappedRow> mapped = MAPPING.map(
                    records.stream()
                            .map(record -> Json.parseObject(record.content()))
                            .toList(),
                    records.stream().map(LeasedRecord::key).toList(),
                    lookUps);
            assertThat(mapped).allMatch(MappedRow::isMapped);
            store.records()
                    .settle(
                            lease.get(),
                            records.stream()
                                    .map(record -> Settlement.written(record.id()))
                                    .toList(),
                            1);
            delivered += records.size();
        }
        return delivered;
    }

    private static void stage(Store store, long caseId, int count, IntFunction<String> content, Destination wanted) {
        ContentHash hash = ContentHash.ofAll();
        for (int first = 0; first < count; first += PAGE) {
            List<StagedRow> page = IntStream.range(first, Math.min(count, first + PAGE))
                    .mapToObj(number -> {
                        String text = content.apply(number);
                        Map<String, Object> record = Json.parseObject(text);
                        return new StagedRow("K" + number, hash.of(record), null, wanted, null, text);
                    })
                    .toList();
            store.records().stage(caseId, page, false);
        }
    }

    private static String goods(int number) {
        return "{\"skuId\":" + number + ",\"goodsNo\":\"HP" + number + "\",\"goodsName\":\"货品 " + number
                + "\",\"skuBarcode\":\"69" + String.format(Locale.ROOT, "%011d", number)
                + "\",\"unitName\":\"个\",\"cateName\":\"默认分类\",\"isBlockup\":0,\"gmtModified\":\"2026-03-01 10:00:00\"}";
    }

    /** Every goods is looked up by some task, some by several. */
    private static String task(int number, int goods) {
        long wanted = number * 7_919L % goods;
        return "{\"-1\":" + number + ",\"27963\":\"HP" + wanted
                + "\",\"4\":\"2026-03-01 10:00:00\",\"101297\":\"\",\"27960\":\"退换货\"}";
    }
}
