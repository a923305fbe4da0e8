package dev.caravan.store;

import static dev.caravan.store.Rows.content;
import static dev.caravan.store.Rows.filtered;
import static dev.caravan.store.Rows.kept;
import static dev.caravan.store.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.caravan.json.Json;
import dev.caravan.model.ContentQuery;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.StagedRow;
import dev.caravan.model.StoredRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Records found by a field of their content. */
public interface LookUpContract extends StoreContract {
    @Test
    default void findsRecordsOfAnyStatusByAFieldInTheOrderOfTheirIds() {
        StoreSubject subject = subject();
        subject.stage(row("F", "x"), row("D", "x"));
        subject.settle(subject.lease(), RecordStatus.DEAD);
        subject.stage(filtered("F", "x"));
        subject.stage(kept("K", "x"), row("P", "x"), row("other", "y"));

        List<StoredRecord> found = find(subject, "value", "x");

        assertThat(found).extracting(StoredRecord::key).containsExactly("F", "D", "K", "P");
        assertThat(found)
                .extracting(StoredRecord::status)
                .containsExactly(RecordStatus.FILTERED, RecordStatus.DEAD, RecordStatus.WRITTEN, RecordStatus.PENDING);
        assertThat(found.get(2).content()).isEqualTo("{\"value\":\"x\"}");
        assertThat(found).extracting(StoredRecord::id).isSorted();
        assertThat(find(subject, "value", "y", "z", "y"))
                .extracting(StoredRecord::key)
                .containsExactly("other");
        assertThat(find(subject, "value")).isEmpty();
    }

    @Test
    default void aRecordThatTellsWhatTheTargetHas() {
        StoreSubject subject = subject();
        subject.stage(row("A", "1"));
        subject.deliver();
        subject.stage(row("A", "2"));
        StoredRecord changed = find(subject, "value", "2").get(0);
        assertThat(changed.status()).isEqualTo(RecordStatus.PENDING);
        assertThat(changed.writtenVersion()).isEqualTo(1);
        assertThat(find(subject, "value", "1")).as("the content it had").isEmpty();
    }

    @Test
    default void comparesNumbersAndBooleansAsTheSourceWroteThem() {
        StoreSubject subject = subject();
        subject.stage(
                content("whole", "{\"v\":7}"),
                content("text", "{\"v\":\"7\"}"),
                content("zero", "{\"v\":\"07\"}"),
                content("decimal", "{\"v\":1.10}"),
                content("long", "{\"v\":12345678901234567890.123456789}"),
                content("yes", "{\"v\":true}"),
                content("nothing", "{\"v\":null}"),
                content("empty", "{\"v\":\"\"}"),
                content("absent", "{}"));

        assertThat(keys(subject, "v", "7")).containsExactly("whole", "text");
        assertThat(keys(subject, "v", "1.10")).containsExactly("decimal");
        assertThat(keys(subject, "v", "1.1")).isEmpty();
        assertThat(keys(subject, "v", "12345678901234567890.123456789")).containsExactly("long");
        assertThat(keys(subject, "v", "true")).containsExactly("yes");
        assertThat(keys(subject, "v", "")).containsExactly("empty");
        assertThat(keys(subject, "v", "null")).isEmpty();
    }

