package dev.caravan.mapping.expression;

import dev.caravan.model.ContentQuery;
import dev.caravan.model.StoredRecord;
import java.util.List;

/** Where look-ups find the records that other cases have staged. */
@FunctionalInterface
public interface LookUpSource {
    /** Nothing is staged anywhere. */
    LookUpSource NONE = (caseName, query) -> List.of();

    /** Records of a case that answer the query, whatever their status, in the order of their ids. */
    List<StoredRecord> find(String caseName, ContentQuery query);
}
