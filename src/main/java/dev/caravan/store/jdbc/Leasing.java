package dev.caravan.store.jdbc;

import dev.caravan.model.Lease;
import dev.caravan.model.LeaseKind;
import dev.caravan.model.LeasedRecord;
import dev.caravan.store.rules.Epoch;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Takes records under a lease, keeps the lease alive, and takes leases back. */
final class Leasing {
    private static final String ANY_UNKNOWN =
            "SELECT 1 FROM caravan_record WHERE case_id = ? AND status = 'unknown' AND due <= {now} LIMIT 1";
    private static final String ANY_EXPIRED = "SELECT 1 FROM caravan_lease WHERE case_id = ? AND until < {now} LIMIT 1";

    private final Database database;

    Leasing(Database database) {
        this.database = database;
    }

    Optional<Lease> lease(long caseId, String holder, LeaseKind kind, int limit, Duration life) {
        if (kind == LeaseKind.RESOLVE && !isAny("look for records to look up", ANY_UNKNOWN, caseId)) {
            return Optional.empty();
        }
        // a lease that a power cut undoes was not sent: the intent to send comes after it, and is forced
        return database.unforced("lease records", session -> {
            long id =
                    session.insert(RecordSql.OPEN_LEASE, caseId, holder, kind.word(), Argument.NOW, Epoch.millis(life));
            List<LeasedRecord> records = database.dialect().claim(session, kind, id, caseId, limit);
            if (records.isEmpty()) {
                session.rollback();
                return Optional.empty();
            }
            return Optional.of(new Lease(id, caseId, holder, kind, records));
        });
    }

    /** A glance before each of the rare cases: a transaction that changes nothing would cost every batch as much as a lease. */
    private boolean isAny(String operation, String sql, long caseId) {
        return database.read(operation, session -> session.first(sql, row -> 1, caseId, Argument.NOW))
                .isPresent();
    }

    /** Locks the lease first, and its records in the order of their ids: nobody takes it back meanwhile. */
    Lease more(Lease lease, Collection<Long> ids, Duration life) {
        boolean deliver = lease.kind() == LeaseKind.DELIVER;
        return database.write("lease more records under lease " + lease.id(), session -> {
            if (!extend(session, lease, life)) {
                return lease;
            }
            List<LeasedRecord> all = new ArrayList<>(lease.records());
            for (long id : new TreeSet<>(ids)) {
                String claim = deliver ? RecordSql.CLAIM_MORE : RecordSql.CLAIM_MORE_UNKNOWN;
                if (session.update(claim, lease.id(), Argument.NOW, id, lease.caseId()) == 1) {
                    session.first(RecordSql.CLAIMED_MORE, LeaseRows::leased, Argument.NOW, id)
                            .ifPresent(all::add);
                }
            }
            return new Lease(lease.id(), lease.caseId(), lease.holder(), lease.kind(), all);
        });
    }

    boolean intend(Lease lease, Duration life) {
        return database.statement(
                "store the intent to send lease " + lease.id(),
                session -> session.update(
                                RecordSql.INTEND,
                                Argument.NOW,
                                Argument.NOW,
                                Epoch.millis(life),
                                lease.id(),
                                lease.holder(),
                                Argument.NOW)
                        == 1);
    }

    boolean extend(Lease lease, Duration life) {
        return database.statement("extend lease " + lease.id(), session -> extend(session, lease, life));
    }

    private static boolean extend(Session session, Lease lease, Duration life) throws SQLException {
        return session.update(
                        RecordSql.EXTEND, Argument.NOW, Epoch.millis(life), lease.id(), lease.holder(), Argument.NOW)
                == 1;
    }

    boolean release(Lease lease) {
        return database.write("release lease " + lease.id(), session -> {
            if (session.update(RecordSql.CLOSE_LEASE, lease.id(), lease.holder()) == 0) {
                return false;
            }
            boolean deliver = lease.kind() == LeaseKind.DELIVER;
            session.update(
                    deliver ? RecordSql.RELEASE_DELIVER : RecordSql.TAKE_BACK_UNKNOWN,
                    Argument.NOW,
                    Argument.NOW,
                    lease.id());
            return true;
        });
    }

    int reclaim(long caseId, boolean idempotent) {
        if (!isAny("look for expired leases", ANY_EXPIRED, caseId)) {
            return 0;
        }
        return database.write("take back expired leases", session -> {
            int records = 0;
            for (Ended lease : session.list(RecordSql.EXPIRED_LEASES, Ended::read, caseId, Argument.NOW)) {
                if (session.update(RecordSql.END_EXPIRED, lease.id, Argument.NOW) == 1) {
                    records += takeBack(session, lease, idempotent);
                }
            }
            return records;
        });
    }

    int reclaimUnsent(long caseId, String holder) {
        return database.write("take back leases of an earlier process", session -> {
            int records = 0;
            for (Ended lease : session.list(RecordSql.UNSENT_LEASES, Ended::read, caseId, holder)) {
                if (session.update(RecordSql.END_UNSENT, lease.id) == 1) {
                    records += takeBack(session, lease, false);
                }
            }
            return records;
        });
    }

    int wakeWaiting(long caseId) {
        return database.statement(
                "wake waiting records of case " + caseId,
                session -> session.update(RecordSql.WAKE_WAITING, Argument.NOW, caseId, Argument.NOW));
    }

    private static int takeBack(Session session, Ended lease, boolean idempotent) throws SQLException {
        boolean unknown = lease.resolve || (lease.sent && !idempotent);
        return session.update(
                unknown ? RecordSql.TAKE_BACK_UNKNOWN : RecordSql.TAKE_BACK_DUE, Argument.NOW, Argument.NOW, lease.id);
    }

    private record Ended(long id, boolean resolve, boolean sent) {
        static Ended read(ResultSet row) throws SQLException {
            boolean resolve = LeaseKind.RESOLVE.word().equals(row.getString(2));
            return new Ended(row.getLong(1), resolve, row.getObject(3) != null);
        }
    }
}
