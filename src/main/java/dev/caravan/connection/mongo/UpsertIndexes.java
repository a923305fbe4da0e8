package dev.caravan.connection.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import dev.caravan.connection.ConnectionException;
import dev.caravan.json.Json;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;

/**
 * Looks for the unique index without which an upsert that is sent again, while the first one still runs, inserts a document
 * twice. It is looked for once per collection and key. Thread-safe.
 */
final class UpsertIndexes {
    private static final String ID = "_id";

    private final Set<String> found = ConcurrentHashMap.newKeySet();

    /**
     * Goes on where there is such an index, or where the user may not see indexes.
     *
     * @throws ConnectionException ({@code FAIL}) when there is none, with the command that makes it
     */
    void require(MongoCollection<BsonDocument> collection, List<String> keys) {
        String name = collection.getNamespace().getFullName() + " " + keys;
        if (keys.contains(ID) || found.contains(name)) {
            return;
        }
        if (!isUnique(collection, keys)) {
            throw ConnectionException.refused(
                    "collection " + collection.getNamespace().getCollectionName() + " has no unique index on "
                            + String.join(", ", keys) + ", without which an upsert could insert documents twice",
                    command(collection.getNamespace().getCollectionName(), keys));
        }
        found.add(name);
    }

    private static boolean isUnique(MongoCollection<BsonDocument> collection, List<String> keys) {
        try {
            for (BsonDocument index : collection.listIndexes(BsonDocument.class)) {
                boolean whole = index.getBoolean("unique", BsonBoolean.FALSE).getValue()
                        && !index.containsKey("partialFilterExpression");
                if (whole && index.getDocument("key").keySet().equals(Set.copyOf(keys))) {
                    return true;
                }
            }
            return false;
        } catch (MongoCommandException failed) {
            if (failed.getErrorCode() == MongoFaults.UNAUTHORIZED) {
                return true;
            }
            throw failed;
        }
    }

    private static String command(String collection, List<String> keys) {
        return "db.getCollection(" + Json.write(collection) + ").createIndex({"
                + keys.stream().map(key -> Json.write(key) + ": 1").collect(Collectors.joining(", "))
                + "}, {unique: true})";
    }
}
