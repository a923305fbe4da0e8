package dev.caravan.sandbox.k3cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.sandbox.SandboxClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BillQueryTest {
    private final K3CloudSandbox sandbox = new K3CloudSandbox(K3CloudSettings.defaults());
    private String session = "";

    @BeforeEach
    void storeFiveRows() throws IOException {
        session = SandboxClient.login(sandbox);
        List<String> rows = new ArrayList<>();
        for (String number : List.of("CK3", "CK1", "it's", "CK2", "X9")) {
            rows.add(SandboxClient.k3Row(number, "仓" + number));
        }
        String body = "{\"formid\":\"BD_STOCK\",\"data\":{\"IsAutoSubmitAndAudit\":true,\"Model\":["
                + String.join(",", rows) + "]}}";
        SandboxClient.k3(sandbox, session, "BatchSave", body);
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void answersTheFieldsAskedForAsAListOfLists() throws IOException {
        assertThat(query(
                        "FStockId,FNumber,FName,FDocumentStatus,FForbidStatus,FCreateOrgId.FNumber,FStockProperty,FX",
                        "FNumber = 'CK1'",
                        ""))
                .isEqualTo("[[100002,\"CK1\",\"仓CK1\",\"C\",\"A\",\"I0134\",\"1\",null]]");
        assertThat(query("FModifyDate", "FStockId=100001", "")).matches("\\[\\[\"\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\"]]");
    }

    @Test
    void filtersByListsLikenessAndConjunctions() throws IOException {
        assertThat(numbers("FNumber in ('CK1', 'it''s','none')")).isEqualTo("[[\"CK1\"],[\"it's\"]]");
        assertThat(numbers("FNumber like 'CK%'")).isEqualTo("[[\"CK3\"],[\"CK1\"],[\"CK2\"]]");
        assertThat(numbers("FNumber like 'CK_' and FName <> '仓CK2'")).isEqualTo("[[\"CK3\"],[\"CK1\"]]");
        assertThat(numbers("(FNumber='X9' or FNumber='CK2') AND FCreateOrgId.FNumber='I0134'"))
                .isEqualTo("[[\"CK2\"],[\"X9\"]]");
        assertThat(numbers("FNumber in ('CK1','CK2') and FStockId > 100002")).isEqualTo("[[\"CK2\"]]");
        assertThat(numbers("FModifyDate >= '2020-01-01'")).contains("X9");
        assertThat(numbers("FModifyDate < '2020-01-01'")).isEqualTo("[]");
    }

    @Test
    void pagesInTheOrderAskedFor() throws IOException {
        assertThat(query("FNumber", "", ",\"OrderString\":\"FNumber ASC\",\"StartRow\":1,\"Limit\":2"))
                .isEqualTo("[[\"CK2\"],[\"CK3\"]]");
        assertThat(query("FNumber", "", ",\"OrderString\":\"FStockId desc\",\"TopRowCount\":1"))
                .isEqualTo("[[\"X9\"]]");
        assertThat(query("FNumber", "", ",\"StartRow\":5,\"Limit\":2")).isEqualTo("[]");
    }

    @Test
    void mistakesAreAnsweredInsideLists() throws IOException {
        assertThat(query("FNumber", "FNumber ~ 'x'", "")).startsWith("[[{").contains("\"MsgCode\":8");
        assertThat(query("FNumber", "FNumber in ('x'", "")).contains("FilterString语法错误");
        assertThat(query("FNumber", "", ",\"Limit\":10001")).contains("\"MsgCode\":8");
        assertThat(query("", "", "")).contains("\"MsgCode\":9");
    }

    private String numbers(String filter) throws IOException {
        return query("FNumber", filter, "");
    }

    private String query(String fields, String filter, String more) throws IOException {
        String body = "{\"data\":{\"FormId\":\"BD_STOCK\",\"FieldKeys\":\"" + fields + "\",\"FilterString\":\"" + filter
                + "\"" + more + "}}";
        return SandboxClient.k3(sandbox, session, "ExecuteBillQuery", body).toString();
    }
}
