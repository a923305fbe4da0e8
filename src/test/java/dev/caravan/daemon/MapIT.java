package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.daemon.CommandWorld.Outcome;
import dev.caravan.json.Json;
import dev.caravan.store.jdbc.JdbcStores;
import dev.caravan.store.jdbc.OpenMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MapIT {
    private static final String CASE = "jackyun-warehouse-to-k3cloud";

    @TempDir
    private Path temp;

    private CopiedCases cases;

    @BeforeEach
    void copy() throws IOException {
        cases = CopiedCases.copy(temp, CASE, "banniu-update-barcode", "jackyun-goods");
    }

    @Test
    void printsThePayloadsAsJsonWithEveryDigit() throws IOException {
        String mapping =
                cases.beside("m.yaml", "request: [{ field: FQty, value: '{{qty}}' }, { field: a.b, value: 仓 }]");
        String records = cases.beside("r.json", "[{\"qty\":1.10},{\"qty\":12345678901234567890}]");

        Outcome map = cases.caravan("map", mapping, "--in", records);
        assertThat(map.code()).isZero();
        assertThat(map.out()).contains("1.10").contains("12345678901234567890");
        assertThat(Json.parse(map.out()))
                .isEqualTo(Json.parse(
                        "[{\"FQty\":1.10,\"a\":{\"b\":\"仓\"}},{\"FQty\":12345678901234567890,\"a\":{\"b\":\"仓\"}}]"));
    }

    @Test
    void takesACaseAndOneRecordOnEachLineAndSaysWhichCouldNotBeMapped() throws IOException {
        String records = cases.beside(
                "r.jsonl",
                "{\"warehouseCode\":\"W1\",\"warehouseName\":\"主仓\"}\n\n{\"warehouseCode\":\"W2\",\"warehouseName\":\"\"}\n");

        Outcome map = cases.caravan("map", CASE, "--in", records);
        assertThat(map.code()).isEqualTo(2);
        assertThat((List<?>) Json.parse(map.out()))
                .singleElement()
                .extracting(payload -> ((Map<?, ?>) payload).get("FNumber"))
                .isEqualTo("W1");
        assertThat(map.err()).contains("record #2, field FName: found nothing, expected a value");
    }

    @Test
    void explainsEveryField() throws IOException {
        String records = cases.beside("r.json", "{\"warehouseCode\":\"W1\",\"warehousename\":\"主仓\"}");

        Outcome map = cases.caravan("map", CASE, "--in", records, "--explain");
        assertThat(map.code()).isEqualTo(2);
        assertThat(map.out())
                .contains("Record #1 源记录")
                .contains("\"warehouseCode\" : \"W1\"")
                .containsPattern("FName +✗ found nothing, expected a value")
                .contains("rule 规则  value: \"{{warehouseName}}\", is_required: true  (line 行 3)")
                .contains("read 读取  warehouseName = nothing 无")
                .containsPattern("FNumber +\"W1\"")
                .containsPattern("FCreateOrgId +\\{\"FNumber\":\"I0134\"}")
                .contains("Not mapped 无法映射");
        assertThat(map.err()).contains("did you mean \"warehousename\"?");
    }

    @Test
    void saysThatLookUpsFindNothingWithoutTheStore() throws IOException {
        String records = cases.beside("r.json", "{\"-1\":7,\"27963\":\"HW01\"}");

        Outcome map = cases.caravan("map", "banniu-update-barcode", "--in", records, "--explain");
        assertThat(map.err()).contains("Look-ups in jackyun-goods find nothing: --store asks the configured store");
        assertThat(map.out())
                .contains("read 读取  skuBarcode of jackyun-goods where goodsNo = \"HW01\" = nothing")
                .contains("case jackyun-goods has no record with goodsNo = \"HW01\"");
        assertThat(cases.caravan("map", "banniu-update-barcode", "--in", records, "--store")
                        .err())
                .contains("There is no store at ");
        JdbcStores.open(
                        "jdbc:sqlite:" + cases.folder.resolveSibling("store.db"),
                        null,
                        null,
                        Clock.systemUTC(),
                        OpenMode.EXCLUSIVE)
                .close();
        Outcome stored = cases.caravan("map", "banniu-update-barcode", "--in", records, "--store");
        assertThat(stored.err()).contains("no record with").doesNotContain("--store asks");
    }

    @Test
    void badInputIsASentenceWithItsPlace() throws IOException {
        assertThat(cases.caravan("map", CASE, "--in", temp.resolve("none.json").toString())
                        .err())
                .contains("none.json: there is no such file");
        assertThat(cases.caravan("map", CASE, "--in", cases.beside("a.json", " "))
                        .err())
                .contains("there is nothing in it");
        assertThat(cases.caravan("map", CASE, "--in", cases.beside("b.json", "{\"a\":1}\n{\"a\":}\n"))
                        .err())
                .contains("b.json:2: not valid JSON at line 1, column");
        assertThat(cases.caravan("map", CASE, "--in", cases.beside("c.json", "[{},7]"))
                        .err())
                .contains("element 2 is no object");
        assertThat(cases.caravan("map", CASE, "--in", cases.beside("d.json", "{\n\"a\": x }"))
                        .err())
                .contains("at line 2");
        Outcome unknown = cases.caravan("map", "jackyun-warehouse", "--in", cases.beside("e.json", "{}"));
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("there is no routes/jackyun-warehouse/mapping.yaml");
        Path gbk = Files.write(temp.resolve("gbk.yaml"), "mapping: { 名: 1 }".getBytes("GBK"));
        assertThat(cases.caravan("map", gbk.toString(), "--in", cases.beside("g.json", "{}"))
                        .err())
                .contains("gbk.yaml: it is not UTF-8 text; save it as UTF-8");
        assertThat(cases.caravan("map", "x/mapping.yaml", "--in", cases.beside("f.json", "{}"))
                        .err())
                .contains("There is no file x/mapping.yaml");
        assertThat(cases.caravan("map", cases.beside("g.yaml", "requst: []"), "--in", cases.beside("h.json", "{}"))
                        .err())
                .contains("g.yaml:1:1: requst: unknown key");
        assertThat(cases.caravan("map", CASE).code()).isEqualTo(64);
    }

    @Test
    void explainsMergedRecordsTogether() throws IOException {
        String mapping = cases.beside("m.yaml", """
                groupCalculate: { headerGroup: [no], bodyName: lines, calculate: { qty: $sum } }
                request: [{ field: FNo, value: "{{no}}" }]
                """);
        String records = cases.beside("r.json", "[{\"no\":\"A\",\"qty\":1},{\"no\":\"A\",\"qty\":2}]");

        Outcome map = cases.caravan("map", mapping, "--in", records, "--explain");
        assertThat(map.all()).contains("Record #1 and 1 more 源记录").contains("\"FNo\" : \"A\"");
        assertThat(map.code()).isZero();
    }
}
