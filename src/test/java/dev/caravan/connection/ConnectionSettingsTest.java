package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.config.ConfigException;
import dev.caravan.model.profile.VendorProfile;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionSettingsTest {
    private final VendorProfile k3cloud = TestProfiles.profile("k3cloud");

    @Test
    void defaultsComeFromTheProfileAndTheDesign() {
        ConnectionSettings settings = TestProfiles.k3cloud();
        assertThat(settings.requestsPerSecond()).isEqualTo(10);
        assertThat(settings.concurrency()).isEqualTo(2);
        assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.responseTimeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.pageTimeout()).isEqualTo(Duration.ofMinutes(3));
        assertThat(settings.attempts()).isEqualTo(5);
        assertThat(settings.retryDelay()).isEqualTo(Duration.ofSeconds(1));
        assertThat(settings.longestWait()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.maxBodyBytes()).isEqualTo(64 << 20);
        assertThat(settings.value("auth")).isEqualTo("app-secret");
        assertThat(settings.value("lcid")).isEqualTo("2052");
        assertThat(settings.values()).doesNotContainKey("password");
    }

    @Test
    void ownValuesReplaceDefaults() {
        ConnectionSettings settings = TestProfiles.k3cloud(
                "requests-per-second", "0.5", "concurrency", "7", "response-timeout", "5m", "max-body", "512KB");
        assertThat(settings.requestsPerSecond()).isEqualTo(0.5);
        assertThat(settings.concurrency()).isEqualTo(7);
        assertThat(settings.responseTimeout()).isEqualTo(Duration.ofMinutes(5));
        assertThat(settings.maxBodyBytes()).isEqualTo(512 << 10);
    }

    @Test
    void everyProblemIsToldAtOnceWithConnectionAndKey() {
        Map<String, String> values = Map.of(
                "base-url", "erp.example.com/k3cloud",
                "auth", "magic",
                "lcid", "two",
                "app-secret", " ",
                "username", "a\nb",
                "requests-per-second", "0",
                "concurrency", "0",
                "attempts", "none",
                "retry-delay", "5",
                "max-body", "9999MB");
        assertThatThrownBy(() -> ConnectionSettings.of("erp", k3cloud, values::get))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("caravan.connection.erp.base-url: expected a URL")
                .hasMessageContaining("caravan.connection.erp.acct-id: is missing: 数据中心 id")
                .hasMessageContaining("caravan.connection.erp.auth: \"magic\" is not allowed; one of app-secret, sign")
                .hasMessageContaining("caravan.connection.erp.lcid: \"two\" is not a whole number")
                .hasMessageContaining("caravan.connection.erp.username: the value holds a line break")
                .hasMessageContaining("caravan.connection.erp.requests-per-second")
                .hasMessageContaining("caravan.connection.erp.concurrency")
                .hasMessageContaining("caravan.connection.erp.attempts")
                .hasMessageContaining("caravan.connection.erp.retry-delay: \"5\" is not a duration")
                .hasMessageContaining("caravan.connection.erp.max-body");
    }

    @Test
    void whatIsRequiredDependsOnTheWayOfAuthentication() {
        Map<String, String> values = new HashMap<>(
                Map.of("base-url", "http://h/k3cloud/", "acct-id", "a", "username", "u", "auth", "password"));
        assertThatThrownBy(() -> ConnectionSettings.of("erp", k3cloud, values::get))
                .hasMessageContaining("erp.password: is missing; auth = password needs it")
                .hasMessageNotContaining("app-secret");
        values.put("password", "pw");
        assertThat(ConnectionSettings.of("erp", k3cloud, values::get).value("password"))
                .isEqualTo("pw");
        values.remove("auth");
        assertThatThrownBy(() -> ConnectionSettings.of("erp", k3cloud, values::get))
                .hasMessageContaining("erp.app-secret: is missing; auth = app-secret needs it");
    }

    @Test
    void secretsAppearNeitherInProblemsNorInTexts() {
        assertThatThrownBy(() -> TestProfiles.k3cloud("app-secret", "geheim\u0007", "base-url", "http://me:geheim@h/"))
                .hasMessageContaining("app-secret")
                .hasMessageContaining("no user and password in the URL")
                .hasMessageNotContaining("geheim");
        assertThat(TestProfiles.k3cloud().toString()).doesNotContain(TestProfiles.K3_SECRET);
    }

    @Test
    void theFingerprintChangesWithEverySettingTheCredentialsOneWithTheAccountOnly() {
        ConnectionSettings settings = TestProfiles.k3cloud();
        assertThat(TestProfiles.k3cloud().fingerprint()).isEqualTo(settings.fingerprint());
        assertThat(TestProfiles.k3cloud("app-secret", "other").fingerprint()).isNotEqualTo(settings.fingerprint());
        assertThat(TestProfiles.k3cloud("attempts", "3").fingerprint()).isNotEqualTo(settings.fingerprint());
        assertThat(TestProfiles.k3cloud("attempts", "3").credentialFingerprint())
                .isEqualTo(settings.credentialFingerprint())
                .isNotEqualTo(TestProfiles.k3cloud("app-secret", "other").credentialFingerprint());
    }

    @Test
    void theAccountIsTheSameHoweverItsAddressIsSpelt() {
        assertThat(TestProfiles.k3cloud("base-url", "HTTP://ERP.example.com/k3cloud")
                        .accountIdentity())
                .isEqualTo("http://erp.example.com/k3cloud|acct01")
                .isEqualTo(TestProfiles.k3cloud("app-secret", "rotated").accountIdentity());
        assertThat(TestProfiles.k3cloud("acct-id", "acct02").accountIdentity()).endsWith("|acct02");
    }

    @Test
    void knownKeysAreThoseOfTheVendorAndTheCommonOnes() {
        assertThat(ConnectionSettings.knownKeys(k3cloud))
                .contains("vendor", "base-url", "acct-id", "org-num", "requests-per-second", "max-body", "attempts")
                .doesNotContain("app-key");
    }
}
