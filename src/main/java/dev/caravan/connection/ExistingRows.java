package dev.caravan.connection;

import dev.caravan.model.Action;
import dev.caravan.model.profile.ExistingRule;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.TargetForm;
import dev.caravan.model.profile.VendorProfile;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Asks the target which rows of a batch it already has, and releases rows that are locked against changes. Makes and reads
 * calls only; sends nothing. Immutable, thread-safe.
 */
public final class ExistingRows {
    private final ExistingRule rule;
    private final TargetForm form;
    private final VendorProfile profile;
    private final Map<String, String> options;
    private final Map<String, String> columns = new LinkedHashMap<>();

    /**
     * For one kind of object.
     *
     * @param options of the write, for {@code {formId}} and the like
     */
    public ExistingRows(ExistingRule rule, TargetForm form, VendorProfile profile, Map<String, String> options) {
        this.rule = rule;
        this.form = form;
        this.profile = profile;
        this.options = Map.copyOf(options);
        rule.columns().forEach((holds, text) -> {
            if (form.organization() != null || !text.contains("{organization}")) {
                columns.put(holds, Template.text(text, this::formValue));
            }
        });
    }

    /** Most rows that one look-up may ask for. */
    public int limit() {
        return rule.limit();
    }

    /** What tells a row to be written from others; the identity is empty when the row lacks it. */
    public RowIdentity identity(Map<String, ?> row) {
        String organization = form.organization();
        String owner = organization == null ? "" : plain(row.get(organization));
        return new RowIdentity(plain(row.get(form.identity())), owner.isEmpty() ? null : owner);
    }

    /** A reference is wrapped in an object or not yet. */
    private String plain(@Nullable Object value) {
        Object inner = value instanceof Map<?, ?> reference ? reference.get(form.referenceKey()) : value;
        return inner == null ? "" : inner.toString().strip();
    }

    /** The call that asks for all rows of these identities. */
    public OperationCall lookUp(Collection<RowIdentity> rows, @Nullable String caseName) {
        String values = rows.stream()
                .map(RowIdentity::identity)
                .filter(identity -> !identity.isEmpty())
                .distinct()
                .map(identity -> "'" + identity.replace("'", "''") + "'")
                .collect(Collectors.joining(","));
        return call(rule.operation(), rule.fields(), "values", values, caseName);
    }

    /** The call that releases rows for changes; nothing when the profile knows none. */
    public Optional<OperationCall> release(Collection<String> ids, @Nullable String caseName) {
        return Optional.ofNullable(rule.release())
                .map(name -> call(name, rule.releaseFields(), "ids", String.join(",", ids), caseName));
    }

    private OperationCall call(
            String name, Map<String, Object> fields, String listName, String list, @Nullable String caseName) {
        Operation operation = profile.operations().get(name);
        if (operation == null) {
            throw new ConnectionException(
                    Answer.local(Action.FAIL, "the vendor profile has no operation \"" + name + "\"", null));
        }
        Template.Names names = wanted -> wanted.equals(listName) ? list : formValue(wanted);
        return new OperationCall(operation.whole(), Template.map(fields, names), Map.of(), caseName);
    }

    private @Nullable String formValue(String name) {
        return switch (name) {
            case "id" -> form.id();
            case "identity" -> form.identity();
            case "organization" -> form.organization();
            case "columns" -> String.join(",", columns.values());
            case "limit" -> String.valueOf(rule.limit());
            default -> options.get(name);
        };
    }

    /**
     * The rows of a look-up's answer.
     *
     * @throws ConnectionException when the answer is not {@code OK}, is not a list of rows, or may be cut off at the limit
     */
    public Map<RowIdentity, ExistingRow> read(Answer answer) {
        if (answer.action() != Action.OK) {
            throw new ConnectionException(answer);
        }
        List<List<?>> rows = rows(answer.body());
        if (rows.size() >= rule.limit()) {
            throw unreadable(
                    "holds as many rows as were asked for at most (" + rule.limit() + "), so some may be missing");
        }
        Map<RowIdentity, ExistingRow> found = new LinkedHashMap<>();
        for (List<?> row : rows) {
            String status = column(row, "status");
            String organization = column(row, "organization");
            found.put(
                    new RowIdentity(column(row, "identity"), organization.isEmpty() ? null : organization),
                    new ExistingRow(column(row, "id"), status, status.equals(rule.auditedStatus())));
        }
        return found;
    }

    /** The row of an identity; one without an organization is found when only one organization has it. */
    public static Optional<ExistingRow> find(Map<RowIdentity, ExistingRow> found, RowIdentity wanted) {
        ExistingRow exact = found.get(wanted);
        if (exact != null || wanted.organization() != null) {
            return Optional.ofNullable(exact);
        }
        List<ExistingRow> candidates = found.entrySet().stream()
                .filter(entry -> entry.getKey().identity().equals(wanted.identity()))
                .map(Map.Entry::getValue)
                .toList();
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    private List<List<?>> rows(@Nullable Object body) {
        List<List<?>> rows = new ArrayList<>();
        if (!(body instanceof List<?> list)) {
            throw unreadable("is not a list of rows");
        }
        for (Object row : list) {
            if (!(row instanceof List<?> values) || values.size() != columns.size()) {
                throw unreadable("holds a row without the " + columns.size() + " columns asked for");
            }
            rows.add(values);
        }
        return rows;
    }

    private String column(List<?> row, String holds) {
        int index = List.copyOf(columns.keySet()).indexOf(holds);
        Object value = index < 0 ? null : row.get(index);
        return value == null ? "" : value.toString().strip();
    }

    private ConnectionException unreadable(String what) {
        return new ConnectionException(
                Answer.local(Action.FAIL, "the answer of " + rule.operation() + " " + what, null));
    }
}
