package dev.caravan.connection.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.caravan.config.NearestName;
import dev.caravan.connection.ConnectionException;
import dev.caravan.connection.TimeText;
import dev.caravan.json.Json;
import dev.caravan.json.RecordArray;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Reads a page of a collection in the order of a key. MongoDB compares within one type only and finds nothing in a collection
 * that is not there: both would end a list silently, so they are looked for before its first page. Thread-safe.
 */
final class DocumentReader {
    private final TimeText times;
    private final long maxBytes;
    private final Duration timeout;
    private final Map<String, BsonType> keyTypes = new ConcurrentHashMap<>();

    DocumentReader(TimeText times, long maxBytes, Duration timeout) {
        this.times = times;
        this.maxBytes = maxBytes;
        this.timeout = timeout;
    }

    List<RecordArray.Element> read(MongoDatabase database, FindRequest request) {
        MongoCollection<BsonDocument> collection = database.getCollection(request.collection(), BsonDocument.class);
        if (request.isFirst()) {
            checkExists(database, request.collection());
            checkWindow(collection, request);
        }
        BsonType type = keyType(collection, request);
        if (type == null) {
            return List.of();
        }
        List<BsonDocument> found = documents(collection, request.page(type, times), request);
        return records(page(found, request), request);
    }

    private List<BsonDocument> documents(MongoCollection<BsonDocument> collection, Bson filter, FindRequest request) {
        return collection
                .find(filter)
                .projection(request.projection())
                .sort(Sorts.ascending(request.key()))
                .limit(request.limit() + 1)
                .maxTime(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .into(new ArrayList<>());
    }

    private static void checkExists(MongoDatabase database, String collection) {
        Set<String> names = new TreeSet<>();
        try {
            database.listCollectionNames().into(names);
        } catch (MongoCommandException mayNotList) {
            return;
        }
        if (!names.contains(collection)) {
            throw ConnectionException.refused(
                    "there is no collection " + collection + " in database " + database.getName(),
                    NearestName.of(collection, names)
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse("it has " + String.join(", ", names)));
        }
    }

    private static void checkWindow(MongoCollection<BsonDocument> collection, FindRequest request) {
        String modified = request.modified();
        if (modified == null) {
            return;
        }
        BsonDocument sample = collection.find(Filters.exists(modified)).first();
        BsonValue value = sample == null ? null : DocumentJson.at(sample, modified);
        if (value != null && value.getBsonType() != BsonType.DATE_TIME) {
            throw ConnectionException.refused(
                    "field " + modified + " is of type " + BsonTypes.name(value.getBsonType())
                            + ": a window needs a field with dates",
                    "name another field, or read all with window=none");
        }
    }

    /** The one type of the key's values, null when there are no documents. */
    private @Nullable BsonType keyType(MongoCollection<BsonDocument> collection, FindRequest request) {
        String name = request.collection() + " " + request.key() + " " + request.filter();
        BsonType known = request.isFirst() ? null : keyTypes.get(name);
        if (known != null) {
            return known;
        }
        BsonDocument first = edge(collection, request, Sorts.ascending(request.key()));
        BsonDocument last = edge(collection, request, Sorts.descending(request.key()));
        if (first == null || last == null) {
            return null;
        }
        BsonType one = typeOf(first, request);
        BsonType other = typeOf(last, request);
        if (!BsonTypes.areComparable(one, other)) {
            throw ConnectionException.refused(
                    "the values of " + request.key() + " are of different types, " + BsonTypes.name(one) + " and "
                            + BsonTypes.name(other) + ", so that one part of them would not be found",
                    "choose another key, or read one type with a filter");
        }
        keyTypes.put(name, one);
        return one;
    }

    private @Nullable BsonDocument edge(MongoCollection<BsonDocument> collection, FindRequest request, Bson sort) {
        return collection
                .find(request.base())
                .sort(sort)
                .maxTime(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .first();
    }

    private static BsonType typeOf(BsonDocument document, FindRequest request) {
        BsonValue value = DocumentJson.at(document, request.key());
        if (value == null) {
            throw ConnectionException.refused(
                    "some documents have no " + request.key() + ", by which the next page is asked for",
                    "leave them out with a filter, or choose another key");
        }
        return value.getBsonType();
    }

    private static List<BsonDocument> page(List<BsonDocument> found, FindRequest request) {
        if (found.size() <= request.limit()) {
            return found;
        }
        List<BsonDocument> page = found.subList(0, request.limit());
        BsonValue last = DocumentJson.at(page.get(page.size() - 1), request.key());
        if (last != null && last.equals(DocumentJson.at(found.get(request.limit()), request.key()))) {
            throw ConnectionException.refused(
                    "several documents have the same " + request.key()
                            + ", so that some would be lost between two pages",
                    "choose a key that is unique");
        }
        return page;
    }

    private List<RecordArray.Element> records(List<BsonDocument> documents, FindRequest request) {
        DocumentJson json = new DocumentJson(times, request.isExtended());
        List<RecordArray.Element> records = new ArrayList<>();
        long bytes = 0;
        for (BsonDocument document : documents) {
            Map<String, @Nullable Object> record = json.record(document);
            String text = Json.write(record);
            bytes += text.length();
            if (bytes > maxBytes) {
                throw ConnectionException.refused(
                        "the page is larger than max-body, " + maxBytes + " bytes",
                        "ask for smaller pages with pageSize, or raise max-body");
            }
            records.add(new RecordArray.Element(record, text));
        }
        return records;
    }
}
