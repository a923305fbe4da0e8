package dev.caravan.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.json.RecordArray.Element;
import dev.caravan.json.RecordArray.State;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordSplitterTest {
    private static RecordArray split(String path, String document) {
        return RecordSplitter.at(path).split(document.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keepsTheTextOfEachRecordAsTheVendorSentIt() {
        String first = "{ \"名称\" : \"主仓😀\",\n \"n\" : 1.10, \"esc\":\"\\u4e2d\" }";
        RecordArray array = split(
                "result.data.warehouseInfo",
                "{\"code\":200,\"result\":{\"data\":{\"warehouseInfo\": [" + first
                        + " , {\"n\":2}],\"total\":2}},\"subCode\":\"\"}");

        assertThat(array.state()).isEqualTo(State.LIST);
        assertThat(array.elements()).extracting(Element::text).containsExactly(first, "{\"n\":2}");
        assertThat(array.elements().get(0).content())
                .containsEntry("名称", "主仓😀")
                .containsEntry("n", new BigDecimal("1.10"))
                .containsEntry("esc", "中");
        assertThat(Json.write(array.envelope()))
                .isEqualTo("{\"code\":200,\"result\":{\"data\":{\"total\":2}},\"subCode\":\"\"}");
    }

    @Test
    void slicesStayRightAfterAByteOrderMarkAndWithNestedLists() {
        RecordArray array = split("", "\uFEFF[{\"a\":[{\"b\":[]}]}, {\"c\":{}}]");

        assertThat(array.elements()).extracting(Element::text).containsExactly("{\"a\":[{\"b\":[]}]}", "{\"c\":{}}");
    }

    @Test
    void anEmptyPathTakesTheDocumentItself() {
        assertThat(split("", "[]").state()).isEqualTo(State.LIST);
        RecordArray error = split("", "{\"code\":\"EXSV0001\"}");
        assertThat(error.state()).isEqualTo(State.NOT_A_LIST);
        assertThat(error.envelope()).isEqualTo(Map.of("code", "EXSV0001"));
    }

    @Test
    void tellsAbsentNullAndOtherValuesApart() {
        assertThat(split("a.b", "{\"a\":{\"c\":[]}}").state()).isEqualTo(State.ABSENT);
        assertThat(split("a.b", "{\"a\":7}").state()).isEqualTo(State.ABSENT);
        assertThat(split("a.b", "5").state()).isEqualTo(State.ABSENT);
        RecordArray none = split("a.b", "{\"a\":{\"b\":null}}");
        assertThat(none.state()).isEqualTo(State.NULL);
        assertThat(Json.write(none.envelope())).isEqualTo("{\"a\":{\"b\":null}}");
        RecordArray object = split("a.b", "{\"a\":{\"b\":{\"c\":1}}}");
        assertThat(object.state()).isEqualTo(State.NOT_A_LIST);
        assertThat(object.elements()).isEmpty();
        assertThat(Json.write(object.envelope())).isEqualTo("{\"a\":{\"b\":{\"c\":1}}}");
    }

    @Test
    void elementsThatAreNoRecordsAreKeptAsValues() {
        RecordArray array = split("rows", "{\"rows\":[1.10,\"x\",null,[\"W1\", 2],{}]}");

        assertThat(array.elements())
                .extracting(Element::text)
                .containsExactly("1.10", "\"x\"", "null", "[\"W1\", 2]", "{}");
        assertThat(array.elements().get(3).value()).isEqualTo(List.of("W1", 2));
        assertThat(array.elements().get(3).content()).isNull();
        assertThat(array.elements().get(4).content()).isEmpty();
    }

    @Test
    void readsJsonWithinATextOnTheWay() {
        String inner = "{\"list\": [ {\"a\": \"b\"} ],\"total\":1}";
        RecordArray array = split("result.data.list", Json.write(Map.of("result", Map.of("data", inner))));

        assertThat(array.state()).isEqualTo(State.LIST);
        assertThat(array.elements()).extracting(Element::text).containsExactly("{\"a\": \"b\"}");
        assertThat(Json.write(array.envelope())).isEqualTo("{\"result\":{\"data\":{\"total\":1}}}");
        assertThat(split("data", "{\"data\":\"[{\\\"a\\\":1}]\"}").elements()).hasSize(1);
    }

    @Test
    void aTextThatIsNoJsonIsLeftAlone() {
        assertThat(split("data", "{\"data\":\"{oops\"}").state()).isEqualTo(State.NOT_A_LIST);
        assertThat(split("data.x", "{\"data\":\"none\"}").envelope()).isEqualTo(Map.of("data", "none"));
    }

    @Test
    void aLiteralDottedNameAndAPositionInAListAreFound() {
        assertThat(split("a.b.c", "{\"a\":{\"b.c\":[{}]}}").elements()).hasSize(1);
        assertThat(split("a.1.c", "{\"a\":[{},{\"c\":[{},{}]}]}").elements()).hasSize(2);
    }

    @Test
    void ofTwoEqualNamesTheLastWins() {
        assertThat(split("a", "{\"a\":[{}],\"a\":[]}").elements()).isEmpty();
        assertThat(split("a", "{\"a\":[{}],\"a\":3}").state()).isEqualTo(State.NOT_A_LIST);
        assertThat(split("a", "{\"a\":[{}],\"a\":3}").elements()).isEmpty();
    }

    @Test
    void malformedAnswersAreRefused() {
        for (String document : List.of("", "{\"a\":[{\"b\":1}", "{\"a\":[]}x", "<html>")) {
            assertThatThrownBy(() -> split("a", document)).as(document).isInstanceOf(JsonException.class);
        }
    }
}
