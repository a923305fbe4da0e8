package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.json.Json;
import dev.caravan.model.profile.TargetForm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferencesTest {
    private static final References REFERENCES = new References(
            new TargetForm("FID", "FBillNo", null, List.of("FOrgId", "FEntity.FUnitID", "FHead.FDeptId"), "FNumber"));

    private static String wrapped(String row) {
        return Json.write(REFERENCES.wrap(Json.parseObject(row)));
    }

    @Test
    void wrapsTextsAndNumbersAndLeavesTheOrderOfFields() {
        assertThat(wrapped("{\"FOrgId\":\"100\",\"FName\":\"x\"}"))
                .isEqualTo("{\"FOrgId\":{\"FNumber\":\"100\"},\"FName\":\"x\"}");
        assertThat(wrapped("{\"FOrgId\":100}")).isEqualTo("{\"FOrgId\":{\"FNumber\":100}}");
    }

    @Test
    void leavesObjectsListsAndEmptyValuesAsTheyAre() {
        for (String row : List.of(
                "{\"FOrgId\":{\"FNumber\":\"1\"}}",
                "{\"FOrgId\":\"\"}",
                "{\"FOrgId\":[]}",
                "{\"FOrgId\":null}",
                "{}")) {
            assertThat(wrapped(row)).isEqualTo(row);
        }
    }

    @Test
    void leadsIntoEveryRowOfAListAndIntoObjects() {
        assertThat(wrapped("{\"FEntity\":[{\"FUnitID\":\"KG\"},{\"FQty\":1},7,null],\"FHead\":{\"FDeptId\":\"D\"}}"))
                .isEqualTo("{\"FEntity\":[{\"FUnitID\":{\"FNumber\":\"KG\"}},{\"FQty\":1},7,null],"
                        + "\"FHead\":{\"FDeptId\":{\"FNumber\":\"D\"}}}");
    }

    @Test
    void leavesTheGivenRowAsItIs() {
        Map<String, Object> row = Json.parseObject("{\"FEntity\":[{\"FUnitID\":\"KG\"}]}");

        REFERENCES.wrap(row);

        assertThat(Json.write(row)).isEqualTo("{\"FEntity\":[{\"FUnitID\":\"KG\"}]}");
    }
}
