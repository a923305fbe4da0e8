package dev.caravan.store.mongo;

import dev.caravan.model.Interval;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What one fingerprint has covered, and where its last complete read ended, as a document. */
final class Coverage {
    private static final String SPANS = "spans";
    private static final String CURSOR = "cursor";

    private final Document document;

    Coverage(Document document) {
        this.document = document;
    }

    static Document none(String fingerprint) {
        return new Document(Windows.FINGERPRINT, fingerprint)
                .append(SPANS, List.of())
                .append(CURSOR, null);
    }

    List<Interval> intervals() {
        return document.getList(SPANS, Document.class).stream()
                .map(Windows::interval)
                .toList();
    }

    /** Merges an interval with those it overlaps or touches. */
    void merge(Interval interval) {
        Instant from = interval.from();
        Instant to = interval.to();
        List<Interval> merged = new ArrayList<>();
        for (Interval other : intervals()) {
            if (other.from().isAfter(interval.to()) || other.to().isBefore(interval.from())) {
                merged.add(other);
            } else {
                from = other.from().isBefore(from) ? other.from() : from;
                to = other.to().isAfter(to) ? other.to() : to;
            }
        }
        merged.add(new Interval(from, to));
        merged.sort(Comparator.comparing(Interval::from));
        document.append(SPANS, merged.stream().map(Windows::interval).toList());
    }

    Optional<Instant> until() {
        return intervals().stream().map(Interval::to).max(Comparator.naturalOrder());
    }

    Optional<String> cursor() {
        return Optional.ofNullable(document.getString(CURSOR));
    }

    void endedAt(@Nullable String cursor) {
        if (cursor != null) {
            document.append(CURSOR, cursor);
        }
    }
}
