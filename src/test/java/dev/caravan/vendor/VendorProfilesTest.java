package dev.caravan.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.config.ConfigException;
import dev.caravan.model.Action;
import dev.caravan.model.profile.AnswerRule;
import dev.caravan.model.profile.PagingRule;
import dev.caravan.model.profile.VendorProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendorProfilesTest {
    static final String TINY = """
            vendor: tiny
            extends: none
            label: Tiny
            zone: UTC
            settings:
              base-url: { required: true }
            identity: [base-url]
            limits: { requests-per-second: 2.5, concurrency: 1 }
            auth: { scheme: jackyun-md5 }
            check: ping
            request: { encoding: query, method: GET }
            answers:
              rules:
                - { http: 200, action: OK }
            operations:
              ping:
                path: "{operation}"
            """;

    @TempDir
    private Path folder;

    private VendorProfiles profiles;

    @BeforeEach
    void readsTheFolder() {
        profiles = Profiles.with(folder);
    }

    private void write(String vendor, String text) throws IOException {
        Files.writeString(folder.resolve(vendor + ".yaml"), text);
    }

    @Test
    void theUsersFileIsLaidOverTheBuiltInOne() throws IOException {
        write("jackyun", """
                limits: { requests-per-second: 3 }
                operations:
                  erp.warehouse.get:
                    paging: { stop: short-page }
                  erp.storage.goodslist:
                    records: { at: result.data.goods }
                """);
        VendorProfile builtIn = Profiles.builtIn().named("jackyun");
        VendorProfile profile = profiles.named("jackyun");
        assertThat(profile.limits().requestsPerSecond()).isEqualTo(3);
        assertThat(profile.limits().concurrency()).isEqualTo(builtIn.limits().concurrency());
        assertThat(profile.operations()).containsOnlyKeys("erp.warehouse.get", "erp.storage.goodslist");
        assertThat(profile.operations().get("erp.warehouse.get").paging())
                .isInstanceOfSatisfying(PagingRule.PageNumber.class, paging -> {
                    assertThat(paging.end().stop()).isEqualTo(PagingRule.Stop.SHORT_PAGE);
                    assertThat(paging.size().largest()).isEqualTo(200);
                });
        assertThat(profile.answers()).usingRecursiveComparison().isEqualTo(builtIn.answers());
    }

    @Test
    void theUsersAnswerRulesAreTriedBeforeTheBuiltInOnes() throws IOException {
        write("jackyun", "answers: { rules: [{ at: subCode, in: [\"1234\"], action: REJECT }] }");
        List<AnswerRule> builtIn = Profiles.builtIn().named("jackyun").answers().rules();
        List<AnswerRule> rules = profiles.named("jackyun").answers().rules();
        assertThat(rules).hasSize(builtIn.size() + 1);
        assertThat(rules.get(0).action()).isEqualTo(Action.REJECT);
        assertThat(rules.get(1)).usingRecursiveComparison().isEqualTo(builtIn.get(0));
    }

    @Test
    void aFileMayStandAloneAndMakesANewVendor() throws IOException {
        write("tiny", TINY);
        assertThat(profiles.named("tiny").limits().requestsPerSecond()).isEqualTo(2.5);
        assertThat(profiles.names()).contains("jackyun", "k3cloud", "rest", "tiny");
    }

    @Test
    void extendsNoneForgetsTheBuiltInProfile() throws IOException {
        write("jackyun", TINY.replace("vendor: tiny", "vendor: jackyun"));
        assertThat(profiles.named("jackyun").operations()).containsOnlyKeys("ping");
    }

    @Test
    void aNewVendorMayBuildUponABuiltInOne() throws IOException {
        write("jackyun-eu", "{ vendor: jackyun-eu, extends: jackyun, zone: Europe/Berlin }");
        assertThat(profiles.named("jackyun-eu").name()).isEqualTo("jackyun-eu");
        assertThat(profiles.named("jackyun-eu").operations()).containsKey("erp.warehouse.get");
    }

    @Test
    void anUnknownVendorNamesTheNearest() {
        assertThatThrownBy(() -> profiles.named("jakyun"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("unknown vendor \"jakyun\"; did you mean \"jackyun\"?")
                .hasMessageContaining("k3cloud");
        assertThatThrownBy(() -> profiles.named("../jackyun")).isInstanceOf(ConfigException.class);
    }

    @Test
    void anUnknownBaseNamesThePlaceAndTheNearest() throws IOException {
        write("tiny", TINY.replace("extends: none", "extends: jackyum"));
        assertThatThrownBy(() -> profiles.named("tiny"))
                .hasMessageContaining("tiny.yaml:2:1")
                .hasMessageContaining("did you mean \"jackyun\"?");
    }

    @Test
    void problemsOfBothFilesAreToldWithTheirOwnPlaces() throws IOException {
        write("jackyun", "operations:\n  erp.warehouse.get:\n    pagin: {}\nlabel: []\n");
        assertThatThrownBy(() -> profiles.named("jackyun"))
                .hasMessageContaining("jackyun.yaml:3:5: operations.erp.warehouse.get.pagin: unknown key \"pagin\"")
                .hasMessageContaining("did you mean \"paging\"?")
                .hasMessageContaining("jackyun.yaml:4:8: label: expected a single value, found a list");
    }
}
