package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.json.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published sources ask, once imported, what 轻易云 would have asked, and keep the records it would have kept. */
class ImportedSourcesIT {
    @TempDir
    private Path folder;

    /**
     * Imports an example and looks at its first page.
     *
     * @param records what the vendor answers
     * @return the request's fields, without those that sign it
     */
    private Map<String, Object> asked(String number, List<Map<String, Object>> records, String told)
            throws IOException {
        ImportWorld world = new ImportWorld(folder);
        world.importAs("imported", number);
        try (EveryVendorServer server = new EveryVendorServer(records)) {
            CommandWorld.Outcome outcome = world.preview("imported", server.url());
            assertThat(outcome.all()).contains(told);
            return server.asked();
        }
    }

    private static Map<String, Object> json(String text) {
        return Json.parseObject(text);
    }

    @Test
    void jackyunIsAskedForTheWindowAndBlockedWarehousesAreLeftOut() throws IOException {
        Map<String, Object> asked = asked(
                "01",
                List.of(
                        json("{\"warehouseCode\":\"A\",\"isBlockup\":\"1\"}"),
                        json("{\"warehouseCode\":\"B\",\"isBlockup\":\"0\"}")),
                "Read 读取 2, matching where 符合条件 1");

        assertThat(asked).containsOnlyKeys("gmtModifiedStart", "gmtModifiedEnd", "pageIndex", "pageSize");
        assertThat(asked).containsEntry("pageSize", 50).containsEntry("pageIndex", 0);
        assertThat(String.valueOf(asked.get("gmtModifiedStart"))).isEqualTo("2019-12-31 23:59:59");
    }

    @Test
    void banniuIsAskedForTheDayOfTheConfiguration() throws IOException {
        Map<String, Object> asked = asked("03", List.of(json("{\"-1\":7}")), "Read 读取 1, matching where 符合条件 1");

        assertThat(asked)
                .containsEntry("project_id", "27912")
                .containsEntry("star_created", "2024-09-06 00:00:00")
                .containsEntry("end_created", "2024-09-06 23:59:59")
                .containsEntry("page_size", "100")
                .containsEntry("page_num", "1");
    }

    @Test
    void tplusIsAskedWithinParamAndForTheRowVersionToo() throws IOException {
        Map<String, Object> asked = asked("05", List.of(json("{\"ID\":7,\"Ts\":\"0001\"}")), "Read 读取 1");

        assertThat(asked).containsOnlyKeys("param");
        Map<?, ?> param = (Map<?, ?>) asked.get("param");
        assertThat(param.keySet())
                .map(String::valueOf)
                .containsExactlyInAnyOrder("SelectFields", "Disabled", "PageSize");
        assertThat(param.get("PageSize")).isEqualTo(500);
        assertThat(param.get("Disabled")).isEqualTo("false");
        assertThat(String.valueOf(param.get("SelectFields")))
                .startsWith("ID,Code,Name,")
                .endsWith(",freeitembriefinfo,Ts");
    }

    @Test
    void okkiIsAskedForAllGroups() throws IOException {
        assertThat(asked("07", List.of(json("{\"id\":7}")), "Read 读取 1")).isEmpty();
    }

    @Test
    void xingchenIsAskedForTheInstanceOfTheConfiguration() throws IOException {
        assertThat(asked("09", List.of(json("{\"accountId\":7}")), "Read 读取 1"))
                .containsEntry("outerInstanceId", "219672488890732544");
    }

    @Test
    void k3cloudIsAskedForTheFieldsAndAnswersWithRecords() throws IOException {
        Map<String, Object> asked = asked(
                "10",
                List.of(json("{\"id\":7,\"number\":\"1001\"}")),
                "{\n  \"FId\" : 7,\n  \"FNumber\" : \"1001\"\n}");

        assertThat(asked.get("data"))
                .isEqualTo(json(
                        "{\"FormId\":\"BD_Account\",\"FieldKeys\":\"FId,FNumber\",\"FilterString\":\"\",\"OrderString\":\"FId\","
                                + "\"TopRowCount\":0,\"StartRow\":0,\"Limit\":2000}"));
    }

    @Test
    void k3cloudIsAskedForWhatWasApprovedSince() throws IOException {
        Map<String, Object> asked = asked("12", List.of(json("{\"number\":\"KG\"}")), "Read 读取 1");

        assertThat(((Map<?, ?>) asked.get("data")).get("FilterString"))
                .isEqualTo("FApproveDate>='2019-12-31 23:59:59'");
    }

    @Test
    void anApiOfNoKnownVendorIsAskedAsItsConfigurationSays() throws IOException {
        Map<String, Object> asked = asked("13", List.of(json("{\"formCode\":\"F1\"}")), "Read 读取 1");

        assertThat(asked)
                .isEqualTo(json("{\"createdAtEnd\":\"1652427351000\",\"createdAtStart\":\"1651390550000\","
                        + "\"formStatus\":\"COMPLETED\",\"offset\":0,\"pageSize\":100}"));
    }

    @Test
    void aConditionWithAlternativesAndListsFiltersWhatIsRead() throws IOException {
        asked(
                "18",
                List.of(
                        json("{\"io_id\":\"816403\",\"items\":[{\"name\":\"活动装\"},{\"name\":\"活动\"}]}"),
                        json("{\"io_id\":\"816403\",\"items\":[{\"name\":\"活动装\"},{\"name\":\"其他\"}]}"),
                        json("{\"io_id\":\"151200\",\"items\":[]}"),
                        json("{\"io_id\":\"9\",\"items\":[{\"name\":\"企鹅爸爸15合1桌游\"}]}"),
                        json("{\"io_id\":\"10\",\"items\":[{\"name\":\"其他\"}]}")),
                "Read 读取 5, matching where 符合条件 3");
    }

    @Test
    void formatResponseAddsFields() throws IOException {
        asked(
                "51",
                List.of(
                        json(
                                "{\"id\":1,\"delivery_date\":\"2024-05-01 10:00:00\",\"unit_price\":1.005,\"quantity\":\"3.7\"}")),
                "\"delivery_date_short\"");
    }
}
