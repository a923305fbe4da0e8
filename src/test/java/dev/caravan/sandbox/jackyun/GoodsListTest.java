package dev.caravan.sandbox.jackyun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.SandboxClient;
import dev.caravan.sandbox.door.BeijingTime;
import dev.caravan.sandbox.door.Fault;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** 吉客云's {@code erp.storage.goodslist}. */
class GoodsListTest {
    private static final Instant LATER = Instant.parse("2025-05-05T00:00:00Z");

    private final Clock clock = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private final GoodsCatalogue goods = new GoodsCatalogue(GoodsSeed.of(120));
    private final JackyunSandbox sandbox = new JackyunSandbox(
            JackyunSettings.defaults(), new WarehouseCatalogue(WarehouseSeed.of(3)), goods, clock, 0);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void servesAllGoodsOncePageByPageFromZero() throws IOException {
        List<String> numbers = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (int page = 0; page < 4; page++) {
            List<String> some = numbers("{\"pageIndex\":" + page + ",\"pageSize\":50}");
            sizes.add(some.size());
            numbers.addAll(some);
        }

        assertThat(sizes).containsExactly(50, 50, 20, 0);
        assertThat(numbers)
                .hasSize(120)
                .doesNotHaveDuplicates()
                .startsWith("SP000000")
                .endsWith("SP000119");
        assertThat(sandbox.requests().total(JackyunSandbox.GOODS)).isEqualTo(4);
    }

    @Test
    void rowsCarryLargeIdsABarcodeAndTheirTimesInMilliseconds() throws IOException {
        JsonNode answer = answer("{\"pageSize\":8}");
        JsonNode row = answer.at("/result/data/goods/7");

        assertThat(answer.path("subCode").asText()).isEqualTo("0030000004");
        assertThat(row.path("skuId").longValue()).isGreaterThan(1L << 60);
        assertThat(row.path("skuBarcode").asText())
                .hasSize(13)
                .isEqualTo(GoodsSeed.of(120).barcode(7))
                .isEqualTo(goods.barcode("SP000007"));
        assertThat(row.path("skuGmtModified").longValue()).isBetween(1_704_038_400_000L, 1_735_660_799_000L);
        assertThat(row.path("goodsName").asText()).endsWith("7");
    }

    @Test
    void filtersByModificationOfTheSkuByNumberAndByBarcode() throws IOException {
        long millis = ((Number) goods.row("SP000060").get("skuGmtModified")).longValue();
        String second = BeijingTime.text(millis / 1000);

        assertThat(numbers("{\"pageSize\":200,\"startDateModifiedSku\":\"" + second + "\"}"))
                .hasSize(60)
                .startsWith("SP000060");
        assertThat(numbers("{\"pageSize\":200,\"endDateModifiedSku\":\"" + second + "\"}"))
                .hasSize(61);
        assertThat(numbers("{\"goodsNo\":\"SP000033\"}")).containsExactly("SP000033");
        assertThat(numbers("{\"skuBarcode\":\"" + goods.barcode("SP000034") + "\"}"))
                .containsExactly("SP000034");
        assertThat(answer("{\"pageSize\":201}").path("subCode").asText()).isEqualTo("0050030002");
    }

    @Test
    void changedAndAddedGoodsStandAtTheirNewTime() throws IOException {
        goods.change("SP000003", Map.of("skuBarcode", "6900000000001"), LATER);
        goods.add("NEW-1", Map.of("goodsName", "新品"), LATER.minusSeconds(1));

        assertThat(numbers("{\"startDateModifiedSku\":\"2025-01-01 00:00:00\"}"))
                .containsExactly("NEW-1", "SP000003");
        assertThat(goods.barcode("SP000003")).isEqualTo("6900000000001");
        assertThat(goods.barcode("NEW-1")).hasSize(13);
        assertThat(goods.barcode("SP999999")).isNull();
        assertThat(goods.count()).isEqualTo(121);
        assertThatThrownBy(() -> goods.add("NEW-1", Map.of(), LATER)).hasMessageContaining("NEW-1 already");
        assertThatThrownBy(() -> goods.change("SP000004", Map.of("goodsNo", "X"), LATER))
                .hasMessageContaining("SP000004 can't become another");
        assertThatThrownBy(() -> goods.row("SP999999")).hasMessageContaining("no goods SP999999");
    }

    @Test
    void barcodesOfFiftyThousandGoodsAreAllDifferent() {
        GoodsSeed seed = GoodsSeed.of(50_000);
        List<String> barcodes = new ArrayList<>();
        for (int index = 0; index < seed.count(); index++) {
            barcodes.add(seed.barcode(index));
        }

        assertThat(barcodes).doesNotHaveDuplicates();
        assertThat(new GoodsCatalogue(seed).count()).isEqualTo(50_000);
    }

    @Test
    void faultsOfPagesAndOfJackyunWorkForGoodsToo() throws IOException {
        sandbox.faults()
                .next(JackyunSandbox.GOODS, 1, Fault.samePage(0))
                .next(JackyunSandbox.GOODS, 1, Fault.rowsShift(3))
                .next(JackyunSandbox.GOODS, 1, Fault.shortPage(4))
                .next(JackyunSandbox.GOODS, 1, Fault.noPrivilegeItem())
                .next(JackyunSandbox.GOODS, 1, Fault.dataNull())
                .next(JackyunSandbox.GOODS, 1, Fault.throttled());

        assertThat(numbers("{\"pageIndex\":1}")).startsWith("SP000000");
        assertThat(numbers("{\"pageIndex\":1}")).startsWith("SP000047");
        assertThat(numbers("{\"pageIndex\":1}")).hasSize(4).startsWith("SP000050");
        assertThat(answer("{}").at("/result/noPrivilegeItem")).isNotEmpty();
        assertThat(answer("{}").at("/result/data").isNull()).isTrue();
        assertThat(answer("{}").path("subCode").asText()).isEqualTo("0859999999");
    }

    private List<String> numbers(String bizContent) throws IOException {
        return answer(bizContent).at("/result/data/goods").findValuesAsText("goodsNo");
    }

    private JsonNode answer(String bizContent) throws IOException {
        Map<String, String> parameters =
                new LinkedHashMap<>(SandboxClient.jackyunParameters(JackyunSettings.defaults(), clock, bizContent));
        parameters.put("method", JackyunSandbox.GOODS);
        parameters.put(
                "sign",
                JackyunSignature.sign(parameters, JackyunSettings.defaults().appSecret()));
        return SandboxClient.JSON.readTree(
                SandboxClient.jackyun(sandbox, parameters).body());
    }
}
