package dev.caravan.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.profile.AnswerMatch;
import dev.caravan.model.profile.Encoding;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.OperationKind;
import dev.caravan.model.profile.PagingRule;
import dev.caravan.model.profile.TargetForm;
import dev.caravan.model.profile.VendorProfile;
import dev.caravan.model.profile.WindowRule;
import dev.caravan.model.profile.WriteRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BuiltInProfilesTest {
    private final VendorProfiles profiles = Profiles.builtIn();

    @Test
    void theIndexNamesEveryProfileInTheJar() throws IOException {
        try (var files = Files.list(Path.of("src/main/resources/META-INF/caravan/vendors"))) {
            List<String> yaml = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .map(name -> name.replace(".yaml", ""))
                    .toList();
            assertThat(profiles.names()).containsExactlyInAnyOrderElementsOf(yaml);
        }
    }

    @Test
    void everyProfileIsReadWithoutProblems() {
        for (String name : profiles.names()) {
            assertThat(profiles.named(name).name()).isEqualTo(name);
        }
    }

    @Test
    void jackyunPagesFromZeroUntilAnEmptyPage() {
        Operation warehouses = profiles.named("jackyun").operations().get("erp.warehouse.get");
        assertThat(warehouses.paging())
                .isEqualTo(new PagingRule.PageNumber(
                        "pageIndex",
                        0,
                        new PagingRule.Size("pageSize", 100, 200),
                        new PagingRule.End(PagingRule.Stop.EMPTY_PAGE, null, null, null)));
        assertThat(warehouses.request().encoding()).isEqualTo(Encoding.FORM);
        assertThat(warehouses.request().form()).containsEntry("bizcontent", "{body}");
        WindowRule modified = warehouses.windows().get("modified");
        assertThat(modified.slice()).isNull();
        assertThat(modified.granularity()).isEqualTo(Duration.ofSeconds(1));
        assertThat(profiles.named("jackyun").zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }

    @Test
    void k3cloudWritesBatchesAndKnowsTheStockForm() {
        VendorProfile profile = profiles.named("k3cloud");
        WriteRule write = profile.operations().get("batchSave").write();
        assertThat(write.rowsPerCall()).isEqualTo(100);
        assertThat(write.existing().columns()).containsOnlyKeys("id", "identity", "status", "organization");
        assertThat(write.forms())
                .containsEntry(
                        "BD_STOCK",
                        new TargetForm(
                                "FStockId",
                                "FNumber",
                                "FCreateOrgId",
                                List.of("FCreateOrgId", "FUseOrgId"),
                                "FNumber"));
        assertThat(profile.operations().get("LoginBySign").kind()).isEqualTo(OperationKind.LOGIN);
        assertThat(profile.settings().get("password").requiredWhen()).isEqualTo(Map.of("auth", List.of("password")));
    }

    @Test
    void whereTheLargestPageIsNotKnownAShortOneEndsNothing() {
        for (Operation list : List.of(
                profiles.named("okki").operations().get("v1/product/list"),
                profiles.named("xingchen").operations().get("jdy/v2/bd/store"))) {
            assertThat(((PagingRule.Paged) list.paging()).end().stop()).isEqualTo(PagingRule.Stop.EMPTY_PAGE);
        }
    }

    @Test
    void aWindowOfBanniuOverlapsTheNextAndIsAskedForWithinADay() {
        WindowRule created =
                profiles.named("banniu").operations().get("task.list").windows().get("created");
        assertThat(created.overlap()).isPositive();
        assertThat(created.slice().plus(created.overlap().multipliedBy(2))).isLessThanOrEqualTo(Duration.ofDays(1));
    }

    @Test
    void statusClassesBecomeTheirHundredStatuses() {
        assertThat(profiles.named("jackyun").answers().rules())
                .flatExtracting(rule -> rule.all())
                .filteredOn(AnswerMatch.Status.class::isInstance)
                .anySatisfy(match -> assertThat(((AnswerMatch.Status) match).codes())
                        .contains(408, 500, 599)
                        .hasSize(101))
                .contains(new AnswerMatch.Status(Set.of(429)));
    }

    @Test
    void requestFieldsKeepTheirTypes() {
        Map<String, Object> fields =
                profiles.named("k3cloud").operations().get("ExecuteBillQuery").fields();
        assertThat(fields.get("data")).isInstanceOfSatisfying(Map.class, data -> assertThat(data.get("Limit"))
                .isEqualTo(1));
    }
}
