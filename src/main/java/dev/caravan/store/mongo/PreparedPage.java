package dev.caravan.store.mongo;

import dev.caravan.store.rules.Row;
import java.util.List;
import org.bson.Document;

/**
 * A page whose rows lie beside the records.
 *
 * @param number marks its rows
 * @param wanted the destinations that occur in it
 * @param rows how many there are
 */
record PreparedPage(long number, List<String> wanted, int rows) {
    PreparedPage {
        wanted = List.copyOf(wanted);
    }

    static PreparedPage of(long number, List<Row> rows) {
        return new PreparedPage(
                number, rows.stream().map(Row::wanted).distinct().toList(), rows.size());
    }

    static PreparedPage of(Document document) {
        return new PreparedPage(
                document.getLong("number"), document.getList("wanted", String.class), document.getInteger("rows"));
    }

    Document document() {
        return new Document("number", number).append("wanted", wanted).append("rows", rows);
    }
}
