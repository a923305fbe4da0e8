package dev.caravan.connection.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertOneModel;
import com.mongodb.client.model.UpdateOneModel;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.WriteModel;
import dev.caravan.connection.ConnectionException;
import dev.caravan.connection.Masking;
import dev.caravan.connection.WriteTally;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.BsonDocument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes rows in bulk, each on its own: one that is refused does not keep the others from being written. Rows with the same key
 * go one after the other. Thread-safe.
 */
final class DocumentWriter {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentWriter.class);

    private final Masking masking;
    private final UpsertIndexes indexes = new UpsertIndexes();

    DocumentWriter(Masking masking) {
        this.masking = masking;
    }

    /** One row as a command. */
    private record Command(int index, BsonDocument identity, WriteModel<BsonDocument> model) {}

    /**
     * Writes rows.
     *
     * @param keys the fields that identify a document; none = every row is a new one
     * @throws ConnectionException when there is no unique index on the keys, with the command that makes it
     */
    void write(
            MongoCollection<BsonDocument> collection,
            List<String> keys,
            List<Map<String, Object>> rows,
            WriteTally tally) {
        if (!keys.isEmpty()) {
            indexes.require(collection, keys);
        }
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            try {
                BsonDocument document = DocumentValues.document(rows.get(i));
                commands.add(keys.isEmpty() ? insert(i, document) : upsert(i, keys, document));
            } catch (RefusedFieldException refused) {
                tally.rejected(i, refused.field(), refused.sentence());
            }
        }
        while (!commands.isEmpty()) {
            send(collection, takeDistinct(commands), tally);
        }
    }

    private static Command insert(int index, BsonDocument document) {
        return new Command(index, new BsonDocument(), new InsertOneModel<>(document));
    }

    private static Command upsert(int index, List<String> keys, BsonDocument document) throws RefusedFieldException {
        BsonDocument identity = new BsonDocument();
        BsonDocument changed = document.clone();
        for (String key : keys) {
            if (DocumentJson.at(new BsonDocument("v", document.get(key, new BsonDocument())), "v") == null
                    || !document.containsKey(key)) {
                throw new RefusedFieldException(key, "the row has no value for its key");
            }
            identity.put(key, document.get(key));
            changed.remove(key);
        }
        BsonDocument update =
                changed.isEmpty() ? new BsonDocument("$setOnInsert", identity) : new BsonDocument("$set", changed);
        return new Command(index, identity, new UpdateOneModel<>(identity, update, new UpdateOptions().upsert(true)));
    }

    /** Takes the commands out whose documents are told apart; one without a key is always another one. */
    private static List<Command> takeDistinct(List<Command> commands) {
        Set<BsonDocument> seen = new HashSet<>();
        List<Command> taken = commands.stream()
                .filter(command -> command.identity().isEmpty() || seen.add(command.identity()))
                .toList();
        commands.removeAll(taken);
        return taken;
    }

    private void send(MongoCollection<BsonDocument> collection, List<Command> commands, WriteTally tally) {
        try {
            BulkWriteResult result = collection.bulkWrite(
                    commands.stream().map(Command::model).toList(), new BulkWriteOptions().ordered(false));
            LOG.trace("{}", result);
            commands.forEach(command -> tally.written(command.index()));
        } catch (MongoBulkWriteException partly) {
            settle(commands, partly, tally);
        }
    }

    private void settle(List<Command> commands, MongoBulkWriteException partly, WriteTally tally) {
        Set<Integer> refused = new HashSet<>();
        for (BulkWriteError error : partly.getWriteErrors()) {
            if (error.getCode() == MongoFaults.UNAUTHORIZED) {
                throw ConnectionException.refused(
                        masking.mask(error.getMessage()), "give the user the right to write to the collection");
            }
            refused.add(error.getIndex());
            tally.rejected(commands.get(error.getIndex()).index(), null, masking.mask(error.getMessage()));
        }
        boolean durable = partly.getWriteConcernError() == null;
        for (int i = 0; i < commands.size(); i++) {
            if (!refused.contains(i) && durable) {
                tally.written(commands.get(i).index());
            } else if (!refused.contains(i)) {
                tally.undecided(1);
            }
        }
    }
}
