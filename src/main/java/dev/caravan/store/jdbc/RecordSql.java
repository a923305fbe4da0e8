package dev.caravan.store.jdbc;

import dev.caravan.model.Settlement;

/** Texts of statements on records that the databases share. STORE.md explains each rule they hold. */
final class RecordSql {
    /** Staging never changes a leased or unknown status; a pending record keeps its place. */
    static final String UPSERT_CONFLICT = """
         ON CONFLICT (case_id, rkey) DO UPDATE SET
           hash = excluded.hash, src_at = excluded.src_at, wanted = excluded.wanted, at = excluded.at,
           ver = caravan_record.ver + 1, attempts = 0, cause = excluded.cause, note = excluded.note,
           waiting_since = NULL,
           status = CASE WHEN caravan_record.status IN ('leased', 'unknown') THEN caravan_record.status
                         ELSE excluded.status END,
           due = CASE WHEN caravan_record.status = 'leased' THEN NULL
                      WHEN caravan_record.status = 'unknown' THEN caravan_record.due
                      WHEN caravan_record.status = 'pending' AND excluded.status = 'pending' THEN caravan_record.due
                      ELSE excluded.due END
         WHERE (caravan_record.hash <> excluded.hash OR caravan_record.wanted <> excluded.wanted)
           AND (excluded.src_at IS NULL OR caravan_record.src_at IS NULL OR excluded.src_at >= caravan_record.src_at)
        """;

    static final String UPSERT_ONLY_ONCE =
            " AND caravan_record.done = 0 AND caravan_record.status NOT IN ('leased', 'unknown')";

    static final String WITHDRAW_STATE = """
        wanted = 'filtered', at = {now}, ver = ver + 1, attempts = 0, cause = NULL, note = NULL,
        waiting_since = NULL,
        status = CASE WHEN status IN ('leased', 'unknown') THEN status ELSE 'filtered' END,
        due = CASE WHEN status = 'unknown' THEN due END
        """;

    static final String OPEN_LEASE =
            "INSERT INTO caravan_lease (case_id, holder, kind, until) VALUES (?, ?, ?, {now} + ?)";

    /** One more record for a lease: pending or to be tried again, due or not. */
    static final String CLAIM_MORE = "UPDATE caravan_record SET status = 'leased', lease = ?, sent = ver, due = NULL,"
            + " attempts = attempts + 1, at = {now} WHERE id = ? AND case_id = ? AND status IN ('pending', 'retry')"
            + " AND EXISTS (SELECT 1 FROM caravan_body b WHERE b.id = caravan_record.id)";

    static final String CLAIM_MORE_UNKNOWN = "UPDATE caravan_record SET status = 'leased', lease = ?, due = NULL,"
            + " at = {now} WHERE id = ? AND case_id = ? AND status = 'unknown'"
            + " AND EXISTS (SELECT 1 FROM caravan_body b WHERE b.id = caravan_record.id)";

    static final String CLAIMED_MORE = "SELECT r.id, r.rkey, r.sent, r.done, r.attempts,"
            + " COALESCE({now} - r.waiting_since, 0), b.content"
            + " FROM caravan_record r JOIN caravan_body b ON b.id = r.id WHERE r.id = ?";

    static final String INTEND =
            "UPDATE caravan_lease SET sent_at = {now}, until = {now} + ? WHERE id = ? AND holder = ? AND until > {now}";

    static final String EXTEND =
            "UPDATE caravan_lease SET until = {now} + ? WHERE id = ? AND holder = ? AND until > {now}";

    static final String CLOSE_LEASE = "DELETE FROM caravan_lease WHERE id = ? AND holder = ?";

    /** An old version's error never kills the new one, and the reason of a refused newer one stays. */
    private static final String SETTLE_NOT_WRITTEN = """
        UPDATE caravan_record SET lease = NULL, at = {now},
          cause = CASE WHEN ver <> sent AND wanted = 'dead' THEN cause ELSE ? END,
          note = CASE WHEN ver <> sent AND wanted = 'dead' THEN note ELSE ? END,
        """;

    private static final String NOT_WAITING =
            " waiting_since = NULL, attempts = CASE WHEN ver = sent THEN attempts ELSE 0 END,";

    /** The attempt is not counted, and the time of waiting goes on; a newer version begins anew. */
    static final String SETTLE_WAITING = SETTLE_NOT_WRITTEN + """
          waiting_since = CASE WHEN ver = sent THEN COALESCE(waiting_since, {now}) END,
          attempts = CASE WHEN ver = sent AND attempts > 0 THEN attempts - 1 ELSE 0 END,
          status = CASE WHEN ver = sent THEN 'retry' ELSE wanted END,
          due = CASE WHEN ver = sent THEN {now} + ? WHEN wanted = 'pending' THEN {now} END
        WHERE id = ? AND lease = ?
        """;

