package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
    private static final String SECRET = "S3cr/et+\"ä&x";

    private final Masking masking = new Masking(Set.of(SECRET));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain S3cr/et+\"ä&x end",
                "url S3cr%2Fet%2B%22%C3%A4%26x end",
                "lower url s3cr%2fet%2b%22%c3%a4%26x end",
                "json S3cr/et+\\\"ä&x end",
                "twice S3cr/et+\"ä&xS3cr/et+\"ä&x end"
            })
    void knownSecretsAreMaskedInEveryForm(String text) {
        assertThat(masking.mask(text)).contains("***").endsWith(" end").doesNotContain("et+", "et%2B", "et%2b");
    }

    @Test
    void learnedTokensAreMaskedFromThenOn() {
        assertThat(masking.mask("session abcd1234")).isEqualTo("session abcd1234");
        masking.learn("abcd1234");
        assertThat(masking.mask("session abcd1234")).isEqualTo("session ***");
    }

    @Test
    void theOldestLearnedTokensAreForgottenButNeverTheConfiguredSecrets() {
        masking.learn("firsttoken");
        for (int i = 0; i < 500; i++) {
            masking.learn("token-" + i + "-x");
        }
        assertThat(masking.mask("firsttoken")).isEqualTo("firsttoken");
        assertThat(masking.mask("token-499-x")).isEqualTo("***");
        assertThat(masking.mask(SECRET)).isEqualTo("***");
    }

    @Test
    void valuesTooShortToTellFromTextStay() {
        Masking one = new Masking(List.of("abc", ""));
        assertThat(one.mask("abc abcd")).isEqualTo("abc abcd");
    }

    @Test
    void aLongerSecretIsMaskedWholeThoughItHoldsAShorterOne() {
        Masking nested = new Masking(List.of("token", "mytoken99"));
        assertThat(nested.mask("x mytoken99 y")).isEqualTo("x *** y");
    }

    @Test
    void queryValuesWithSecretNamesAreMasked() {
        assertThat(masking.mask("https://h/p?app_key=1&sign=ABCDEF&access_token=t0ken&page=2"))
                .isEqualTo("https://h/p?app_key=1&sign=***&access_token=***&page=2");
        assertThat(masking.mask("a&X-Api-Signature=QQ==&b=1")).isEqualTo("a&X-Api-Signature=***&b=1");
    }

    @Test
    void jsonFieldsWithSecretNamesAreMasked() {
        assertThat(masking.mask("{\"appSecret\":\"a\\\"b\",\"code\":\"7\",\"token\": 12345,\"KDSVCSessionId\":\"x\"}"))
                .isEqualTo("{\"appSecret\":\"***\",\"code\":\"7\",\"token\": \"***\",\"KDSVCSessionId\":\"***\"}");
        assertThat(masking.mask("{\"body\":\"{\\\"password\\\":\\\"pw1\\\",\\\"n\\\":1}\"}"))
                .isEqualTo("{\"body\":\"{\\\"password\\\":\\\"***\\\",\\\"n\\\":1}\"}");
        assertThat(masking.mask("{\"token\":\"cut off in the mid")).isEqualTo("{\"token\":\"***\"");
    }

    @Test
    void headersWithSecretNamesAreMasked() {
        assertThat(masking.mask("Authorization: Bearer abc\nCookie: a=1; b=2\nkdservice-sessionid: 77\nAccept: json"))
                .isEqualTo("Authorization: ***\nCookie: ***\nkdservice-sessionid: ***\nAccept: json");
    }

    @Test
    void cookiesAreMaskedWhereverTheyStand() {
        assertThat(masking.mask("sent {Accept=json, Cookie=a=1; b=2} to h"))
                .isEqualTo("sent {Accept=json, Cookie=***} to h");
        assertThat(masking.mask("x Authorization: Basic abc")).isEqualTo("x Authorization: ***");
    }

    @Test
    void sentencesAboutSecretsStayReadable() {
        String sentence = "check app-secret: the sign is wrong, token expired; 会话信息已丢失，请重新登录";
        assertThat(masking.mask(sentence)).isEqualTo(sentence);
    }

    @Test
    void longTextsWithoutSecretsAreHandledInLinearTime() {
        String text = "a".repeat(200_000) + "=" + ":" + "\"".repeat(1000);
        assertThat(masking.mask(text)).hasSize(text.length());
    }
}
