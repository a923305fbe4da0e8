package dev.caravan.camel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.run.ExtractionReport;
import dev.caravan.run.RunEvent;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As {@link SparseRecordsIT}, for the fields by which a stage chooses what it takes in. */
class SparsePagesIT {
    @TempDir
    Path folder;

    private volatile String rows = "";
    private SourceCase source;

    @BeforeEach
    void prepare() {
        source = new SourceCase(
                folder,
                seen -> ScriptedServer.Reply.ok(
                        "{\"rows\":[" + (seen.body().contains("\"start\":0") ? rows : "") + "]}"));
    }

    @AfterEach
    void close() throws Exception {
        source.close();
    }

    @Test
    void aPageOfOneRecordThatLacksAFieldOfTheConditionIsStaged() throws Exception {
        source.start("window: none", "key: no, where: \"createTime <> '' and updateTime is null\"", "{}");
        rows = "{\"no\":\"A1\",\"createTime\":\"2024-01-31\"}";

        assertThat(source.extract().counts().staged()).isEqualTo(1);
        assertThat(warnings()).isZero();
    }

    @Test
    void aShortPageIsToldOnceAndALongOneHoldsTheCase() throws Exception {
        source.start("window: none, pageSize: 30", "key: no, where: \"remark is null\"", "{}");
        rows = records(3);
        assertThat(source.extract().counts().staged()).isEqualTo(3);
        source.extract();
        assertThat(warnings()).isEqualTo(1);

        rows = records(20);
        assertThat(source.extract().end()).isEqualTo(ExtractionReport.End.HELD);
        assertThat(source.running().hold("orders").orElseThrow()).contains("\"remark\"", "\"remark1\"");
    }

    @Test
    void aFieldThatARecordHadOnceIsNoSlip() throws Exception {
        source.start("window: none, pageSize: 30", "key: no, where: \"remark is null\"", "{}");
        rows = "{\"no\":\"A0\",\"remark\":\"x\"}";
        source.extract();

        rows = records(20);
        assertThat(source.extract().counts().staged()).isEqualTo(20);
    }

    private static String records(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> "{\"no\":\"B" + i + "\",\"remark1\":1}")
                .collect(Collectors.joining(","));
    }

    private long warnings() {
        return source.running().events(RunEvent.Warned.class).stream()
                .filter(warned -> warned.message().contains("did you mean"))
                .count();
    }
}
