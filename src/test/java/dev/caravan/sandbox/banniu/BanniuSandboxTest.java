package dev.caravan.sandbox.banniu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.MovedClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BanniuSandboxTest {
    private static final Instant NOON = Instant.parse("2024-09-06T04:00:00Z");

    private final MovedClock clock = new MovedClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final TaskBoard board = new TaskBoard(TaskSeed.of(500, 50));
    private BanniuSandbox sandbox = new BanniuSandbox(BanniuSettings.defaults(), board, clock, 0);
    private BanniuClient client = new BanniuClient(sandbox, clock);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void listsTheTasksOfADayFromPageOneUntilTheTotalNumberOfPages() throws IOException {
        List<String> ids = new ArrayList<>();
        int total = client.firstDay(1, 30).at("/map/total_page_num").asInt();
        for (int page = 1; page <= total; page++) {
            JsonNode map = client.firstDay(page, 30).path("map");
            assertThat(map.path("page_num").asInt()).isEqualTo(page);
            ids.addAll(map.path("result").findValuesAsText("-1"));
        }

        assertThat(total).isEqualTo(4);
        assertThat(ids).hasSize(100).doesNotHaveDuplicates().startsWith("27000001");
        assertThat(client.firstDay(5, 30).at("/map/result")).isEmpty();
        assertThat(client.list(Map.of()).at("/map/result")).hasSize(10);
        assertThat(client.list(Map.of("page_size", "1000")).at("/map/result")).hasSize(200);
        assertThat(client.read(BanniuSandbox.LIST_NEW, Map.of()).at("/map/result"))
                .hasSize(10);
    }

    @Test
    void thePagingFieldsOutsideTheMapAreNullEvenOnSuccess() throws IOException {
        JsonNode response = client.firstDay(1, 5);

        assertThat(response.path("code").asInt(-1)).isZero();
        for (String field : List.of("total_results", "page_no", "page_size", "has_next", "error_msg", "isSuccess")) {
            assertThat(response.path(field).isNull()).as(field).isTrue();
        }
    }

    @Test
    void rowsAreKeyedByColumnIds() throws IOException {
        JsonNode rows = client.firstDay(1, 100).at("/map/result");
        JsonNode row = rows.get(7);

        assertThat(row.path("-1").isTextual()).isTrue();
        assertThat(row.path("0").isInt()).isTrue();
        assertThat(row.path("3").asText())
                .startsWith("2024-09-06 ")
                .isEqualTo(row.path("4").asText());
        assertThat(row.path("27970").asText()).startsWith("[{\"qty\":");
        assertThat(row.path("101297").asText("missing")).isEmpty();
        List<JsonNode> goods = new ArrayList<>();
        rows.forEach(one -> goods.add(one.path("27963")));
        assertThat(goods).anyMatch(JsonNode::isNull).anyMatch(JsonNode::isMissingNode);
        assertThat(goods.stream().filter(JsonNode::isTextual).count()).isBetween(80L, 97L);
    }

    @Test
    void refusesAWindowOfMoreThanADay() throws IOException {
        assertThat(window("2024-09-06 00:00:00", "2024-09-07 00:00:00")).isZero();
        assertThat(window("2024-09-06 00:00:00", "2024-09-07 00:00:01")).isEqualTo(1004);
        assertThat(window("2024-09-07 00:00:00", "2024-09-06 00:00:00")).isEqualTo(1004);
        assertThat(window("2024-09-06 00:00:00", "")).isEqualTo(1004);
        assertThat(window("2024-09-31 00:00:00", "2024-09-31 01:00:00")).isEqualTo(1004);
    }

    private int window(String start, String end) throws IOException {
        return code(client.list(Map.of("star_created", start, "end_created", end)));
    }

    @Test
    void bothEndsOfAWindowBelongToItUnlessSetOtherwise() throws IOException {
        int id = board.add(Map.of("27963", "SP000001"), Instant.parse("2024-10-01T00:00:00Z"));
        Map<String, String> until = Map.of("star_created", "2024-10-01 07:00:00", "end_created", "2024-10-01 08:00:00");
        Map<String, String> from = Map.of("star_created", "2024-10-01 08:00:00", "end_created", "2024-10-01 09:00:00");

        assertThat(ids(client.list(until))).containsExactly(String.valueOf(id));
        assertThat(ids(client.list(from))).containsExactly(String.valueOf(id));
        reopen(BanniuSettings.defaults().withEndIncluded(false));
        assertThat(ids(client.list(until))).isEmpty();
    }

    @Test
    void filtersByStatusAndByConditionsOnColumns() throws IOException {
        int id = board.add(Map.of("27960", "特别的工单", "5", 4), NOON);

        assertThat(ids(client.list(Map.of("condition_column", condition(1, "特别的工单")))))
                .containsExactly(String.valueOf(id));
        assertThat(ids(client.list(Map.of("condition_column", condition(3, "特别")))))
                .hasSize(1);
        assertThat(ids(client.list(Map.of("condition_column", condition(5, "售后工单1,特别的工单")))))
                .hasSize(2);
        assertThat(ids(client.list(Map.of("condition_column", condition(2, "特别的工单"), "page_size", "200"))))
                .doesNotContain(String.valueOf(id));
        assertThat(ids(client.list(Map.of("condition_column", condition(4, "售后")))))
                .containsExactly(String.valueOf(id));
        assertThat(code(client.list(Map.of("condition_column", condition(6, "x")))))
                .isEqualTo(1004);
        assertThat(code(client.list(Map.of("condition_column", "{}")))).isEqualTo(1004);
        assertThat(code(client.list(Map.of("condition_column", "no")))).isEqualTo(1004);
        assertThat(client.list(Map.of("task_status", "4", "page_size", "200"))
                        .at("/map/result")
                        .findValuesAsText("5"))
                .isNotEmpty()
                .containsOnly("4");
    }

    private static String condition(int type, String value) {
        return "[{\"id\":27960,\"behaviorType\":1,\"searchType\":\"" + type + "\",\"value\":\"" + value + "\"}]";
    }

    @Test
    void anUpdateShowsInTheListWithItsTime() throws IOException {
        assertThat(client.update(27000003, "6901234567890").at("/map/result").asBoolean())
                .isTrue();

        JsonNode row = client.firstDay(1, 5).at("/map/result/2");
        assertThat(row.path("101297").asText()).isEqualTo("6901234567890");
        assertThat(row.path("4").asText()).isEqualTo("2026-01-01 08:00:00");
        assertThat(row.path("3").asText()).startsWith("2024-09-06");
        assertThat(client.read(BanniuSandbox.TASK, Map.of("task_id", "27000003"))
                        .at("/map/result"))
                .isEqualTo(row);
        assertThat(board.updates()).isEqualTo(1);
        assertThat(board.updates(27000003)).isEqualTo(1);
    }

    @Test
    void writesAreRefusedWithoutProjectTaskOrWritableColumns() throws IOException {
        String right = BanniuClient.updateBody(27000003, "1");
        for (String wrong : List.of(
                right.replace("27912", "1"),
                right.replace("27000003", "7"),
                right.replace("101297", "4"),
                right.replace("101297", "999"),
                right.replace("{\"101297\":\"1\"}", "{}"),
                "[]",
                "no json")) {
            assertThat(code(client.write(BanniuSandbox.UPDATE, wrong)))
                    .as(wrong)
                    .isEqualTo(1004);
        }
        assertThat(code(client.write(BanniuSandbox.LIST, "{}"))).isEqualTo(1004);
        assertThat(code(client.read(BanniuSandbox.UPDATE, Map.of()))).isEqualTo(1004);
        assertThat(code(client.read("task.delete", Map.of()))).isEqualTo(1004);
        assertThat(code(client.read(BanniuSandbox.TASK, Map.of("task_id", "7"))))
                .isEqualTo(1004);
        assertThat(code(client.list(Map.of("project_id", "1")))).isEqualTo(1004);
        assertThat(board.updates()).isZero();
    }

    @Test
    void aBatchUpdatesAllOrNothing() throws IOException {
        String good = BanniuClient.updateBody(27000001, "1") + "," + BanniuClient.updateBody(27000002, "2");
        String bad = good + "," + BanniuClient.updateBody(7, "3");

        assertThat(code(client.write(BanniuSandbox.BATCH_UPDATE, "{\"data\":[" + bad + "]}")))
                .isEqualTo(1004);
        assertThat(code(client.write(BanniuSandbox.BATCH_UPDATE, "{\"data\":[]}")))
                .isEqualTo(1004);
        assertThat(board.updates()).isZero();
        assertThat(code(client.write(BanniuSandbox.BATCH_UPDATE, "{\"data\":[" + good + "]}")))
                .isZero();
        assertThat(board.updates()).isEqualTo(2);
    }

    @Test
    void creatingTwiceMakesTwoTasks() throws IOException {
        String body = "{\"project_id\":27912,\"app_id\":1,\"user_id\":9,\"contents\":{\"27963\":\"SP000001\"}}";
        int first = client.write(BanniuSandbox.CREATE, body).at("/map/result").asInt();
        int second = client.write(BanniuSandbox.CREATE, body).at("/map/result").asInt();

        assertThat(second).isEqualTo(first + 1);
        assertThat(board.creates()).isEqualTo(2);
        assertThat(board.task(first))
                .containsEntry("27963", "SP000001")
                .containsEntry("3", "2026-01-01 08:00:00")
                .doesNotContainKey("27970");
        assertThat(code(client.write(BanniuSandbox.CREATE, body.replace("\"user_id\":9,", ""))))
                .isEqualTo(1004);
    }

    @Test
    void columnsComeWithTheirOptions() throws IOException {
        JsonNode columns = client.read(BanniuSandbox.COLUMNS, Map.of()).at("/map/result");

        assertThat(columns.findValuesAsText("column_id")).contains("-1", "0", "4", "27963", "101297");
        assertThat(columns.findValuesAsText("title")).contains("错发", "破损");
    }

    @Test
    void refusesBadSignsTokensTimesAndVersions() throws IOException {
        assertThat(refused("app_key", "x")).isEqualTo(1001);
        assertThat(refused("timestamp", "2026-01-01 00:00:00")).isEqualTo(1001);
        assertThat(refused("access_token", "x")).isEqualTo(1002);
        assertThat(refused("v", "2")).isEqualTo(1004);
        Map<String, String> unsigned = client.query(BanniuSandbox.LIST, Map.of("project_id", "27912"));
        unsigned.put("page_num", "2");
        assertThat(code(BanniuClient.response(client.get(unsigned)))).isEqualTo(1001);
        assertThat(sandbox.signatureFailures()).isEqualTo(1);
        clock.move(Duration.ofMinutes(5));
        assertThat(code(client.firstDay(1, 5))).isZero();
    }

    private int refused(String name, String value) throws IOException {
        Map<String, String> query =
                new LinkedHashMap<>(client.query(BanniuSandbox.LIST, Map.of("project_id", "27912")));
        query.put(name, value);
        return code(BanniuClient.response(client.get(BanniuClient.signed(query))));
    }

    @Test
    void errorCodesAreSettings() throws IOException {
        reopen(BanniuSettings.defaults().withCodes(new BanniuCodes(41, 42, 43, 44)));

        assertThat(refused("app_key", "x")).isEqualTo(41);
        assertThat(refused("access_token", "x")).isEqualTo(42);
        assertThat(code(client.list(Map.of("page_num", "0")))).isEqualTo(44);
    }

    @Test
    void throttlesByHttp429OrByItsCode() throws IOException {
        reopen(BanniuSettings.defaults().withRequestsPerSecond(1, false));
        assertThat(burst()).contains("429 1003");
        reopen(BanniuSettings.defaults().withRequestsPerSecond(1, true));
        assertThat(burst()).contains("200 1003");
    }

    private List<String> burst() throws IOException {
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            var answer = client.get(client.query(BanniuSandbox.LIST, Map.of("project_id", "27912")));
            answers.add(answer.statusCode() + " " + code(BanniuClient.response(answer)));
        }
        return answers;
    }

    @Test
    void tasksThatDoNotExistAreNamed() {
        assertThatThrownBy(() -> board.task(7)).hasMessageContaining("no task 7");
        assertThat(TaskSeed.defaults().count()).isEqualTo(2000);
    }

    private static List<String> ids(JsonNode response) {
        return response.at("/map/result").findValuesAsText("-1");
    }

    private static int code(JsonNode response) {
        return response.path("code").asInt(-1);
    }

    private void reopen(BanniuSettings settings) {
        sandbox.close();
        sandbox = new BanniuSandbox(settings, board, clock, 0);
        client = new BanniuClient(sandbox, clock);
    }
}
