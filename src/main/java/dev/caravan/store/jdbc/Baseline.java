package dev.caravan.store.jdbc;

/** Takes what waits for delivery for written, because the target is known to have it. */
final class Baseline {
    /** Of the generation that the first delivery will have, so that it does not look like the work of an older mapping. */
    private static final String TAKE_FOR_WRITTEN = """
        UPDATE caravan_record SET status = 'written', sent = ver, done = ver, due = NULL, attempts = 0, cause = NULL,
          note = NULL, waiting_since = NULL, at = {now},
          gen = (SELECT CASE WHEN c.generation < 1 THEN 1 ELSE c.generation END FROM caravan_case c
            WHERE c.id = caravan_record.case_id)
        WHERE status IN ('pending', 'retry')
        """;

    private static final String WAITING = " AND due IS NOT NULL AND status <> 'unknown'";

    private final KeyRanges ranges;

    Baseline(Database database) {
        ranges = new KeyRanges(database);
    }

    int takeForWritten(long caseId) {
        return ranges.change(
                "take the records of case " + caseId + " for written",
                caseId,
                WAITING,
                (session, range) -> range.update(session, TAKE_FOR_WRITTEN, Argument.NOW));
    }
}
