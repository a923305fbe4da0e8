package dev.caravan.sandbox.okki;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.SandboxClient;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OkkiSandboxTest {
    private static final String LIST = OkkiSandbox.PRODUCTS;
    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final OkkiGroups groups = new OkkiGroups(OkkiGroupSeed.of(500).withoutIds(3));
    private OkkiSandbox sandbox = new OkkiSandbox(OkkiSettings.defaults(), groups, clock, 0);
    private OkkiClient client = new OkkiClient(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void listsAllGroupsAsATreeWithParentsFirst() throws IOException {
        JsonNode answer = client.answer(OkkiSandbox.GROUPS);
        JsonNode rows = answer.path("data");

        assertThat(answer.path("code").asInt()).isEqualTo(200);
        assertThat(answer.path("message").asText()).isEqualTo("Success");
        assertThat(answer.path("now").asText()).isEqualTo("2026-01-01 08:00:00");
        assertThat(rows).hasSize(508);
        Set<Integer> known = new HashSet<>(Set.of(0));
        for (int i = 0; i < 500; i++) {
            assertThat(known).contains(rows.get(i).path("parent_id").intValue());
            known.add(rows.get(i).path("id").intValue());
        }
        assertThat(known).hasSize(501);
        assertThat(rows.findValuesAsText("layer")).contains("1", "2", "3", "4").doesNotContain("0", "5");
    }

    @Test
    void groupRowsCarryTheDocumentedFieldsAndTypes() throws IOException {
        JsonNode row = client.answer(OkkiSandbox.GROUPS).path("data").get(40);

        assertThat(row.path("id").isInt()).isTrue();
        assertThat(row.path("layer").isInt()).isTrue();
        assertThat(row.path("prefix").asText()).startsWith("0-").endsWith("-");
        assertThat(row.at("/name_info/info_label").isTextual()).isTrue();
        assertThat(row.path("update_time").asText()).matches("2024-01-0\\d \\d\\d:\\d\\d:00");
        assertThat(row.properties().stream().map(Map.Entry::getKey))
                .contains("client_id", "user_id", "description", "order_rank", "relate_id", "is_sys", "rank");
    }

    @Test
    void someIdsStandTwiceAndSomeRowsHaveNone() throws IOException {
        JsonNode rows = client.answer(OkkiSandbox.GROUPS).path("data");

        assertThat(rows.get(500).path("id")).isEqualTo(rows.get(0).path("id"));
        assertThat(rows.get(500).path("name").asText())
                .isEqualTo(rows.get(0).path("name").asText() + " (新)");
        assertThat(rows.get(505).has("id")).isFalse();
        assertThat(rows.get(506).path("id").isNull()).isTrue();
        assertThat(rows.get(507).path("id").asText("missing")).isEmpty();
    }

    @Test
    void findsGroupsByIdAndByPartOfTheirName() throws IOException {
        int added = groups.add("限量版", 10_001, clock.instant());
        groups.change(10_003, Map.of("name", "改名"), Instant.parse("2025-12-31T16:00:01Z"));

        JsonNode byId = client.answer(OkkiSandbox.GROUPS + "?group_id=10003").path("data");
        assertThat(byId).hasSize(1);
        assertThat(byId.get(0).path("name").asText()).isEqualTo("改名");
        assertThat(byId.get(0).path("update_time").asText()).isEqualTo("2026-01-01 00:00:01");
        JsonNode byName = client.answer(OkkiSandbox.GROUPS + "?group_name=%E9%99%90%E9%87%8F")
                .path("data");
        assertThat(byName.findValuesAsText("id")).containsExactly(String.valueOf(added));
        assertThat(byName.get(0).path("layer").asInt()).isEqualTo(2);
        groups.remove(10_003);
        JsonNode gone = client.answer(OkkiSandbox.GROUPS + "?group_id=10003");
        assertThat(gone.path("code").asInt()).isEqualTo(404);
        assertThat(gone.path("message").asText()).startsWith("Operation Failed.");
    }

    @Test
    void pagesOfProductsStartAtOneAndDeclareTheirTotal() throws IOException {
        List<Integer> ids = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (int page = 1; page <= 13; page++) {
            JsonNode data =
                    client.answer(LIST + "?count=100&start_index=" + page).path("data");
            assertThat(data.path("count").asInt()).isEqualTo(1200);
            sizes.add(data.path("list").size());
            data.path("list").forEach(row -> ids.add(row.path("product_id").asInt()));
        }

        assertThat(sizes).endsWith(100, 100, 0);
        assertThat(ids)
                .isEqualTo(IntStream.range(0, 1200).mapToObj(OkkiProducts::id).toList());
        assertThat(client.answer(LIST).at("/data/list")).hasSize(10);
        assertThat(client.answer(LIST + "?count=500").at("/data/list")).hasSize(100);
    }

    @Test
    void theTotalAndTheSuccessCodeStandWhereTheSettingsSay() throws IOException {
        reopen(OkkiSettings.defaults().withTotalField("totalItem").withSuccessCode(0));

        JsonNode answer = client.answer(LIST);
        assertThat(answer.path("code").asInt(-1)).isZero();
        assertThat(answer.at("/data/totalItem").asInt()).isEqualTo(1200);
        assertThat(answer.path("data").has("count")).isFalse();
    }

    @Test
    void filtersProductsByUpdateOrCreationWithBothEndsIncluded() throws IOException {
        int id = OkkiProducts.id(5);
        sandbox.products().change(id, Map.of("name", "changed"), Instant.parse("2025-06-01T00:00:00Z"));
        String minute = "&start_time=2024-01-01%2000:05:00&end_time=2024-01-01%2000:06:00";

        assertThat(productIds("?time_type=2" + minute)).containsExactly(id, OkkiProducts.id(6));
        assertThat(productIds("?time_type=1" + minute)).containsExactly(OkkiProducts.id(6));
        assertThat(productIds("?start_time=2025-06-01%2008:00:00")).containsExactly(id);
    }

    @Test
    void removedProductsAreListedOnlyOnDemand() throws IOException {
        sandbox.products().remove(OkkiProducts.id(0), clock.instant());

        assertThat(productIds("?count=1")).containsExactly(OkkiProducts.id(1));
        assertThat(productIds("?removed=1")).containsExactly(OkkiProducts.id(0));
    }

    @Test
    void refusesParametersThatCannotBeInsideHttp200() throws IOException {
        for (String query : List.of("start_index=0", "count=x", "time_type=3", "start_time=2024-02-30%2000:00:00")) {
            JsonNode answer = client.answer(LIST + "?" + query);
            assertThat(answer.path("code").asInt()).as(query).isEqualTo(404);
            assertThat(answer.path("message").asText()).startsWith("Operation Failed.");
        }
    }

    @Test
    void aTokenWithoutTheScopeOfProductsIsNotPermitted() throws IOException {
        String token = client.token(OkkiClient.grant("client_credentials", "order"))
                .path("access_token")
                .asText();

        HttpResponse<String> refused = client.get(OkkiSandbox.GROUPS, token);
        assertThat(refused.statusCode()).isEqualTo(200);
        assertThat(SandboxClient.JSON.readTree(refused.body()).path("message").asText())
                .isEqualTo("no permission product scopes");
    }

    @Test
    void throttlesByStatusOrByCodeInTheBody() throws IOException {
        reopen(OkkiSettings.defaults().withLimits(OkkiLimits.defaults().withRequestsPerSecond(2, false)));
        assertThat(burst()).contains("429 429").doesNotContain("200 429");

        reopen(OkkiSettings.defaults().withLimits(OkkiLimits.defaults().withRequestsPerSecond(2, true)));
        assertThat(burst()).contains("200 429").doesNotContain("429 429");
    }

    @Test
    void nothingAnswersAtOtherPathsOrMethods() throws IOException {
        assertThat(client.get("v1/order/list", "x").statusCode()).isEqualTo(404);
        assertThat(client.get(OkkiSandbox.ACCESS_TOKEN, "x").statusCode()).isEqualTo(404);
        assertThat(sandbox.requests().total()).isZero();
    }

    private List<String> burst() throws IOException {
        String token = client.accessToken();
        List<String> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            HttpResponse<String> answer = client.get(LIST + "?count=1", token);
            answers.add(answer.statusCode() + " "
                    + SandboxClient.JSON.readTree(answer.body()).path("code").asText());
        }
        return answers;
    }

    private List<Integer> productIds(String query) throws IOException {
        List<Integer> ids = new ArrayList<>();
        client.answer(LIST + query)
                .at("/data/list")
                .forEach(row -> ids.add(row.path("product_id").asInt()));
        return ids;
    }

    private void reopen(OkkiSettings settings) {
        sandbox.close();
        sandbox = new OkkiSandbox(settings, groups, clock, 0);
        client = new OkkiClient(sandbox);
    }
}
