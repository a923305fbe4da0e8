package dev.caravan.camel;

import dev.caravan.json.ContentHash;
import dev.caravan.json.Json;
import dev.caravan.mapping.WriteBack;
import dev.caravan.model.Destination;
import dev.caravan.model.LeasedRecord;
import dev.caravan.model.MappingFailure;
import dev.caravan.model.RowOutcome;
import dev.caravan.model.StagedRow;
import dev.caravan.run.BatchOutcome;
import dev.caravan.run.DeliveryBatch;
import dev.caravan.run.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Stages what was written in another case, before the batch is settled: a process that dies in between leaves the records to
 * be delivered or looked up again, and what is told then has the same keys, those of the records.
 */
final class WriteBackStaging {
    private final Caravan caravan;
    private final WriteBack back;

    WriteBackStaging(Caravan caravan, WriteBack back) {
        this.caravan = caravan;
        this.back = back;
    }

    /** Tells the other case of every record of the batch that is written. */
    void tell(DeliveryBatch batch, BatchOutcome outcome) {
        Destination wanted = isKept() ? Destination.WRITTEN : Destination.PENDING;
        List<StagedRow> rows = new ArrayList<>();
        List<List<LeasedRecord>> members = batch.members();
        for (int i = 0; i < members.size(); i++) {
            if (outcome.rows().get(i) instanceof RowOutcome.Written written) {
                members.get(i).forEach(record -> rows.add(row(record, written, wanted, batch.caseName())));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        long caseId = caravan.store().cases().idOf(back.caseName());
        caravan.store().records().stage(caseId, rows, false);
        caravan.moved(back.caseName());
        caravan.wake(back.caseName());
    }

    private StagedRow row(LeasedRecord record, RowOutcome.Written written, Destination wanted, String caseName) {
        WriteBack.Told told = back.record(record.key(), Json.parseObject(record.content()), written.answer());
        for (MappingFailure failure : told.failures()) {
            caravan.environment()
                    .listener()
                    .on(new RunEvent.Warned(caseName, "told to case " + back.caseName() + ": " + failure.sentence()));
        }
        byte[] hash = ContentHash.ignoring(Set.of()).of(told.content());
        return new StagedRow(record.key(), hash, null, wanted, null, Json.write(told.content()));
    }

    /** A stage that nobody delivers keeps its records. */
    private boolean isKept() {
        return caravan.getCamelContext().getEndpoints().stream()
                .anyMatch(endpoint -> endpoint instanceof StageEndpoint stage
                        && stage.getCaseName().equals(back.caseName())
                        && stage.isFinal());
    }
}