    @Test
    default void findsNestedFieldsAndFieldsWithDotsInTheirNames() {
        StoreSubject subject = subject();
        subject.stage(
                content("nested", "{\"a\":{\"b\":{\"c\":\"x\"}}}"),
                content("whole", "{\"a.b.c\":\"x\"}"),
                content("list", "{\"a\":[{\"b\":{\"c\":\"x\"}}]}"),
                content("chinese", "{\"货品\":{\"27963\":\"x\"}}"),
                content("minus", "{\"-1\":\"x\"}"));

        assertThat(keys(subject, "a.b.c", "x")).containsExactly("nested", "whole");
        assertThat(keys(subject, "货品.27963", "x")).containsExactly("chinese");
        assertThat(keys(subject, "-1", "x")).containsExactly("minus");
        for (String name : List.of("", "a'b", "a\"b", "a?b", "a\\b", "a{b}", "$a", ".a", "a..b", "a\nb")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new ContentQuery(name, List.of("x"), 0, 1))
                    .withMessageContaining("no field");
        }
    }

    @Test
    default void comparesTextsExactly() {
        StoreSubject subject = subject();
        String begin = "长".repeat(ContentQuery.COMPARED - 1) + "😀";
        List<String> texts = List.of("A", "a", "a ", "it's \"q\" \\ ?", "100%", "é", "😀", begin + "1", begin + "2");
        subject.stage(IntStream.range(0, texts.size())
                .mapToObj(i -> content("K" + i, "{\"v\":" + Json.write(texts.get(i)) + "}"))
                .toList());
        for (int i = 0; i < texts.size() - 2; i++) {
            assertThat(keys(subject, "v", texts.get(i))).containsExactly("K" + i);
        }
        assertThat(keys(subject, "v", begin + "2")).contains("K8");
        assertThat(keys(subject, "v", "\0")).isEmpty();
    }

    @Test
    default void nothingIsTooLongOrTooOddToBeStagedWhereAnIndexIs() {
        StoreSubject subject = subject();
        assertThat(keys(subject, "v", "x")).isEmpty();
        assertThat(keys(subject, "a.b", "x")).isEmpty();
        subject.stage(
                content("huge", "{\"v\":\"" + "长x".repeat(100_000) + "\"}"),
                content("object", "{\"v\":{\"w\":[1,2]}}"),
                content("list", "[{\"v\":\"x\"}]"),
                content("text", "\"x\""),
                content("no JSON", "{\"v\":\"x\""),
                content("found", "{\"v\":\"x\"}"));
        subject.stage(IntStream.range(0, 500)
                .mapToObj(i -> content("same" + i, "{\"v\":\"same\",\"i\":" + i + "}"))
                .toList());
        assertThat(keys(subject, "v", "x")).containsExactly("found");
        assertThat(keys(subject, "v", "same")).hasSize(500);
    }

    @Test
    default void readsOnlyItsCaseInSteps() {
        StoreSubject subject = subject();
        subject.stage(IntStream.range(0, 25)
                .mapToObj(i -> content("K" + i, "{\"v\":\"" + i % 2 + "\"}"))
                .toList());
        new StoreSubject(subject.fixture()).stage(row("elsewhere", "0"));

        assertThat(steps(subject, "v")).hasSize(13);
        assertThat(steps(subject, null)).hasSize(25);
    }

    private static List<String> steps(StoreSubject subject, @Nullable String field) {
        List<String> keys = new ArrayList<>();
        long after = 0;
        while (true) {
            List<StoredRecord> step =
                    subject.records().lookUp(subject.caseId(), new ContentQuery(field, List.of("0"), after, 10));
            step.forEach(record -> keys.add(record.key()));
            if (step.size() < 10) {
                assertThat(keys).doesNotHaveDuplicates();
                return keys;
            }
            after = step.get(9).id();
        }
    }

    @Test
    default void severalMayLookUpAFieldForTheFirstTimeWhileOthersStage() throws Exception {
        StoreSubject subject = subject();
        subject.stage(IntStream.range(0, 500).mapToObj(LookUpContract::numbered).toList());
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<String>> lookUp = () -> keys(subject, "n", "n499");
            Future<List<String>> first = threads.submit(lookUp);
            Future<List<String>> second = threads.submit(lookUp);
            subject.stage(IntStream.range(500, 1_000)
                    .mapToObj(LookUpContract::numbered)
                    .toList());
            assertThat(first.get()).containsExactly("K499");
            assertThat(second.get()).containsExactly("K499");
        } finally {
            threads.shutdownNow();
        }
        assertThat(keys(subject, "n", "n0", "n999")).containsExactly("K0", "K999");
    }

    private static StagedRow numbered(int i) {
        return content("K" + i, "{\"n\":\"n" + i + "\"}");
    }

    private static List<String> keys(StoreSubject subject, String field, String... values) {
        return find(subject, field, values).stream().map(StoredRecord::key).toList();
    }

    private static List<StoredRecord> find(StoreSubject subject, String field, String... values) {
        return subject.records().lookUp(subject.caseId(), new ContentQuery(field, List.of(values), 0, 1_000));
    }
}
