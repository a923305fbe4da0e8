package dev.caravan.connection.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import dev.caravan.connection.Answer;
import dev.caravan.connection.CallFields;
import dev.caravan.connection.ConnectionClient;
import dev.caravan.connection.ConnectionException;
import dev.caravan.connection.ConnectionSettings;
import dev.caravan.connection.Masking;
import dev.caravan.connection.OperationCall;
import dev.caravan.connection.TimeText;
import dev.caravan.connection.WriteTally;
import dev.caravan.json.RecordArray;
import dev.caravan.model.Action;
import dev.caravan.model.StopSignal;
import dev.caravan.model.profile.OperationKind;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls of a MongoDB server: a read with {@code records} is a page of a collection, one without proves that the connection
 * works, a write with a {@code key} is an upsert and one without an insert. A write's answer is {@code OK} with an outcome per
 * row, also when rows were refused. Thread-safe.
 */
public final class CollectionClient implements ConnectionClient {
    private final ConnectionSettings settings;
    private final Supplier<MongoClient> source;
    private final CallFields callFields;
    private final DocumentReader reader;
    private final DocumentWriter writer;
    private final MongoFaults faults;

    /**
     * A client that has not connected yet.
     *
     * @param source asked for at each call; throws a {@link ConnectionException} when there can be none
     */
    public CollectionClient(ConnectionSettings settings, Supplier<MongoClient> source, Masking masking, Clock clock) {
        this.settings = settings;
        this.source = source;
        this.callFields = new CallFields(settings, clock);
        this.reader =
                new DocumentReader(new TimeText(settings.zone()), settings.maxBodyBytes(), settings.responseTimeout());
        this.writer = new DocumentWriter(masking);
        this.faults = new MongoFaults(masking);
    }

    @Override
    public Answer call(OperationCall call, StopSignal stop) {
        Map<String, Object> fields = callFields.of(call);
        boolean write = call.operation().kind() == OperationKind.WRITE;
        try {
            MongoDatabase database = source.get().getDatabase(MongoServer.database(settings));
            if (write) {
                return write(database, fields);
            }
            return call.operation().records() == null
                    ? ping(database)
                    : answer(Action.OK, "", null, reader.read(database, new FindRequest(fields)));
        } catch (MongoException failed) {
            return faults.answer(failed, write);
        }
    }

    private static Answer ping(MongoDatabase database) {
        database.runCommand(new BsonDocument("ping", new BsonInt32(1)));
        return answer(Action.OK, "MongoDB, database " + database.getName(), null, List.of());
    }

    private Answer write(MongoDatabase database, Map<String, Object> fields) {
        String collection = new FindRequest(fields).collection();
        List<Map<String, Object>> rows = rows(fields.get("rows"));
        WriteTally tally = new WriteTally();
        writer.write(database.getCollection(collection, BsonDocument.class), keys(fields.get("key")), rows, tally);
        boolean inDoubt = tally.isAllUndecided(rows.size());
        return answer(
                inDoubt ? Action.UNKNOWN : Action.OK,
                inDoubt ? "the write is not safe on as many servers as were asked for" : "",
                tally.body(),
                List.of());
    }

    private static List<String> keys(@Nullable Object key) {
        return key == null
                ? List.of()
                : Arrays.stream(key.toString().split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .toList();
    }

    @SuppressWarnings("unchecked") // rows are maps with text keys everywhere
    private static List<Map<String, Object>> rows(@Nullable Object value) {
        List<Map<String, Object>> rows = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(row -> rows.add((Map<String, Object>) row));
        }
        return rows;
    }

    private static Answer answer(
            Action action, String message, @Nullable Object body, List<RecordArray.Element> records) {
        return new Answer(action, 0, null, message, null, null, null, body, records, 0);
    }
}
