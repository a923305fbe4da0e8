package dev.caravan.store;

import static dev.caravan.store.Rows.content;
import static dev.caravan.store.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.model.Ownership;
import dev.caravan.model.PageCommit;
import dev.caravan.model.ReadWindow;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.Settlement;
import dev.caravan.model.StageCounts;
import dev.caravan.model.StoredRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Text that some database cannot keep: the record is dead, the page goes on. */
public interface StorableContract extends StoreContract {
    @Test
    default void contentThatCannotBeStoredMakesOneRecordDeadAndNotThePage() {
        StoreSubject subject = subject();
        StageCounts counts = subject.stage(
                row("A", "1"),
                content("nul", "{\"v\":\"a\0b\"}"),
                content("escaped nul", "{\"v\":\"a\\u0000b\"}"),
                content("half", "{\"v\":\"\ud83d\"}"),
                content("escaped half", "{\"v\":\"\\ud83d!\"}"),
                content("whole", "{\"v\":\"\ud83d\ude00 \\ud83d\\ude00 \\\\u0000\"}"));
        assertThat(counts).isEqualTo(new StageCounts(6, 2, 0, 0, 4, 0, 0));
        for (String key : List.of("nul", "escaped nul", "half", "escaped half")) {
            StoredRecord dead = subject.find(key);
            assertThat(dead.status()).as(key).isEqualTo(RecordStatus.DEAD);
            assertThat(dead.cause()).as(key).isEqualTo("not-storable");
        }
        assertThat(subject.find("nul").content()).isEqualTo("{\"v\":\"a\\\\u0000b\"}");
        assertThat(subject.find("escaped nul").content()).isEqualTo("{\"v\":\"a\\\\u0000b\"}");
        assertThat(subject.find("half").content()).isEqualTo("{\"v\":\"\\\\ud83d\"}");
        assertThat(subject.find("whole").content()).isEqualTo("{\"v\":\"\ud83d\ude00 \\ud83d\\ude00 \\\\u0000\"}");
        assertThat(subject.stage(content("nul", "{\"v\":\"a\0b\"}")).unchanged())
                .as("seen again it is unchanged")
                .isEqualTo(1);
    }

    @Test
    default void keysThatCannotBeStoredStayApart() {
        StoreSubject subject = subject();
        String tooLong = "x".repeat(513);
        StageCounts counts = subject.stage(
                row("k\0", "1"),
                row("k\ud800", "1"),
                row("k\ud801", "1"),
                row(tooLong + "a", "1"),
                row(tooLong + "b", "1"));
        assertThat(counts).isEqualTo(new StageCounts(5, 0, 0, 0, 5, 0, 0));
        assertThat(subject.find(tooLong + "a").cause()).isEqualTo("key-too-long");
        assertThat(subject.find("k\ud800").cause()).isEqualTo("not-storable");
        assertThat(subject.stage(row("x".repeat(512), "1")).staged()).isEqualTo(1);
    }

    @Test
    default void emptyAndStrangeButWholeTextIsKeptAsItIs() {
        StoreSubject subject = subject();
        String strange = "{\"v\":\"'\\\"$1 ? :x \u0001\u2028\ufeff 𠮷\\u4e2d\"}";
        subject.stage(content(" ?'\"%_{now} ", strange), content("KEY", "{}"), content("key", "{}"));
        assertThat(subject.find(" ?'\"%_{now} ").content()).isEqualTo(strange);
        assertThat(subject.counts().total()).as("keys differ by case").isEqualTo(3);
    }

    @Test
    default void anAnswerWithStrangeTextStillSettlesItsRecord() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        var lease = subject.lease();
        long id = lease.records().get(0).id();
        String note = "bad \0 and \ud800 " + "x".repeat(10_000);
        subject.records().settle(lease, List.of(new Settlement(id, RecordStatus.DEAD, Duration.ZERO, "odd", note)), 1);
        assertThat(subject.find("A").note()).startsWith("bad ? and ? xxx").hasSizeLessThan(5_000);
    }

    @Test
    default void aLongPageCursorIsKeptWholeAndOneThatCannotBeStoredFailsThePage() {
        StoreSubject subject = subject();
        Ownership owner = subject.own("reader");
        ReadWindow window = subject.open(owner);
        String cursor = "x".repeat(20_000);
        subject.records().stage(page(owner, window, 0, cursor));
        assertThat(subject.checkpoints().reload(window).cursor()).isEqualTo(cursor);
        assertThatThrownBy(() -> subject.records().stage(page(owner, window, 1, "a\0")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("cursor of the next page");
        assertThat(subject.checkpoints().reload(window).page()).isEqualTo(1);
    }

    private static PageCommit page(Ownership owner, ReadWindow window, int page, String cursor) {
        return new PageCommit(owner, window.id(), page, cursor, null, 1, List.of(row("K" + page, "1")), false);
    }

    @Test
    default void keysThatDifferOnlyByBlanksOrAccentsStayApart() {
        StoreSubject subject = subject();
        List<String> keys = List.of("a", "a ", " a", "A", "\u00e1", "a\u0301", "\uff41");
        subject.stage(keys.stream().map(key -> row(key, key)).toList());
        assertThat(subject.counts().total()).isEqualTo(keys.size());
        for (String key : keys) {
            assertThat(subject.find(key).content()).isEqualTo(row(key, key).content());
        }
    }
}
