package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.json.FieldPath;
import dev.caravan.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExportedPayloadsTest {
    private static final String ROW = "{\"FNumber\":\"A\",\"data\":{\"x\":1}}";

    private static List<Map<String, Object>> in(String exported, @Nullable String identity, String... rowsAt) {
        Object value = Json.parse(exported);
        List<Object> values =
                value instanceof List<?> list ? new ArrayList<>(list) : List.of(Objects.requireNonNull(value));
        return ExportedPayloads.in(values, List.of(rowsAt), identity == null ? null : FieldPath.of(identity));
    }

    private static void assertRow(String exported, String... rowsAt) {
        assertThat(in(exported, "FNumber", rowsAt)).as(exported).containsExactly(Json.parseObject(ROW));
    }

    @Test
    void findsPayloadsInEveryShapeThatIsExported() {
        String text = Json.write(ROW);
        assertRow("[" + ROW + "]");
        assertRow(ROW);
        assertRow("[{\"request\":" + ROW + ",\"status\":2}]");
        assertRow("[{\"request\":" + text + "}]");
        assertRow("{\"formid\":\"BD_STOCK\",\"data\":{\"Model\":[" + ROW + "]}}");
        assertRow("{\"FormId\":\"BD_STOCK\",\"data\":{\"Model\":" + ROW + "}}");
        assertRow("{\"formid\":\"BD_STOCK\",\"data\":" + Json.write("{\"Model\":[" + ROW + "]}") + "}");
        assertRow("{\"parameters\":[\"BD_STOCK\"," + Json.write("{\"Model\":[" + ROW + "]}") + "]}");
        assertRow("{\"array\":[" + ROW + "]}", "array");
        assertRow("{\"data\":{\"list\":[" + ROW + "]},\"sign\":\"x\"}", "data.list");
        assertRow("[{\"request\":{\"array\":[" + text + "]}}]", "array");
    }

    @Test
    void aPayloadThatHasTheIdentityIsNotTakenApart() {
        String row = "{\"no\":1,\"request\":{\"a\":1}}";
        assertThat(in(row, "no")).containsExactly(Json.parseObject(row));
        assertThat(in(row, null)).containsExactly(Map.of("a", 1));
    }

    @Test
    void textThatIsNoPayloadIsPassedOver() {
        assertThat(in("[\"BD_STOCK\",null,7,\"{broken\"]", null)).isEmpty();
    }
}
