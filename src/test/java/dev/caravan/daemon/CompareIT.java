package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.daemon.CommandWorld.Outcome;
import dev.caravan.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareIT {
    private static final String CASE = CommandWorld.CASE;
    private static final String RECORDS = "[{\"warehouseCode\":\"W1\",\"warehouseName\":\"主仓\"},"
            + "{\"warehouseCode\":\"W2\",\"warehouseName\":\"次仓\"}]";

    @TempDir
    private Path temp;

    private static String payload(String number, String name) {
        return "{\"FNumber\":\"" + number + "\",\"FName\":\"" + name
                + "\",\"FStockProperty\":\"1\",\"FCreateOrgId\":\"I0134\","
                + "\"FUseOrgId\":{\"FNumber\":\"I0134\"},\"FAllowMinusQty\":\"true\"}";
    }

    @Test
    void whatThePlatformWouldHaveSentIsTheSameWhateverTheOrderAndTheEnvelope() throws IOException {
        CopiedCases cases = CopiedCases.copy(temp, CASE);
        String model = "{\"Model\":[" + payload("W2", "次仓") + "," + payload("W1", "主仓") + "]}";
        String requests = cases.beside(
                "requests.json", "[{\"request\":{\"formid\":\"BD_STOCK\",\"data\":" + Json.write(model) + "}}]");

        Outcome compare =
                cases.caravan("compare", CASE, "--against", requests, "--in", cases.beside("r.json", RECORDS));
        assertThat(compare.out())
                .isEqualTo("by 按 FNumber: same 相同 2, different 不同 0, only theirs 仅平台 0,"
                        + " only ours 仅本方 0, not mapped 无法映射 0\n");
        assertThat(compare.code()).isZero();
    }

    @Test
    void showsPathTheirsAndOursOfEveryDifference() throws IOException {
        CopiedCases cases = CopiedCases.copy(temp, CASE);
        String requests = cases.beside(
                "requests.json",
                "[" + payload("W1", "主仓库").replace("\"1\"", "1").replace("\"true\"", "\"true\",\"FNote\":null") + ","
                        + payload("W9", "x") + "]");

        Outcome compare =
                cases.caravan("compare", CASE, "--against", requests, "--in", cases.beside("r.json", RECORDS));
        assertThat(compare.code()).isEqualTo(2);
        assertThat(compare.out().lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "W1",
                        " path 路径 theirs 平台 ours 本方",
                        " FName \"主仓库\" \"主仓\"",
                        " FStockProperty 1 \"1\"",
                        " FNote null (absent)",
                        "W9: no record of ours gives it 本方没有",
                        "by 按 FNumber: same 相同 0, different 不同 1, only theirs 仅平台 1, only ours 仅本方 1,"
                                + " not mapped 无法映射 0");
    }

    @Test
    void withoutAnIdentityPayloadsAreComparedByTheirPosition() throws IOException {
        CopiedCases cases = CopiedCases.copy(temp, CASE);
        cases.write("half/mapping.yaml", "request: [{ field: a, value: '{{x}}', is_required: true }]");
        String requests = cases.beside("requests.json", "{\"a\":1}\n{\"a\":2}\n{\"a\":3.0}\n");
        String records = cases.beside("r.json", "{\"x\":1.0}\n{}\n{\"x\":3}\n");

        Outcome compare = cases.caravan("compare", "half", "--against", requests, "--in", records);
        assertThat(compare.code()).isEqualTo(2);
        assertThat(compare.out())
                .contains("#2: no record of ours gives it")
                .contains("record #2, field a: found nothing")
                .contains("by position 按位置: same 相同 2, different 不同 0, only theirs 仅平台 1");
        Outcome byField = cases.caravan("compare", "half", "--by", "a", "--against", requests, "--in", records);
        assertThat(byField.out()).contains("by 按 a: same");
    }

    @Test
    void comparesWhatTheCaseHasStaged() throws IOException {
        try (CommandWorld world = new CommandWorld(temp, 120)) {
            assertThat(world.caravan("once", CASE).code()).isZero();
            Path requests = temp.resolve("requests.json");
            Files.writeString(requests, "[" + payload("CK000001", "不同") + "," + payload("CK009999", "没有") + "]");

            Outcome compare = world.caravan("compare", CASE, "--against", requests.toString());
            assertThat(compare.code()).isEqualTo(2);
            assertThat(compare.out())
                    .startsWith("CK000001\n")
                    .containsPattern("FName +\"不同\" +\"")
                    .contains("CK009999: no record of ours gives it")
                    .contains("same 相同 0, different 不同 1, only theirs 仅平台 1, only ours 仅本方 "
                            + (world.oracle().expectedCount() - 1));
            assertThat(world.k3cloud.logins()).isEqualTo(1);
        }
    }

    @Test
    void badInputIsASentence() throws IOException {
        CopiedCases cases = CopiedCases.copy(temp, CASE);
        String records = cases.beside("r.json", RECORDS);

        assertThat(cases.caravan("compare", CASE, "--against", cases.beside("a.json", "[1]"), "--in", records)
                        .err())
                .contains("no payload was found in it; name by --rows");
        assertThat(cases.caravan("compare", CASE, "--against", cases.beside("b.json", "[{]"), "--in", records)
                        .err())
                .contains("b.json: not valid JSON");
        Outcome unknown = cases.caravan("compare", CASE + "x", "--against", records, "--in", records);
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.err()).contains("did you mean map:" + CASE + "?");
        assertThat(cases.caravan("compare", CASE, "--against", records).err()).contains("There is no store at ");
    }
}
