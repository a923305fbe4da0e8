package dev.caravan.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.profile.PagingRule;
import dev.caravan.model.profile.VendorProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profiles of the README can be read as they stand there. */
class ReadmeProfilesTest {
    @TempDir
    private Path folder;

    private static String block(String beginning) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int start = readme.indexOf("```yaml\n" + beginning);
        assertThat(start).as(beginning).isPositive();
        return readme.substring(start + "```yaml\n".length(), readme.indexOf("\n```", start) + 1);
    }

    @Test
    void aVendorIsAFewLinesThatExtendRest() throws IOException {
        Files.writeString(folder.resolve("parcels.yaml"), block("# routes/vendors/parcels.yaml"));
        VendorProfile profile = Profiles.with(folder).named("parcels");
        assertThat(profile.operations().get("v1/parcels").paging()).isInstanceOf(PagingRule.Cursor.class);
        assertThat(profile.checkOperation()).isEqualTo("v1/parcels");
    }

    @Test
    void everyKeyOfADeclarationIsKnown() throws IOException {
        String profile = "extends: rest\nsettings: { app-secret: { secret: true }, first-refresh-token: {} }\n"
                + block("auth:") + "operations: { v1/login: { kind: login }, v1/refresh: { kind: login } }\n";
        Files.writeString(folder.resolve("tiny.yaml"), profile);
        VendorProfile read = Profiles.with(folder).named("tiny");
        assertThat(read.auth().declared()).satisfies(declared -> {
            assertThat(declared.tokens()).hasSize(1);
            assertThat(declared.signatures()).hasSize(1);
            assertThat(declared.applied()).hasSize(1);
            assertThat(declared.made()).containsOnlyKeys("time", "nonce");
        });
    }
}
