package dev.caravan.mapping;

import static dev.caravan.mapping.MappingSamples.SHANGHAI;
import static dev.caravan.mapping.MappingSamples.failure;
import static dev.caravan.mapping.MappingSamples.payload;
import static dev.caravan.mapping.MappingSamples.problemOf;
import static dev.caravan.mapping.MappingSamples.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ValueTablesTest {
    private static final ValueTables TABLES = ValueTables.read("routes/shop/tables.yaml", """
            仓库对照: { "001": CK01, 2: CK02 }
            状态: [ { source: open, target: 1 }, { source: closed, target: 2 }, [ gone, 2 ] ]
            """);

    @Test
    void looksValuesUpInATableOfTheRow() {
        FieldMapping mapping = rows(
                "{ field: a, value: '{{a}}', mapping: { target: { '001': CK01, '2': CK02 } } }",
                "{ field: b, value: '{{b}}', mapping: { target: { x: 1.10 }, direction: 正向 } }",
                "{ field: c, value: '{{c}}', mapping: { target: { Y: yes, N: no }, direction: reverse } }");

        assertThat(payload(mapping, "{\"a\":2,\"b\":\"x\",\"c\":\"yes\"}"))
                .isEqualTo("{\"a\":\"CK02\",\"b\":1.10,\"c\":\"Y\"}");
        assertThat(payload(mapping, "{\"a\":\"001\"}")).isEqualTo("{\"a\":\"CK01\",\"b\":\"\",\"c\":\"\"}");
        assertThat(failure(mapping, "{\"a\":\"003\"}"))
                .isEqualTo("record K1, field a: found \"003\", expected a value that table of the row has");
    }

    @Test
    void whatATableLacksIsKeptLeftOutOrRefused() {
        FieldMapping mapping = rows(
                "{ field: keep, value: '{{v}}', mapping: { target: { a: b }, notFound: keep } }",
                "{ field: empty, value: '{{v}}', default: none, mapping: { target: { a: b }, notFound: empty } }");

        assertThat(payload(mapping, "{\"v\":\"z\"}")).isEqualTo("{\"keep\":\"z\",\"empty\":\"none\"}");
    }

    @Test
    void rowsNameTablesOfTheCase() {
        assertThat(payload(
                        of(
                                "{ field: a, value: '{{a}}', mapping: 仓库对照, parser: { name: ConvertObjectParser, params: FNumber } }"),
                        "{\"a\":\"2\"}"))
                .isEqualTo("{\"a\":{\"FNumber\":\"CK02\"}}");
        assertThatThrownBy(() -> of("{ field: a, value: '{{a}}', mapping: { target: 仓库对照表 } }"))
                .hasMessageContaining("unknown table \"仓库对照表\"; did you mean \"仓库对照\"?");
        assertThatThrownBy(() -> of("{ field: a, value: '{{a}}', mapping: { target: 状态, direction: 反向 } }"))
                .hasMessageContaining("cannot be read in reverse: several source values become \"2\"");
    }

    @Test
    void tablesOfTheCaseComeBeforeSharedOnes() {
        ValueTables shared = ValueTables.read("routes/tables.yaml", "仓库对照: { '001': OTHER }\n组织: { a: b }\n");

        assertThat(TABLES.over(shared).named("仓库对照").forward()).containsEntry("001", "CK01");
        assertThat(TABLES.over(shared).named("组织").forward()).containsEntry("a", "b");
    }

    @Test
    void refusesTablesThatAreNone() {
        assertThat(problemOf("{ field: a, value: 1, mapping: { direction: forward } }"))
                .contains("\"target\" is missing");
        assertThat(problemOf("{ field: a, value: 1, mapping: { target: { a: b }, direction: sideways } }"))
                .contains("unknown direction \"sideways\"");
        assertThat(problemOf("{ field: a, value: 1, mapping: { target: { a: [ 1 ] } } }"))
                .contains("a single target value for \"a\"");
        assertThat(problemOf("{ field: a, value: 1, mapping: 不存在 }")).contains("write it into tables.yaml");
        assertThat(problemOf("{ field: a, value: 1, mapping: { target: { a: b }, notfound: keep } }"))
                .contains("did you mean \"notFound\"?");
        assertThatThrownBy(() ->
                        ValueTables.read("tables.yaml", "a: [ { source: x, target: 1 }, { source: x, target: 2 } ]\n"))
                .hasMessageContaining("\"x\" stands twice in the table");
    }

    private static FieldMapping of(String row) {
        return FieldMapping.read(
                "mapping.yaml",
                "request:\n  - " + row + "\n",
                MappingEnvironment.of(SHANGHAI).with(TABLES));
    }
}
