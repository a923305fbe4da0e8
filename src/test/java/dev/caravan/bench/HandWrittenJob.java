package dev.caravan.bench;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * The whole durable job in straight Java: HttpClient 5, Jackson streaming, one thread, page-level SQL. Extracts all pages
 * into the store, then delivers batch by batch.
 */
final class HandWrittenJob implements BenchJob {
    private static final int PAGE = 50;
    private static final int BATCH = 100;

    @Override
    public Work prepare(Round round) throws Exception {
        return new HandWork(HandStore.open(round.storeUrl()), new HandWrittenHttp(round));
    }

    private record HandWork(HandStore store, HandWrittenHttp http) implements Work {
        @Override
        public long run() throws Exception {
            long read = 0;
            int page = 0;
            MessageDigest digest = HandWrittenHttp.digest();
            for (List<HandStore.Staged> rows = page(0, digest); !rows.isEmpty(); rows = page(++page, digest)) {
                store.stage(page, rows);
                read += rows.size();
            }
            store.loaded();
            for (HandStore.Batch batch = store.take(BATCH); !batch.records().isEmpty(); batch = store.take(BATCH)) {
                deliver(batch);
            }
            store.finish();
            return read;
        }

        private List<HandStore.Staged> page(int page, MessageDigest digest) throws IOException {
            byte[] answer = http.page(page, PAGE);
            List<HandStore.Staged> rows = new ArrayList<>(PAGE);
            try (JsonParser parser = HandWrittenHttp.JSON.createParser(answer)) {
                require(parser.nextToken() == JsonToken.START_OBJECT, answer);
                int code = -1;
                while (parser.nextToken() != null) {
                    JsonToken token = parser.currentToken();
                    if (token == JsonToken.FIELD_NAME && parser.currentName().equals("code")) {
                        code = parser.nextIntValue(-1);
                    } else if (token == JsonToken.FIELD_NAME
                            && parser.currentName().equals("warehouseInfo")) {
                        records(parser, answer, digest, rows);
                    }
                }
                require(code == 200 || code == 0, answer);
            }
            return rows;
        }

        private static void records(JsonParser parser, byte[] answer, MessageDigest digest, List<HandStore.Staged> rows)
                throws IOException {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                int start = (int) parser.currentTokenLocation().getByteOffset();
                String key = null;
                boolean blocked = false;
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    switch (name) {
                        case "warehouseCode" -> key = parser.getText();
                        case "isBlockup" -> blocked = parser.getIntValue() != 0;
                        default -> parser.skipChildren();
                    }
                }
                int end = (int) parser.currentLocation().getByteOffset();
                digest.update(answer, start, end - start);
                rows.add(new HandStore.Staged(
                        key, digest.digest(), blocked, new String(answer, start, end - start, StandardCharsets.UTF_8)));
            }
        }

        private void deliver(HandStore.Batch batch) throws Exception {
            List<HandRows.Row> rows = HandRows.of(batch.records());
            require(
                    HandRows.noneExist(http.target("DynamicFormService.ExecuteBillQuery", HandRows.lookUp(rows))),
                    new byte[0]);
            byte[] answer = http.target("DynamicFormService.BatchSave", HandRows.save(rows));
            require(HandRows.allWritten(rows, answer), answer);
            store.settle(batch);
        }

        private static void require(boolean holds, byte[] answer) throws IOException {
            if (!holds) {
                throw new IOException("unexpected: " + new String(answer, StandardCharsets.UTF_8));
            }
        }

        @Override
        public void close() throws Exception {
            http.close();
            store.close();
        }
    }
}
