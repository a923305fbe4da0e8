package dev.caravan.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ContentHashTest {
    private static String hash(ContentHash hash, String json) {
        return HexFormat.of().formatHex(hash.of(Json.parseObject(json)));
    }

    private static String hash(String json) {
        return hash(ContentHash.ofAll(), json);
    }

    @Test
    void orderAndSpellingOfTheTextDoNotMatter() {
        assertThat(hash("{\"a\":1,\"b\":{\"x\":\"中\",\"y\":[1,2]}}"))
                .isEqualTo(hash("{ \"b\":{\"y\":[1, 2],\"x\":\"\\u4e2d\"}, \"a\":1}"));
    }

    @Test
    void everythingElseMatters() {
        List<String> different = List.of(
                "{}",
                "{\"a\":1}",
                "{\"a\":\"1\"}",
                "{\"a\":1.0}",
                "{\"a\":1.00}",
                "{\"a\":null}",
                "{\"a\":true}",
                "{\"a\":false}",
                "{\"a\":\"true\"}",
                "{\"a\":[]}",
                "{\"a\":{}}",
                "{\"a\":\"\"}",
                "{\"a\":[1,2]}",
                "{\"a\":[2,1]}",
                "{\"a\":[[1],2]}",
                "{\"a\":[\"12\"]}",
                "{\"a\":[\"1\",\"2\"]}",
                "{\"b\":1}",
                "{\"a\":{\"b\":1}}",
                "{\"a.b\":1}",
                "{\"a\":\"é\"}",
                "{\"a\":\"e\"}",
                "{\"a\":\"😀\"}");
        Set<String> hashes = new HashSet<>();
        different.forEach(json -> hashes.add(hash(json)));

        assertThat(hashes).hasSameSizeAs(different);
    }

    @Test
    void theStoredBytesNeverChange() {
        assertThat(
                        hash(
                                "{\"warehouseCode\":\"W1\",\"名称\":\"主仓😀\",\"n\":1.10,\"list\":[1,null,true,{\"b\":2,\"a\":\"x\"}]}"))
                .isEqualTo("efbd38f1447a3fb855b3bd65a72fbf17");
    }

    @Test
    void ignoresTopLevelAndDottedNamesAlsoInLists() {
        ContentHash hash = ContentHash.ignoring(List.of("4", " 101297", "head.ts", "lines.ts"));
        String before = "{\"4\":1,\"101297\":2,\"k\":1,\"head\":{\"ts\":1,\"a\":1},\"lines\":[{\"ts\":1,\"q\":1}]}";

        assertThat(hash(hash, before))
                .isEqualTo(hash(hash, "{\"k\":1,\"head\":{\"ts\":9,\"a\":1},\"lines\":[{\"q\":1,\"ts\":7}]}"));
        assertThat(hash(hash, before)).isNotEqualTo(hash(hash, before.replace("\"q\":1", "\"q\":2")));
        assertThat(hash(hash, before)).isNotEqualTo(hash(hash, before.replace("\"a\":1", "\"a\":2")));
        assertThat(hash(ContentHash.ignoring(List.of("a.b")), "{\"a.b\":1}"))
                .isEqualTo(hash(ContentHash.ignoring(List.of("a.b")), "{\"a.b\":2}"));
    }

    @Test
    void aTopLevelNameThatIsIgnoredStillCountsBelow() {
        ContentHash hash = ContentHash.ignoring(List.of("ts"));

        assertThat(hash(hash, "{\"a\":{\"ts\":1}}")).isNotEqualTo(hash(hash, "{\"a\":{\"ts\":2}}"));
    }

    @Test
    void shufflingTheNamesNeverChangesTheHash() {
        Random random = new Random(11);
        ContentHash hash = ContentHash.ofAll();
        for (int i = 0; i < 2000; i++) {
            Map<String, Object> record = record(random);
            List<String> names = new ArrayList<>(record.keySet());
            Collections.shuffle(names, random);
            Map<String, Object> shuffled = new LinkedHashMap<>();
            names.forEach(name -> shuffled.put(name, record.get(name)));

            assertThat(hash.of(shuffled))
                    .isEqualTo(hash.of(record))
                    .isEqualTo(ContentHash.ofAll().of(record));
        }
    }

    private static Map<String, Object> record(Random random) {
        Map<String, Object> record = new LinkedHashMap<>();
        for (int i = 0; i < 5; i++) {
            record.put("n" + random.nextInt(40), random.nextInt(3) == 0 ? "x" : random.nextInt());
        }
        return record;
    }
}
