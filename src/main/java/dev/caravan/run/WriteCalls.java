package dev.caravan.run;

import dev.caravan.connection.Answer;
import dev.caravan.connection.ExistingRow;
import dev.caravan.connection.ExistingRows;
import dev.caravan.connection.OperationCall;
import dev.caravan.connection.References;
import dev.caravan.connection.RowIdentity;
import dev.caravan.json.DottedFields;
import dev.caravan.model.RowOutcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes the calls of a write and reads its look-ups. Sends nothing. Immutable, thread-safe.
 */
public final class WriteCalls {
    private final WriteTarget target;
    private final @Nullable ExistingRows existing;
    private final References references;

    public WriteCalls(WriteTarget target) {
        this.target = target;
        this.existing = target.rule().existing() == null || target.ifExists() == IfExists.REJECT
                ? null
                : new ExistingRows(target.rule().existing(), target.form(), target.profile(), target.options());
        this.references = new References(target.form());
    }

    List<TargetRow> rows(List<Map<String, Object>> rows) {
        return rows.stream().map(this::row).toList();
    }

    private TargetRow row(Map<String, Object> fields) {
        Map<String, Object> wrapped = references.wrap(fields);
        if (existing == null) {
            return new TargetRow(
                    wrapped, new RowIdentity(plain(fields.get(target.form().identity())), null));
        }
        TargetRow row = new TargetRow(wrapped, existing.identity(wrapped));
        if (row.identity().identity().isEmpty()) {
            row.settle(new RowOutcome.Rejected(
                    "no-identity",
                    "the mapped row has no " + target.form().identity() + ", by which the target's rows are told apart",
                    false));
        }
        return row;
    }

    private static String plain(@Nullable Object value) {
        return value == null ? "" : value.toString().strip();
    }

    Optional<OperationCall> lookUp(List<TargetRow> rows) {
        return existing == null || rows.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        existing.lookUp(rows.stream().map(TargetRow::identity).toList(), target.caseName()));
    }

    void noteExisting(List<TargetRow> rows, Answer answer) {
        if (existing == null) {
            return;
        }
        Map<RowIdentity, ExistingRow> found = existing.read(answer);
        rows.forEach(row -> row.found(ExistingRows.find(found, row.identity()).orElse(null)));
    }

    Optional<OperationCall> release(List<TargetRow> rows) {
        return existing == null
                ? Optional.empty()
                : existing.release(
                        rows.stream()
                                .map(TargetRow::existingId)
                                .filter(Objects::nonNull)
                                .toList(),
                        target.caseName());
    }

    OperationCall save(List<TargetRow> rows) {
        Map<String, Object> fields = new LinkedHashMap<>();
        target.fields().forEach((path, value) -> DottedFields.put(fields, path, value));
        DottedFields.put(
                fields,
                target.rule().rowsAt(),
                rows.stream().map(row -> row.fields(target.form().id())).toList());
        return new OperationCall(target.operation(), fields, target.options(), target.caseName());
    }

    /** The call that would write these rows if the target had none of them; for previews. */
    public OperationCall preview(List<Map<String, Object>> rows) {
        return save(rows(rows).stream().filter(TargetRow::isOpen).toList());
    }
}
