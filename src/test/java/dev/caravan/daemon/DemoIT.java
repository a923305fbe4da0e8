package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void allCasesPassTheirOraclesSideBySideThroughAllTheTroubleAndLeaveNothingBehind() throws IOException {
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
        assertThat(leftBehind(Path.of(System.getProperty("java.io.tmpdir"))).stream()
                        .filter(path -> path.toString()
                                .contains("-" + ProcessHandle.current().pid() + "-")))
                .isEmpty();
    }

    @Test
    void leavesNothingBehindWhenItIsStopped(@TempDir Path temp) throws Exception {
        Path log = temp.resolve("demo.log");
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + temp,
                        "-cp",
                        System.getProperty("java.class.path"),
                        CaravanCommand.class.getName(),
                        "demo")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            await().atMost(PATIENCE).until(() -> Files.readString(log).contains("written") || !demo.isAlive());
            assertThat(leftBehind(temp)).hasSize(1);

            demo.destroy();

            assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(log).content().contains("stopped 已停止");
            assertThat(leftBehind(temp)).isEmpty();
        } finally {
            demo.destroyForcibly();
        }
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
        assertThat(CommandWorld.execute("demo", "--config", "x").err()).contains("settings of its own");
    }

    private static Set<Path> leftBehind(Path temp) throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.filter(file -> file.getFileName().toString().startsWith("caravan-demo"))
                    .collect(Collectors.toSet());
        }
    }
}
