package dev.caravan.mapping;

import static dev.caravan.mapping.MappingSamples.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.json.Json;
import dev.caravan.mapping.expression.LookUpException;
import dev.caravan.mapping.expression.LookUpSource;
import dev.caravan.model.ContentQuery;
import dev.caravan.model.RecordStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LookUpTest {
    private static final String LOOK_UP =
            "{ field: code, lookup: { in: goods, find: sku.barcode, where: { no: '{{goodsNo}}' }%s } }";
    private static final StagedGoods GOODS = StagedGoods.of(
            "{\"no\":\"A1\",\"sku\":{\"barcode\":690},\"kind\":1,\"name\":\"甲\"}",
            "{\"no\":\"A2\",\"sku\":{\"barcode\":\"691\"},\"kind\":2,\"name\":\"乙\"}",
            "{\"no\":\"A2\",\"sku\":{\"barcode\":\"692\"},\"kind\":3,\"name\":\"乙\"}",
            "{\"no\":\"\",\"sku\":{\"barcode\":\"empty\"},\"kind\":10}",
            "{\"sku\":{\"barcode\":\"absent\"},\"kind\":\"x\"}");

    @Test
    void takesAFieldOfTheFirstRecordThatFits() {
        FieldMapping mapping = rows(LOOK_UP.formatted(""));
        assertThat(payload(mapping, "{\"goodsNo\":\"A1\"}")).isEqualTo("{\"code\":690}");
        assertThat(payload(mapping, "{\"goodsNo\":\"A2\"}")).isEqualTo("{\"code\":\"691\"}");
        assertThat(mapping.looksUpIn()).containsExactly("goods");
        assertThat(mapping.waitsFor()).isEmpty();
    }

    @Test
    void whatIsNotFoundIsEmptyUnlessToldOtherwise() {
        assertThat(payload(rows(LOOK_UP.formatted("")), "{\"goodsNo\":\"A9\"}")).isEqualTo("{\"code\":\"\"}");
        assertThat(payload(
                        rows("{ field: code, default: none, lookup: { in: goods, find: x, where: { no: '{{no}}' } } }"),
                        "{\"no\":\"A1\"}"))
                .isEqualTo("{\"code\":\"none\"}");
        assertThat(payload(
                        rows("{ field: n, type: int, lookup: { in: goods, find: sku.barcode, where: { no: A2 } } }"),
                        "{}"))
                .isEqualTo("{\"n\":691}");
    }

    @Test
    void refusesARecordWithoutItsParentAndSaysWhatWasLookedUp() {
        MappedRow row = map(rows(LOOK_UP.formatted(", notFound: dead")), "{\"goodsNo\":\"A9\"}");
        assertThat(row.isMapped()).isFalse();
        assertThat(row.mayWait()).isEmpty();
        assertThat(row.payload()).isEmpty();
        assertThat(row.sentence()).isEqualTo("record K1, field code: case goods has no record with no = \"A9\"");
    }

    @Test
    void aRecordMayWaitAndTheShortestWaitCounts() {
        FieldMapping mapping = rows(
                LOOK_UP.formatted(", notFound: wait 6h"),
                "{ field: o, type: object, children: [ { field: b, is_required: true, lookup: { in: goods, find: no, "
                        + "where: { kind: { $gt: 99 }, no: '{{goodsNo}}' }, notFound: wait 30m } } ] }");
        MappedRow row = map(mapping, "{\"goodsNo\":\"A9\"}");
        assertThat(row.mayWait()).contains(Duration.ofMinutes(30));
        assertThat(row.sentence())
                .isEqualTo("record K1, field code: case goods has no record with no = \"A9\"; "
                        + "record K1, field o.b: case goods has no record with kind > 99 and no = \"A9\"");
        assertThat(mapping.waitsFor()).containsExactly("goods");
    }

    @Test
    void waitingDoesNotHelpWhatFailsAnyway() {
        FieldMapping mapping =
                rows(LOOK_UP.formatted(", notFound: wait 6h"), "{ field: n, type: int, value: '{{goodsNo}}' }");
        MappedRow row = map(mapping, "{\"goodsNo\":\"A9\"}");
        assertThat(row.mayWait()).isEmpty();
        assertThat(row.sentence()).contains("expected a whole number").contains("case goods has no record");
    }

    @Test
    void aRecordWithNothingToLookUpFindsNothingAndDoesNotWait() {
        assertThat(payload(rows(LOOK_UP.formatted("")), "{\"goodsNo\":\"\"}")).isEqualTo("{\"code\":\"\"}");
        MappedRow row = map(rows(LOOK_UP.formatted(", notFound: wait 6h")), "{\"goodsNo\":null}");
        assertThat(row.mayWait()).isEmpty();
        assertThat(row.sentence())
                .isEqualTo("record K1, field code: there is nothing to look up in case goods: "
                        + "the record has no value for no");
    }

    @Test
    void waitsUntilTheParentIsWrittenAndEndsWhenItNeverWillBe() {
        FieldMapping mapping = rows(LOOK_UP.formatted(", notFound: wait 6h, until: written"));
        StagedGoods goods = new StagedGoods()
                .with(RecordStatus.PENDING, 0, "{\"no\":\"pending\",\"sku\":{\"barcode\":1}}")
                .with(RecordStatus.RETRY, 1, "{\"no\":\"changed\",\"sku\":{\"barcode\":2}}")
                .with(RecordStatus.WRITTEN, 0, "{\"no\":\"kept\",\"sku\":{\"barcode\":3}}")
                .with(RecordStatus.DEAD, 0, "{\"no\":\"dead\",\"sku\":{\"barcode\":4}}")
                .with(RecordStatus.FILTERED, 0, "{\"no\":\"filtered\",\"sku\":{\"barcode\":5}}")
                .with(RecordStatus.DEAD, 0, "{\"no\":\"two\",\"sku\":{\"barcode\":6}}")
                .with(RecordStatus.LEASED, 0, "{\"no\":\"two\",\"sku\":{\"barcode\":7}}");

        assertThat(map(mapping, goods, "{\"goodsNo\":\"pending\"}").mayWait()).isPresent();
        assertThat(map(mapping, goods, "{\"goodsNo\":\"two\"}").mayWait()).isPresent();
        assertThat(map(mapping, goods, "{\"goodsNo\":\"changed\"}").payload()).isEqualTo(Map.of("code", 2));
        assertThat(map(mapping, goods, "{\"goodsNo\":\"kept\"}").payload()).isEqualTo(Map.of("code", 3));
        MappedRow dead = map(mapping, goods, "{\"goodsNo\":\"dead\"}");
        assertThat(dead.mayWait()).isEmpty();
        assertThat(dead.sentence())
                .isEqualTo("record K1, field code: record G4 of case goods, with no = \"dead\", is dead: a note");
        assertThat(map(mapping, goods, "{\"goodsNo\":\"filtered\"}").sentence()).contains("is filtered");

        FieldMapping staged = rows(LOOK_UP.formatted(", notFound: wait 6h"));
        assertThat(map(staged, goods, "{\"goodsNo\":\"dead\"}").payload()).isEqualTo(Map.of("code", 4));
        assertThat(map(staged, goods, "{\"goodsNo\":\"filtered\"}").mayWait()).isPresent();
    }

    @Test
    void looksUpForEachElementOfAList() {
        FieldMapping mapping = rows("{ field: lines, type: array, value: details, children: ["
                + "{ field: code, lookup: { in: goods, find: sku.barcode, where: { no: '{{details.no}}' } } },"
                + "{ field: name, value: '_findCollection find name from goods where no={{no}} kind={{kind}}' } ] }");
        StagedGoods goods = StagedGoods.of(
                "{\"no\":\"A1\",\"sku\":{\"barcode\":690},\"kind\":1,\"name\":\"甲\"}",
                "{\"no\":\"A2\",\"sku\":{\"barcode\":691},\"kind\":1,\"name\":\"乙\"}");

        assertThat(Json.write(map(
                                mapping,
                                goods,
                                "{\"kind\":1,\"details\":[{\"no\":\"A1\"},{\"no\":\"A2\"},{\"no\":\"A3\"}]}")
                        .payload()))
                .isEqualTo("{\"lines\":[{\"code\":690,\"name\":\"甲\"},{\"code\":691,\"name\":\"乙\"},"
                        + "{\"code\":\"\",\"name\":\"\"}]}");
        assertThat(goods.queries()).as("one for each row that looks up").hasSize(2);
    }

    @Test
    void asksOnceForABatchByTheFieldThatDiffers() {
        FieldMapping mapping = rows(
                "{ field: code, lookup: { in: goods, find: sku.barcode, where: { kind: { $in: [1, 2] }, no: '{{goodsNo}}' } } }",
                "{ field: name, lookup: { in: goods, find: name, where: { kind: { $in: [1, 2] }, no: '{{goodsNo}}' } } }");
        StagedGoods goods = new StagedGoods();
        List<Map<String, Object>> records = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            goods.with(RecordStatus.WRITTEN, 0, "{\"no\":\"A" + i + "\",\"kind\":1,\"sku\":{\"barcode\":" + i + "}}");
            records.add(Json.parseObject("{\"goodsNo\":\"A" + i % 400 + "\"}"));
        }

        List<MappedRow> mapped = mapping.map(
                records, IntStream.range(0, 500).mapToObj(i -> "K" + i).toList(), goods);

        assertThat(mapped)
                .extracting(row -> row.payload().get("code"))
                .startsWith(0, 1, 2)
                .endsWith(98, 99);
        assertThat(goods.queries()).as("both rows ask for the same records").hasSize(1);
        ContentQuery query = goods.queries().get(0);
        assertThat(query.field()).isEqualTo("no");
        assertThat(query.values()).hasSize(400);
    }

    @Test
    void goesOnWhereMoreRecordsAnswerThanOneStepHolds() {
        StagedGoods goods = new StagedGoods();
        for (int i = 0; i < 4_500; i++) {
            goods.with(RecordStatus.WRITTEN, 0, "{\"no\":\"same\",\"i\":" + i + "}");
        }
        FieldMapping byEquality =
                rows("{ field: i, lookup: { in: goods, find: i, where: { no: same, i: { $gte: 4200 } } } }");
        assertThat(map(byEquality, goods, "{}").payload()).isEqualTo(Map.of("i", 4200));
        assertThat(goods.queries()).extracting(ContentQuery::after).containsExactly(0L, 2_000L, 4_000L);
        FieldMapping byScan = rows("{ field: i, lookup: { in: goods, find: i, where: { i: { $gte: '{{n}}' } } } }");
        assertThat(map(byScan, goods, "{\"n\":\"2100\"}").payload()).isEqualTo(Map.of("i", 2100));
        assertThat(goods.queries().get(3).field()).isNull();
        assertThat(goods.queries()).hasSize(5);
    }

    @Test
    void aLookUpWithoutAnEndIsRefused() {
        FieldMapping mapping = rows("{ field: i, lookup: { in: endless, find: i, where: { i: { $gt: 1 } } } }");
        StagedGoods page = new StagedGoods();
        for (int i = 0; i < 2_000; i++) {
            page.with(RecordStatus.WRITTEN, 0, "{}");
        }
        LookUpSource endless = (name, query) -> page.find("goods", ContentQuery.all(0, query.limit()));
        assertThatThrownBy(() -> mapping.map(List.of(Map.of()), List.of("K"), endless))
                .isInstanceOf(LookUpException.class)
                .hasMessageContaining("case endless")
                .hasMessageContaining("an equality");
    }

    @Test
    void readsTheSpellingsOfQeasy() {
        for (String value : List.of(
                "_findCollection find sku.barcode from goods where no={{goodsNo}} kind={{kind}}",
                "  _findCollection  find sku.barcode\\n from goods where no='{{goodsNo}}'  kind=3 _endFind ",
                "_mongoQuery goods findField=content.sku.barcode where={\"content.no\":{\"$eq\":\"{{goodsNo}}\"},\"content.kind\":{\"$gt\":{{kind}},\"$lt\":99}}",
                "_mongoQuery goods findField=content.sku.barcode where={\"$or\":[{\"content.no\":\"none\"},{\"$and\":[{\"content.no\":\"A2\"},{\"content.kind\":{\"$gte\":3}}]}]}")) {
            String row = "{ field: code, value: " + Json.write(value).replace("\\\\n", "\\n") + " }";
            String kind = value.contains("$gt\"") ? "2" : "3";
            assertThat(payload(rows(row), "{\"goodsNo\":\"A2\",\"kind\":" + kind + "}"))
                    .as(value)
                    .isEqualTo("{\"code\":\"692\"}");
        }
    }

    @Test
    void everyOperatorHolds() {
        assertThat(found("no: { $ne: A2 }")).isEqualTo("690");
        assertThat(found("no: { $nin: [A1, ''], $exists: true }")).isEqualTo("691");
        assertThat(found("no: { $exists: false }")).isEqualTo("absent");
        assertThat(found("kind: { $gt: 2, $lte: 9 }")).isEqualTo("692");
        assertThat(found("kind: { $gt: 9 }")).as("10 is a greater number").isEqualTo("empty");
        assertThat(found("kind: { $gt: a }")).as("texts").isEqualTo("absent");
        assertThat(found("name: { $regex: '^乙$' }")).isEqualTo("691");
        assertThat(found("no: { $regex: 'a[2-9]', $options: i }")).isEqualTo("691");
        assertThat(found("$or: [ { kind: 3 }, { no: A9 } ]")).isEqualTo("692");
        assertThat(found("no: null")).isEqualTo("absent");
        assertThat(found("kind: '10'")).as("equal as texts").isEqualTo("empty");
        assertThat(found("kind: 10.0")).as("not equal as texts").isEqualTo("");
    }

    private static String found(String where) {
        FieldMapping mapping =
                rows("{ field: c, type: string, lookup: { in: goods, find: sku.barcode, where: { " + where + " } } }");
        return String.valueOf(map(mapping, "{}").payload().get("c"));
    }

    @Test
    void aPatternOfARecordThatIsNoneFailsThatRecord() {
        FieldMapping mapping =
                rows("{ field: c, lookup: { in: goods, find: no, where: { no: { $regex: '{{p}}' } } } }");
        List<MappedRow> mapped = mapping.map(List.of(Map.of("p", "("), Map.of("p", "^A")), List.of("K1", "K2"), GOODS);
        assertThat(mapped.get(0).sentence()).contains("found \"(\", expected a regular expression");
        assertThat(mapped.get(1).payload()).isEqualTo(Map.of("c", "A1"));
    }

    @Test
    void readsManyTemplatesInOneFilter() {
        FieldMapping mapping = rows(
                "{ field: c, lookup: { in: goods, find: no, where: { no: 'A{{n}}', name: { $in: ['{{a}}', '{{b}}'] } } } }");
        assertThat(payload(mapping, "{\"n\":1,\"a\":\"乙\",\"b\":\"甲\"}")).isEqualTo("{\"c\":\"A1\"}");
        assertThat(mapping.sourceFields()).containsExactly("n", "a", "b");
    }

    private static String payload(FieldMapping mapping, String record) {
        MappedRow row = map(mapping, record);
        assertThat(row.sentence()).isEmpty();
        return Json.write(row.payload());
    }

    private static MappedRow map(FieldMapping mapping, String record) {
        return map(mapping, GOODS, record);
    }

    private static MappedRow map(FieldMapping mapping, StagedGoods goods, String record) {
        return mapping.map(List.of(Json.parseObject(record)), List.of("K1"), goods)
                .get(0);
    }
}
