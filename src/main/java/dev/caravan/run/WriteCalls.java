package dev.caravan.run;

import dev.caravan.connection.Answer;
import dev.caravan.connection.ExistingRow;
import dev.caravan.connection.ExistingRows;
import dev.caravan.connection.OperationCall;
import dev.caravan.connection.References;
import dev.caravan.connection.RowIdentity;
import dev.caravan.json.DottedFields;
import dev.caravan.model.RowOutcome;
import dev.caravan.model.profile.ExistingRule;
import dev.caravan.model.profile.OutcomeRule;
import dev.caravan.model.profile.TargetForm;
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
    private final @Nullable References references;

    public WriteCalls(WriteTarget target) {
        this.target = target;
        TargetForm form = target.form();
        ExistingRule rule = target.rule().existing();
        this.existing = rule == null || form == null || target.ifExists() == IfExists.REJECT
                ? null
                : new ExistingRows(rule, form, target.profile(), target.options());
        this.references = form == null ? null : new References(form);
    }

    List<TargetRow> rows(List<Map<String, Object>> rows) {
        return rows.stream().map(this::row).toList();
    }

    private TargetRow row(Map<String, Object> fields) {
        TargetForm form = target.form();
        if (form == null || references == null) {
            return new TargetRow(fields, new RowIdentity("", null));
        }
        Map<String, Object> wrapped = references.wrap(fields);
        if (existing == null) {
            return new TargetRow(wrapped, new RowIdentity(plain(fields.get(form.identity())), null));
        }
        TargetRow row = new TargetRow(wrapped, existing.identity(wrapped));
        if (row.identity().identity().isEmpty()) {
            row.settle(new RowOutcome.Rejected(
                    "no-identity",
                    "the mapped row has no " + form.identity() + ", by which the target's rows are told apart",
                    false));
        }
        return row;
    }

    /** The fields of rows as they would be sent. */
    public List<Map<String, Object>> fieldsOf(List<Map<String, Object>> rows) {
        return rows(rows).stream().map(TargetRow::fields).toList();
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

    /** A row that is written already, with what the look-up told of it, named as the answer to a write would. */
    RowOutcome.Written found(TargetRow row) {
        String id = row.existingId();
        if (id == null || !(target.rule().outcome() instanceof OutcomeRule.PerRow rule) || rule.id() == null) {
            return new RowOutcome.Written();
        }
        return new RowOutcome.Written(
                Map.of(rule.id(), id, rule.identity(), row.identity().identity()));
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
        List<Map<String, Object>> sent = rows.stream().map(this::fieldsOf).toList();
        String list = target.rule().rowsAt();
        if (list != null) {
            DottedFields.put(fields, list, sent);
        } else {
            String at = target.rule().rowAt().isEmpty() ? "" : target.rule().rowAt() + ".";
            sent.forEach(row -> row.forEach((name, value) -> DottedFields.put(fields, at + name, value)));
        }
        return new OperationCall(target.operation(), fields, target.options(), target.caseName());
    }

    private Map<String, Object> fieldsOf(TargetRow row) {
        TargetForm form = target.form();
        return form == null ? row.fields() : row.fields(form.id());
    }

    /** The call that would write these rows if the target had none of them; for previews. */
    public OperationCall preview(List<Map<String, Object>> rows) {
        return save(rows(rows).stream().filter(TargetRow::isOpen).toList());
    }
}
