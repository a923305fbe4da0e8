package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoIT {
    @Test
    void allCasesPassTheirOraclesSideBySideThroughAllTheTroubleAndLeaveNothingBehind() throws IOException {
        Set<Path> before = leftBehind();

        CommandWorld.Outcome demo = CommandWorld.execute("demo", "--records", "1200");

        assertThat(demo.err()).isEmpty();
        assertThat(demo.out())
                .contains("read       读取           1,200")
                .contains("re-logins  重新登录           1")
                .contains("waits      限流等待   2 (3.0 s)")
                .contains("retry      待重试             3")
                .contains("名称与组织 100 的已有仓库冲突")
                .contains("every target holds exactly what it should 与预期完全一致 ✓");
        assertThat(demo.out().lines().filter(line -> line.endsWith("✓") && !line.startsWith("oracle")))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly(
                        "jackyun-warehouse-to-k3cloud",
                        "jackyun-warehouse-to-database",
                        "jackyun-goods",
                        "banniu-update-barcode",
                        "okki-product-groups",
                        "xingchen-stores",
                        "xingchen-refresh-credentials",
                        "tplus-inventory");
        assertThat(demo.code()).isZero();
        assertThat(leftBehind()).isEqualTo(before);
    }

    @Test
    void findsTheCaseInTheJarWhenThereIsNoFolder() {
        CommandWorld.Outcome demo = CommandWorld.execute("demo", "--records=3", "--routes=classpath:no/such/folder");

        assertThat(demo.code()).isEqualTo(1);
        assertThat(demo.err()).contains("There is no case \"jackyun-warehouse-to-k3cloud\"");
    }

    @Test
    void refusesANumberOfRecordsThatMakesNoSense() {
        assertThat(CommandWorld.execute("demo", "--records", "0").err()).contains("allowed are 1 to 1000000");
    }

    private static Set<Path> leftBehind() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("caravan-demo"))
                    .collect(Collectors.toSet());
        }
    }
}
