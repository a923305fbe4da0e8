package dev.caravan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.json.Json;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.MappedRow;
import dev.caravan.mapping.expression.LookUpSource;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StoredRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Prints how many records a core maps: the shipped warehouse mapping, and sales orders of ten lines with two look-ups and a
 * CASE. Nothing is read from a store: the look-ups find their records in memory, as warm ones do.
 */
class MappingBench {
    private static final int BATCH = 100;
    private static final int BATCHES = 200;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final String ORDERS = """
            request:
              - { field: FBillNo, value: "{{code}}", is_required: true }
              - { field: FDate, type: date, value: "{{created}}" }
              - { field: FCustomerId, value: "_findCollection find FNumber from customers where code={{customer}}",
                  parser: { name: ConvertObjectParser, params: FNumber } }
              - { field: FSaleOrgId, value: I0134, parser: { name: ConvertObjectParser, params: FNumber } }
              - { field: FNote, value: "旺店通单号{{code}}" }
              - field: FSaleOrderEntry
                type: array
                value: details
                children:
                  - { field: FMaterialId, value: "{{details.sku}}", parser: { name: ConvertObjectParser, params: FNumber } }
                  - { field: FQty, type: float, value: "{{details.qty}}" }
                  - { field: FTaxPrice, type: float, value: "{{details.price}}" }
                  - { field: FIsFree, type: bool, value: "{{details.gift}}" }
                  - { field: FEntryNote, value: "{{details.note}}" }
              - field: FStockId
                value: >-
                  _function case '{{shop}}' when '001' then '01SP' when '002' then '02SP' when '003' then '03SP'
                  else _findCollection find FStock from shops where code={{shop}} _endFind end
            """;

    @Test
    void printsTheRateOfTheWarehouseMapping() throws IOException {
        String text = Files.readString(Path.of("routes", "jackyun-warehouse-to-k3cloud", "mapping.yaml"));
        FieldMapping mapping = FieldMapping.read("mapping.yaml", text, ZONE);
        List<Map<String, Object>> records = records(number ->
                "{\"warehouseId\":" + number + ",\"warehouseCode\":\"W" + number + "\",\"warehouseName\":\"仓库 " + number
                        + "\",\"isBlockup\":0,\"address\":\"某路 " + number + " 号\"}");
        Rate.print("warehouse mapping", BATCHES * BATCH, () -> repeat(mapping, records, LookUpSource.NONE));
    }

    @Test
    void printsTheRateOfSalesOrdersWithLookUps() {
        FieldMapping mapping = FieldMapping.read("mapping.yaml", ORDERS, ZONE);
        Rate.print(
                "sales orders of ten lines, two look-ups, a CASE",
                BATCHES * BATCH,
                () -> repeat(mapping, records(MappingBench::order), parents()));
    }

    private static String order(int number) {
        List<String> lines = IntStream.range(0, 10)
                .mapToObj(line -> "{\"sku\":\"SKU" + (number * 7 + line) % 500 + "\",\"qty\":" + (line + 1)
                        + ",\"price\":12.50,\"gift\":false,\"note\":\"行 " + line + "\"}")
                .toList();
        return "{\"code\":\"SO" + number + "\",\"created\":\"2024-01-31 08:00:00\",\"customer\":\"C" + number % 20
                + "\",\"shop\":\"0" + (10 + number % 5) + "\",\"details\":[" + String.join(",", lines) + "]}";
    }

    /** Twenty customers and five shops. */
    private static LookUpSource parents() {
        List<StoredRecord> customers =
                stored(20, number -> "{\"code\":\"C" + number + "\",\"FNumber\":\"CUST" + number + "\"}");
        List<StoredRecord> shops =
                stored(5, number -> "{\"code\":\"0" + (10 + number) + "\",\"FStock\":\"CK" + number + "\"}");
        return (name, query) -> name.equals("customers") ? customers : shops;
    }

    private static List<StoredRecord> stored(int count, IntFunction<String> content) {
        return IntStream.range(0, count)
                .mapToObj(number -> new StoredRecord(
                        number + 1L,
                        "K" + number,
                        RecordStatus.WRITTEN,
                        1,
                        1,
                        0,
                        Instant.EPOCH,
                        null,
                        null,
                        null,
                        content.apply(number)))
                .toList();
    }

    private static List<Map<String, Object>> records(IntFunction<String> content) {
        return IntStream.range(0, BATCH)
                .mapToObj(number -> Json.parseObject(content.apply(number)))
                .toList();
    }

    private static void repeat(FieldMapping mapping, List<Map<String, Object>> records, LookUpSource source) {
        List<String> keys =
                IntStream.range(0, BATCH).mapToObj(number -> "K" + number).toList();
        List<MappedRow> last = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            last = mapping.map(records, keys, source);
        }
        assertThat(last).hasSize(BATCH).allMatch(MappedRow::isMapped);
    }
}
