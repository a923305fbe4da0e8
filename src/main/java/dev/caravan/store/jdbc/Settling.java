package dev.caravan.store.jdbc;

import dev.caravan.model.Lease;
import dev.caravan.model.LeaseKind;
import dev.caravan.model.RecordStatus;
import dev.caravan.model.Settlement;
import dev.caravan.store.StoreException;
import dev.caravan.store.rules.Epoch;
import dev.caravan.store.rules.Settlements;
import dev.caravan.store.rules.StorableText;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Settles leases: all outcomes of a batch in one transaction, or none. */
final class Settling {
    private final Database database;
    private final Redelivery redelivery;

    Settling(Database database, Redelivery redelivery) {
        this.database = database;
        this.redelivery = redelivery;
    }

    boolean settle(Lease lease, List<Settlement> settlements, long generation) {
        Settlements.requireEachOnce(lease, settlements);
        return database.write("settle lease " + lease.id(), session -> {
            if (session.update(RecordSql.CLOSE_LEASE, lease.id(), lease.holder()) == 0) {
                if (lease.kind() == LeaseKind.DELIVER) {
                    redelivery.afterLateWrite(session, lease);
                }
                return false;
            }
            notWritten(session, lease, settlements);
            written(session, lease, settlements, generation);
            return true;
        });
    }

    private static void notWritten(Session session, Lease lease, List<Settlement> settlements) throws SQLException {
        Map<String, List<@Nullable Object[]>> outcomes = new LinkedHashMap<>();
        for (Settlement settlement : settlements) {
            if (settlement.status() != RecordStatus.WRITTEN) {
                outcomes.computeIfAbsent(text(settlement), any -> new ArrayList<>())
                        .add(arguments(settlement, lease.id()));
            }
        }
        for (Map.Entry<String, List<@Nullable Object[]>> same : outcomes.entrySet()) {
            requireAll(lease, same.getValue().size(), session.batch(same.getKey(), same.getValue()));
        }
    }

    private static String text(Settlement settlement) {
        return switch (settlement.status()) {
            case RETRY -> settlement.isWaiting() ? RecordSql.SETTLE_WAITING : RecordSql.SETTLE_RETRY;
            case DEAD -> RecordSql.SETTLE_DEAD;
            case PENDING -> RecordSql.SETTLE_GIVEN_BACK;
            default -> settlement.isWaiting() ? RecordSql.SETTLE_UNKNOWN_WAITING : RecordSql.SETTLE_UNKNOWN;
        };
    }

    private static @Nullable Object[] arguments(Settlement settlement, long leaseId) {
        String cause = StorableText.of(settlement.cause());
        String note = StorableText.of(settlement.note());
        long later = Epoch.millis(settlement.later());
        long id = settlement.recordId();
        if (settlement.isWaiting()) {
            return settlement.status() == RecordStatus.RETRY
                    ? new @Nullable Object[] {
                        Argument.NOW, cause, note, Argument.NOW, Argument.NOW, later, Argument.NOW, id, leaseId
                    }
                    : new @Nullable Object[] {Argument.NOW, cause, note, Argument.NOW, Argument.NOW, later, id, leaseId
                    };
        }
        return switch (settlement.status()) {
            case RETRY ->
                new @Nullable Object[] {Argument.NOW, cause, note, Argument.NOW, later, Argument.NOW, id, leaseId};
            case PENDING -> new @Nullable Object[] {Argument.NOW, Argument.NOW, leaseId, id};
            case UNKNOWN -> new @Nullable Object[] {Argument.NOW, cause, note, Argument.NOW, later, id, leaseId};
            default -> new @Nullable Object[] {Argument.NOW, cause, note, Argument.NOW, id, leaseId};
        };
    }

    private void written(Session session, Lease lease, List<Settlement> settlements, long generation)
            throws SQLException {
        List<Long> ids = settlements.stream()
                .filter(settlement -> settlement.status() == RecordStatus.WRITTEN)
                .map(Settlement::recordId)
                .toList();
        if (!ids.isEmpty()) {
            requireAll(lease, ids.size(), database.dialect().settleWritten(session, lease.id(), generation, ids));
        }
    }

    private static void requireAll(Lease lease, int outcomes, int settled) {
        if (settled != outcomes) {
            throw new StoreException("Of " + outcomes + " records of lease " + lease.id() + " (case " + lease.caseId()
                    + ") with one outcome the store found " + settled
                    + "; nothing was settled. Something other than Caravan has changed its tables.");
        }
    }
}