    static final String WAKE_WAITING = "UPDATE caravan_record SET due = {now}"
            + " WHERE case_id = ? AND status = 'retry' AND due > {now} AND cause = '" + Settlement.WAITING + "'";

    static final String SETTLE_RETRY = SETTLE_NOT_WRITTEN + NOT_WAITING + """
          status = CASE WHEN ver = sent THEN 'retry' ELSE wanted END,
          due = CASE WHEN ver = sent THEN {now} + ? WHEN wanted = 'pending' THEN {now} END
        WHERE id = ? AND lease = ?
        """;

    static final String SETTLE_DEAD = SETTLE_NOT_WRITTEN + NOT_WAITING + """
          status = CASE WHEN ver = sent THEN 'dead' ELSE wanted END,
          due = CASE WHEN ver <> sent AND wanted = 'pending' THEN {now} END
        WHERE id = ? AND lease = ?
        """;

    static final String SETTLE_UNKNOWN = SETTLE_NOT_WRITTEN + NOT_WAITING + """
          status = 'unknown', due = {now} + ?
        WHERE id = ? AND lease = ?
        """;

    /** Not looked up yet: the time of waiting goes on. */
    static final String SETTLE_UNKNOWN_WAITING = SETTLE_NOT_WRITTEN + """
          waiting_since = COALESCE(waiting_since, {now}), attempts = CASE WHEN ver = sent THEN attempts ELSE 0 END,
          status = 'unknown', due = {now} + ?
        WHERE id = ? AND lease = ?
        """;

    /** Written only if no newer version came meanwhile. */
    static final String SETTLE_WRITTEN = """
        UPDATE caravan_record SET done = sent, gen = ?, lease = NULL, at = {now}, waiting_since = NULL,
          cause = CASE WHEN ver <> sent AND wanted = 'dead' THEN cause END,
          note = CASE WHEN ver <> sent AND wanted = 'dead' THEN note END,
          attempts = CASE WHEN ver = sent THEN attempts ELSE 0 END,
          status = CASE WHEN ver = sent THEN 'written' ELSE wanted END,
          due = CASE WHEN ver <> sent AND wanted = 'pending' THEN {now} END
        WHERE lease = ?
        """;

    /** A lease given back unsent: the attempt is not counted. */
    static final String RELEASE_DELIVER = """
        UPDATE caravan_record SET lease = NULL, at = {now},
          attempts = CASE WHEN ver = sent AND attempts > 0 THEN attempts - 1 ELSE 0 END,
          status = wanted, due = CASE WHEN wanted = 'pending' THEN {now} END
        WHERE lease = ?
        """;

    /** The same of one record whose lease also had others. */
    static final String SETTLE_GIVEN_BACK = RELEASE_DELIVER + " AND id = ?";

    /** The outcome is not known, or it still is not. */
    static final String TAKE_BACK_UNKNOWN =
            "UPDATE caravan_record SET lease = NULL, at = {now}, status = 'unknown', due = {now} WHERE lease = ?";

    /** Never sent, or harmless to send again; the attempt counts. */
    static final String TAKE_BACK_DUE = """
        UPDATE caravan_record SET lease = NULL, at = {now}, status = wanted,
          due = CASE WHEN wanted = 'pending' THEN {now} END
        WHERE lease = ?
        """;

    static final String EXPIRED_LEASES =
            "SELECT id, kind, sent_at FROM caravan_lease WHERE case_id = ? AND until < {now}";

    static final String UNSENT_LEASES =
            "SELECT id, kind, sent_at FROM caravan_lease WHERE case_id = ? AND holder <> ? AND sent_at IS NULL";

    /** Only if it still is as it was found: another process may take it back too. */
    static final String END_EXPIRED = "DELETE FROM caravan_lease WHERE id = ? AND until < {now}";

    /** Only if it still is as it was found: its holder may be about to send. */
    static final String END_UNSENT = "DELETE FROM caravan_lease WHERE id = ? AND sent_at IS NULL";

    /** What was refused at staging or has lost its body cannot be delivered; what is filtered must not be. */
    static final String REDELIVER = """
        UPDATE caravan_record SET ver = ver + 1, attempts = 0, wanted = 'pending', at = {now}, waiting_since = NULL,
          status = CASE WHEN status IN ('leased', 'unknown') THEN status ELSE 'pending' END,
          due = CASE WHEN status = 'leased' THEN NULL WHEN status = 'unknown' THEN due ELSE {now} END
        WHERE wanted NOT IN ('filtered', 'dead')
          AND EXISTS (SELECT 1 FROM caravan_body b WHERE b.id = caravan_record.id)
        """;

    private RecordSql() {}
}
