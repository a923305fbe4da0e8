package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.sandbox.banniu.BanniuSignature;
import dev.caravan.sandbox.jackyun.JackyunSignature;
import dev.caravan.sandbox.k3cloud.K3Account;
import dev.caravan.sandbox.k3cloud.K3Login;
import dev.caravan.sandbox.k3cloud.K3SignedHeaders;
import dev.caravan.sandbox.xingchen.XingchenSignature;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The worked values of the vendors' protocol sheets. */
class GoldenSignaturesTest {
    private static final Map<String, String> JACKYUN = Map.of(
            "method", "erp.warehouse.get",
            "appkey", "12345678",
            "version", "v1.0",
            "contenttype", "json",
            "timestamp", "2026-01-01 08:00:00",
            "bizcontent", "{\"pageIndex\":0,\"pageSize\":50}",
            "sign", "ignored",
            "token", "ignored",
            "contextid", "ignored");

    @Test
    void jackyunSignsTheWholeStringInLowerCase() {
        assertThat(JackyunSignature.plain(JACKYUN, "DemoSecret"))
                .isEqualTo("demosecretappkey12345678bizcontent{\"pageindex\":0,\"pagesize\":50}contenttypejsonmethod"
                        + "erp.warehouse.gettimestamp2026-01-01 08:00:00versionv1.0demosecret");
        assertThat(JackyunSignature.sign(JACKYUN, "DemoSecret")).isEqualTo("b5200cc5fd34a9de41cb1d66e3a8fbea");
    }

    @Test
    void k3LoginBySignHashesTheSortedParts() {
        assertThat(K3Login.sign("acct01", "Admin", "appid01", "appsecret01", "1700000000"))
                .isEqualTo("87de6aa27ba7d6d9072464609ff9727b3d5fe149e2e42c673cd0106c4ea40a3e");
    }

    @Test
    void k3SignedHeadersFollowTheOfficialSdk() {
        String key = K3SignedHeaders.apiKey("YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4");
        String path = "/K3Cloud/Kingdee.BOS.WebApi.ServicesStub.DynamicFormService.ExecuteBillQuery.common.kdsvc";
        K3Account account = new K3Account(
                "dcid-1",
                "user-1",
                "",
                "123456_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4",
                "test-app-secret-value",
                2052,
                "100");
        String appData = K3SignedHeaders.appData(account);

        assertThat(key).isEqualTo("UVJWUANVXl8KXFlfWV1YSBNCShcUQRNL");
        assertThat(K3SignedHeaders.apiSignature(key, path, "1700000000", "1700000000"))
                .isEqualTo("MjNhMzg5MmZiMWE1MTQ1ZGE5NWFkYmZiZWYxYzhlY2NjNzcwM2ZjNDJlZTczMzBhNzkxOTk1ODhjNDZkMTEzYw==");
        assertThat(K3SignedHeaders.base64(appData)).isEqualTo("ZGNpZC0xLHVzZXItMSwyMDUyLDEwMA==");
        assertThat(K3SignedHeaders.kdSignature(account.appSecret(), account.appId(), appData))
                .isEqualTo("NjI5MzRiZGVhNGJhOWY2N2Y2YzQ2MzQ5ODA3N2JiZTRiMDRmOTUwNjI3YWIzODU1ODBkZDdhNzgwMzdmMDgxMg==");
    }

    @Test
    void xingchenEncodesParametersTwiceAndEndsEveryLine() {
        String nonce = "1655775240000";
        String authorize = XingchenSignature.plain(
                "POST",
                "/jdyconnector/app_management/push_app_authorize",
                Map.of("outerInstanceId", "123456789"),
                nonce,
                nonce);
        String appSignature = XingchenSignature.sign("abc123", "abc");
        String token = XingchenSignature.plain(
                "GET",
                "/jdyconnector/app_management/kingdee_auth_token",
                Map.of("app_signature", appSignature, "app_key", "abc"),
                nonce,
                nonce);

        assertThat(authorize.lines())
                .containsExactly(
                        "POST",
                        "%2Fjdyconnector%2Fapp_management%2Fpush_app_authorize",
                        "outerInstanceId=123456789",
                        "x-api-nonce:1655775240000",
                        "x-api-timestamp:1655775240000");
        assertThat(authorize).endsWith("\n");
        assertThat(XingchenSignature.sign("demo-client-secret", authorize))
                .isEqualTo("MjIyZDRmY2QzOGIwOGQzZjY2N2YzMTM0OTNhMzg0YTQ4ZDZkMjRhNzg3OWU2ZmFjOGE3M2JhOTBiMmQ1MzA2ZQ==");
        assertThat(appSignature)
                .isEqualTo("ZDljMTI3NGIyNTE1MTRkYzlkNjc1MDNhYjUzMzgzNWMyY2M4YTdjMzdmNmM3YTVlNDkxMTkzNjdiOTFjNzUyZQ==");
        assertThat(token).contains("app_key=abc&app_signature=ZDljMTI3", "NzUyZQ%253D%253D");
        assertThat(XingchenSignature.sign("demo-client-secret", token))
                .isEqualTo("OGMzNGE1ZTY0MTc2ODFmNWI1ZWU0MzA1Yzg4ZWU1NGMyNzAwNWE3YzBmMjA1ZWIxY2EyODQ0NTc2NWMyN2QyZA==");
    }

    @Test
    void banniuSignsTheQueryInUpperCase() {
        Map<String, String> query = Map.of(
                "app_key", "demoKey",
                "access_token", "demoToken",
                "v", "1.0",
                "method", "task.list",
                "timestamp", "2026-01-01 08:00:00",
                "project_id", "359",
                "page_size", "50",
                "page_num", "1",
                "star_created", "2026-01-01 00:00:00",
                "end_created", "2026-01-01 08:00:00");

        assertThat(BanniuSignature.plain(query, "demoSecret"))
                .startsWith("demoSecretaccess_tokendemoTokenapp_keydemoKeyend_created2026-01-01 08:00:00method")
                .endsWith("timestamp2026-01-01 08:00:00v1.0demoSecret");
        assertThat(BanniuSignature.sign(query, "demoSecret")).isEqualTo("6C0A54C8C7CE867A92ECD6BE4C454013");
    }
}
