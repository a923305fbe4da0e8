package dev.caravan.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.config.ConfigDocument;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which fields the rows of a request make. */
class RequestFieldsTest {
    private static Map<String, RequestField> fields(String rows) {
        return RequestFields.of(
                ConfigDocument.read("source.yaml", "request: " + rows).map().maps("request"), "param.");
    }

    @Test
    void rowsThatNameTheirParentStandBelowIt() {
        Map<String, RequestField> fields = fields("""
                [{"id": "f", "field": "filter", "type": "object", "is_required": true, "parent": null},
                 {"id": "s", "field": "since", "value": "{{LAST_SYNC_TIME|date}}", "parent": "f"},
                 {"id": "l", "field": "list", "type": "array", "parent": "filter"},
                 {"id": "x", "field": "x", "value": "{{CURRENT_TIME}}", "parent_id": "l"}]""");
        assertThat(fields).containsOnlyKeys("param.filter.since", "param.filter.list");
        assertThat(fields.get("param.filter.since").opensWindows()).isTrue();
        assertThat(fields.get("param.filter.list").variables()).containsExactly("CURRENT_TIME");
    }

    @Test
    void childrenStandBelowTheirRow() {
        assertThat(
                        fields(
                                "[{ field: a, children: [{ field: b, is_required: 1 }, { field: c, value: _function NOW() }] }]"))
                .satisfies(
                        fields -> assertThat(fields.get("param.a.b").missing()).isTrue())
                .satisfies(
                        fields -> assertThat(fields.get("param.a.c").computed()).isTrue())
                .containsOnlyKeys("param.a.b", "param.a.c");
    }

    @Test
    void rowsThatNameEachOtherEndSomewhere() {
        assertThat(fields("[{ field: a, parent: b }, { field: b, parent: a }, { field: c, parent: c, value: 1 }]"))
                .hasSizeLessThanOrEqualTo(3);
    }
}
