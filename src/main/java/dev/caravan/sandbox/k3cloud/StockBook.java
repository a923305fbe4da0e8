package dev.caravan.sandbox.k3cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * 星空's warehouses (BD_STOCK) and the record of how they came to be: the oracle of the target side. A number is unique
 * per create organization. Thread-safe; about 200 bytes per row.
 */
public final class StockBook {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Clock clock;
    private final boolean auditedRowsMayBeSaved;
    private final StockRows rows = new StockRows();
    private final Map<String, StockRefusal> refusals = new HashMap<>();
    private Consumer<AcceptedWrite> listener = write -> {};
    private long creates;
    private long updates;
    private long duplicates;

    StockBook(Clock clock, boolean auditedRowsMayBeSaved) {
        this.clock = clock;
        this.auditedRowsMayBeSaved = auditedRowsMayBeSaved;
    }

    /** Refuses rows of this number with 星空's message at this field, until {@link #accept}. */
    public synchronized void refuse(String number, String field, String message) {
        refusals.put(number, new StockRefusal(field, message));
    }

    /** Takes a refusal back: the row was put right. */
    public synchronized void accept(String number) {
        refusals.remove(number);
    }

    /** Numbers refused now, a copy. */
    public synchronized List<String> refused() {
        return refusals.keySet().stream().sorted().toList();
    }

    /** Is told of every accepted row while the book is locked; for a full log. */
    public synchronized void onWrite(Consumer<AcceptedWrite> consumer) {
        listener = consumer;
    }

    public synchronized int size() {
        return rows.size();
    }

    /** Rows created so far. */
    public synchronized long creates() {
        return creates;
    }

    /** Rows updated so far. */
    public synchronized long updates() {
        return updates;
    }

    /** How often the row of this number was created: 0 or 1. */
    public synchronized int creates(String number) {
        StockRow row = find(number);
        return row == null ? 0 : row.creates;
    }

    /** How often the row of this number was updated. */
    public synchronized int updates(String number) {
        StockRow row = find(number);
        return row == null ? 0 : row.updates;
    }

    /** New rows refused because their number was used: each would be a duplicate at a careless target. */
    public synchronized long refusedDuplicates() {
        return duplicates;
    }

    /** The row of a number as its fields, references as maps, or null. */
    public synchronized @Nullable Map<String, Object> row(String number) {
        StockRow row = find(number);
        return row == null ? null : fields(row);
    }

    /** Ids of the organizations a row was allocated to, sorted; empty when there is no such row. */
    public synchronized Set<String> allocated(String number) {
        StockRow row = find(number);
        return row == null ? Set.of() : Set.copyOf(row.allocated);
    }

    /** The document status of a number: A created, B submitted, C audited, D reopened; null when there is no row. */
    public synchronized @Nullable String status(String number) {
        StockRow row = find(number);
        return row == null ? null : String.valueOf(row.status);
    }

    /** All rows by number, a copy. */
    public synchronized Map<String, Map<String, Object>> rows() {
        Map<String, Map<String, Object>> copy = new TreeMap<>();
        rows.each(row -> copy.put(row.number, fields(row)));
        return copy;
    }

    /** All numbers in the order of their ids, a copy. */
    public synchronized List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        rows.each(row -> numbers.add(row.number));
        return numbers;
    }

    /** Puts an audited row in, as if a person had made it; it counts as no create. */
    public synchronized void put(String number, String name, String organization) {
        StockRow row =
                rows.insert(new StockDraft(0, number, name, organization, organization, JSON.createObjectNode()));
        row.status = StockRow.AUDITED;
        row.modified = (int) clock.instant().getEpochSecond();
    }

    /** Forgets all rows and counts; refusals stay. */
    public synchronized void clear() {
        rows.clear();
        creates = 0;
        updates = 0;
        duplicates = 0;
    }

    /** Stores a row that is right in itself, or reports why not; null then. */
    synchronized @Nullable StockRow save(StockDraft draft, int index, K3Status status) {
        StockRow old = draft.id() == 0 ? null : byId(draft.id());
        StockRefusal refusal = old == null ? objectionToNew(draft) : objectionToUpdate(old, draft);
        if (refusal != null) {
            status.refuse(refusal.field(), refusal.message(), index);
            return null;
        }
        return old == null ? insert(draft) : update(old, draft);
    }

    private @Nullable StockRefusal objectionToNew(StockDraft draft) {
        if (draft.id() != 0) {
            return new StockRefusal("FStockId", "内码" + draft.id() + "的数据不存在");
        }
        StockRefusal refusal = refusals.get(draft.number());
        if (refusal == null && rows.find(draft.createOrg(), draft.number()) != null) {
            duplicates++;
            return used(draft);
        }
        return refusal;
    }

    private @Nullable StockRefusal objectionToUpdate(StockRow old, StockDraft draft) {
        if (old.closed() && !auditedRowsMayBeSaved) {
            return new StockRefusal("FDocumentStatus", "编码为" + old.number + "的数据：已审核的单据不允许修改");
        }
        StockRow holder = rows.find(old.createOrg, draft.number());
        if (holder != null && holder != old) {
            return used(draft);
        }
        return refusals.get(draft.number().isEmpty() ? old.number : draft.number());
    }

    private static StockRefusal used(StockDraft draft) {
        return new StockRefusal("FNumber", "违反字段唯一性要求：编码=" + draft.number() + "，已存在");
    }

    /** Removes a row. */
    synchronized void remove(StockRow row) {
        rows.remove(row);
    }

    synchronized @Nullable StockRow byId(int id) {
        return rows.byId(id);
    }

    synchronized @Nullable StockRow find(String number) {
        return rows.find(number);
    }

    /** Rows that pass, in the order of their ids; of the numbers alone when these are given. */
    synchronized List<StockRow> select(@Nullable Iterable<String> numbers, Predicate<StockRow> filter) {
        return rows.select(numbers, filter);
    }

    private StockRow insert(StockDraft draft) {
        StockRow row = rows.insert(draft);
        row.creates = 1;
        creates++;
        return written(row, true);
    }

    private StockRow update(StockRow row, StockDraft draft) {
        rows.update(row, draft);
        row.updates++;
        updates++;
        return written(row, false);
    }

    private StockRow written(StockRow row, boolean created) {
        row.modified = (int) clock.instant().getEpochSecond();
        listener.accept(new AcceptedWrite(creates + updates, row.number, row.id, created));
        return row;
    }

    private static Map<String, Object> fields(StockRow row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("FStockId", row.id);
        fields.put("FNumber", row.number);
        fields.put("FName", row.name);
        fields.put("FCreateOrgId", Map.of("FNumber", row.createOrg));
        fields.put("FUseOrgId", Map.of("FNumber", row.useOrg));
        row.rest
                .properties()
                .forEach(entry -> fields.put(entry.getKey(), JSON.convertValue(entry.getValue(), Object.class)));
        return fields;
    }

    private record StockRefusal(String field, String message) {}
}
