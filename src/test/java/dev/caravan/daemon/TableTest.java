package dev.caravan.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class TableTest {
    @Test
    void alignsChineseAndLatinTextByTheColumnsTheyTake() {
        StringWriter text = new StringWriter();

        new Table("名称", "count", "note")
                .row("仓库", "7", "一")
                .row("ab", "1,234", "x")
                .print(new PrintWriter(text, true));

        assertThat(text.toString().lines()).containsExactly("名称  count  note", "仓库      7  一", "ab    1,234  x");
    }

    @Test
    @Timeout(30)
    void manyRowsTakeNoLongerEach() {
        Table table = new Table("key", "count");
        for (int i = 0; i < 100_000; i++) {
            table.row("K" + i, i);
        }
        StringWriter text = new StringWriter();

        table.print(new PrintWriter(text));

        assertThat(text.toString().lines()).hasSize(100_001);
    }

    @Test
    void cutsLongTextToItsWidthOnOneLine() {
        assertThat(DisplayWidth.cut("已审核的\n单据", 9)).isEqualTo("已审核的…");
        assertThat(DisplayWidth.cut("short", 9)).isEqualTo("short");
    }
}
