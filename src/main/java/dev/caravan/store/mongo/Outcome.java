package dev.caravan.store.mongo;

import dev.caravan.model.RecordStatus;
import dev.caravan.model.Settlement;
import dev.caravan.store.rules.Epoch;
import dev.caravan.store.rules.Row;
import dev.caravan.store.rules.StorableText;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one leased record.
 *
 * @param word a status it is settled with, or one of the words below
 * @param due when a retry or look-up is due, epoch milliseconds
 */
record Outcome(
        String word,
        long due,
        @Nullable String cause,
        @Nullable String note) {
    /** Given back unsent: the attempt is not counted. */
    static final String RELEASED = "released";
    /** Taken back, never sent or harmless to send again: the attempt counts. */
    static final String WANTED = "wanted";
    /** Not known, or still not known: to be looked up. */
    static final String DOUBTED = "doubted";
    /** Retried when a record of another case may have come: the attempt is not counted, and the time of waiting goes on. */
    static final String WAITING = "waiting";

    private static final String WRITTEN = RecordStatus.WRITTEN.word();
    private static final String UNKNOWN = RecordStatus.UNKNOWN.word();
    private static final String RETRY = RecordStatus.RETRY.word();

    /** One of the words above. */
    static Outcome of(String word) {
        return new Outcome(word, 0, null, null);
    }

    static Outcome of(Settlement settlement, long now, int longestNote) {
        String note = StorableText.of(settlement.note());
        String shortened = note == null || note.length() <= longestNote ? note : note.substring(0, longestNote) + "…";
        return new Outcome(
                wordOf(settlement),
                now + Epoch.millis(settlement.later()),
                StorableText.of(settlement.cause()),
                StorableText.of(shortened));
    }

    private static String wordOf(Settlement settlement) {
        return switch (settlement.status()) {
            case PENDING -> RELEASED;
            case RETRY -> settlement.isWaiting() ? WAITING : RETRY;
            default -> settlement.status().word();
        };
    }

    static Outcome of(Document document) {
        return new Outcome(
                document.getString("word"),
                document.getLong(Field.DUE),
                document.getString(Field.CAUSE),
                document.getString(Field.NOTE));
    }

    Document document() {
        return new Document("word", word)
                .append(Field.DUE, due)
                .append(Field.CAUSE, cause)
                .append(Field.NOTE, note);
    }

    /** The fields to set: a newer version goes where it belongs, and an older one's error never kills it. */
    Document values(Document record, long generation, long now) {
        boolean same = record.getLong(Field.VERSION).equals(record.getLong(Field.SENT));
        Document values = new Document(Field.LEASE, null).append(Field.AT, now);
        return switch (word) {
            case DOUBTED -> values.append(Field.STATUS, UNKNOWN).append(Field.DUE, now);
            case RELEASED, WANTED -> givenBack(values, record, same, now);
            default ->
                settled(values, record, same, now)
                        .append(Field.DONE, done(record))
                        .append(Field.GENERATION, word.equals(WRITTEN) ? (Long) generation : generation(record));
        };
    }

    private Document givenBack(Document values, Document record, boolean same, long now) {
        String wanted = record.getString(Field.WANTED);
        return values.append(Field.ATTEMPTS, attempts(record, same))
                .append(Field.STATUS, wanted)
                .append(Field.DUE, wanted.equals(Row.PENDING) ? (Long) now : null);
    }

    private Document settled(Document values, Document record, boolean same, long now) {
        String wanted = record.getString(Field.WANTED);
        boolean keepsReason = !same && wanted.equals(Row.DEAD);
        return values.append(Field.CAUSE, keepsReason ? record.getString(Field.CAUSE) : cause)
                .append(Field.NOTE, keepsReason ? record.getString(Field.NOTE) : note)
                .append(Field.ATTEMPTS, attempts(record, same))
                .append(Field.WAITING, isWaiting(same) ? since(record, now) : null)
                .append(Field.STATUS, status(same, wanted))
                .append(Field.DUE, due(same, wanted, now));
    }

    private Long done(Document record) {
        return record.getLong(word.equals(WRITTEN) ? Field.SENT : Field.DONE);
    }

    private static Long generation(Document record) {
        return record.getLong(Field.GENERATION);
    }

    private String status(boolean same, String wanted) {
        if (!same && !word.equals(UNKNOWN)) {
            return wanted;
        }
        return word.equals(WAITING) ? RETRY : word;
    }

    private int attempts(Document record, boolean same) {
        int attempts = record.getInteger(Field.ATTEMPTS);
        if (word.equals(WANTED)) {
            return attempts;
        }
        int counted = word.equals(RELEASED) || word.equals(WAITING) ? attempts - 1 : attempts;
        return same ? Math.max(0, counted) : 0;
    }

    /** A newer version begins anew, but for what is to be looked up first. */
    private boolean isWaiting(boolean same) {
        return word.equals(UNKNOWN) ? Settlement.WAITING.equals(cause) : same && word.equals(WAITING);
    }

    private static Long since(Document record, long now) {
        Long since = record.getLong(Field.WAITING);
        return since == null ? (Long) now : since;
    }

    private @Nullable Long due(boolean same, String wanted, long now) {
        if (word.equals(UNKNOWN) || (same && (word.equals(RETRY) || word.equals(WAITING)))) {
            return due;
        }
        return !same && wanted.equals(Row.PENDING) ? (Long) now : null;
    }
}
