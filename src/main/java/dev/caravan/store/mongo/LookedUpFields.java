package dev.caravan.store.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import dev.caravan.store.rules.LookedUp;
import java.util.List;
import org.bson.Document;

/**
 * Which fields of a case look-ups have asked for, in a version that grows with each. A record keeps the texts of the fields
 * and the version by which it knew them: whoever stages with an old one leaves a record that can be told.
 */
final class LookedUpFields {
    private static final String FIELDS = "lookedUp";
    private static final String VERSION = "lookedUpVersion";

    private final Documents documents;

    LookedUpFields(Documents documents) {
        this.documents = documents;
    }

    /** The fields of a case as they are now. */
    Known of(long caseId) {
        Document found = documents.again("read what is looked up in case " + caseId, () -> documents
                .cases()
                .find(eq(Field.ID, caseId))
                .projection(Projections.include(FIELDS, VERSION))
                .first());
        return found == null || found.get(FIELDS) == null
                ? new Known(0, List.of())
                : new Known(found.getLong(VERSION), found.getList(FIELDS, String.class));
    }

    /** The fields of a case, this one among them. */
    Known with(long caseId, String field) {
        Known known = of(caseId);
        if (known.fields.contains(field)) {
            return known;
        }
        documents.again("note what is looked up in case " + caseId, () -> documents
                .cases()
                .updateOne(
                        and(eq(Field.ID, caseId), ne(FIELDS, field)),
                        Updates.combine(Updates.push(FIELDS, field), Updates.inc(VERSION, 1L))));
        return of(caseId);
    }

    /** Fields of one version. */
    record Known(long version, List<String> fields) {
        Known {
            fields = List.copyOf(fields);
        }

        /** What a record keeps of its content, each as {@link #entry}. */
        List<String> texts(String content) {
            return LookedUp.texts(content, fields).entrySet().stream()
                    .map(text -> entry(text.getKey(), text.getValue()))
                    .toList();
        }

        /** A field with its text; no field's name holds a control character. */
        static String entry(String field, String text) {
            return field + '\n' + text;
        }
    }
}
