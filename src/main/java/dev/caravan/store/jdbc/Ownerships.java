package dev.caravan.store.jdbc;

import dev.caravan.model.Ownership;
import dev.caravan.store.FencedException;
import dev.caravan.store.rules.Epoch;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Who may read a case. Every change of owner locks the owner's row first, and so does whatever opens or closes windows. */
final class Ownerships {
    private static final String CREATE =
            "INSERT INTO caravan_owner (case_id, holder, fence, until) VALUES (?, '', 0, 0)"
                    + " ON CONFLICT (case_id) DO NOTHING";
    private static final String TAKE = "UPDATE caravan_owner SET fence = fence + 1, holder = ?, until = {now} + ?"
            + " WHERE case_id = ? AND (holder = ? OR until < {now})";
    private static final String FENCE = "SELECT fence FROM caravan_owner WHERE case_id = ?";
    private static final String INHERIT = "UPDATE caravan_window SET fence = ? WHERE case_id = ? AND state = 'open'";
    private static final String RENEW =
            "UPDATE caravan_owner SET until = {now} + ? WHERE case_id = ? AND holder = ? AND fence = ?";
    private static final String RELEASE =
            "UPDATE caravan_owner SET until = 0 WHERE case_id = ? AND holder = ? AND fence = ?";
    private static final String FORGET_OTHERS =
            "UPDATE caravan_owner SET until = 0 WHERE case_id = ? AND substr(holder, 1, ?) <> ?";
    private static final String LIVE = "SELECT 1 FROM caravan_owner WHERE case_id = ? AND until >= {now}";
    private static final String CONFIRM =
            "UPDATE caravan_owner SET fence = fence WHERE case_id = ? AND holder = ? AND fence = ?";

    private final Database database;

    Ownerships(Database database) {
        this.database = database;
    }

    Optional<Ownership> takeOver(long caseId, String holder, Duration life) {
        return database.write("take case " + caseId + " over", session -> {
            Optional<Long> fence = take(session, caseId, holder, life);
            if (fence.isEmpty() && session.update(CREATE, caseId) == 1) {
                fence = take(session, caseId, holder, life);
            }
            if (fence.isPresent()) {
                session.update(INHERIT, fence.get(), caseId);
            }
            return fence.map(value -> new Ownership(caseId, holder, value));
        });
    }

    private static Optional<Long> take(Session session, long caseId, String holder, Duration life) throws SQLException {
        int taken = session.update(TAKE, holder, Argument.NOW, Epoch.millis(life), caseId, holder, Argument.NOW);
        return taken == 0 ? Optional.empty() : session.first(FENCE, row -> row.getLong(1), caseId);
    }

    void forgetOthers(long caseId, String process) {
        database.statement(
                "forget earlier owners of case " + caseId,
                session -> session.update(FORGET_OTHERS, caseId, process.length(), process));
    }

    boolean renew(Ownership owner, Duration life) {
        return database.statement(
                "renew the ownership of case " + owner.caseId(),
                session -> session.update(
                                RENEW, Argument.NOW, Epoch.millis(life), owner.caseId(), owner.holder(), owner.fence())
                        == 1);
    }

    void release(Ownership owner) {
        database.statement(
                "give case " + owner.caseId() + " back",
                session -> session.update(RELEASE, owner.caseId(), owner.holder(), owner.fence()));
    }

    boolean isOwned(long caseId) {
        return database.read(
                "look who reads case " + caseId,
                session -> session.first(LIVE, row -> 1, caseId, Argument.NOW).isPresent());
    }

    /** Locks the owner's row until the transaction ends; fails when it belongs to somebody else. */
    static void confirm(Session session, Ownership owner) throws SQLException {
        if (session.update(CONFIRM, owner.caseId(), owner.holder(), owner.fence()) == 0) {
            throw lost(owner);
        }
    }

    static FencedException lost(Ownership owner) {
        return new FencedException(owner.holder() + " no longer owns case " + owner.caseId()
                + ": another run has taken it over, and nothing was stored. This run must stop.");
    }
}
