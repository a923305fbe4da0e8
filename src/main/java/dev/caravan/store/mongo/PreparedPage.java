package dev.caravan.store.mongo;

import java.util.List;
import org.bson.Document;

/**
 * A page whose rows lie beside the records.
 *
 * @param number marks its rows
 * @param wanted the destinations that occur in it
 */
record PreparedPage(long number, List<String> wanted) {
    PreparedPage {
        wanted = List.copyOf(wanted);
    }

    static PreparedPage of(Document document) {
        return new PreparedPage(document.getLong("number"), document.getList("wanted", String.class));
    }

    Document document() {
        return new Document("number", number).append("wanted", wanted);
    }
}
