package dev.caravan.sandbox.k3cloud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows by id and by number within their create organization; equal fields of many rows are kept once. Not thread-safe. */
final class StockRows {
    private static final int FIRST_ID = 100_001;
    private static final int MOST_SHARED = 4096;

    private final Map<String, Map<String, StockRow>> byOrganization = new TreeMap<>();
    private final List<@Nullable StockRow> byId = new ArrayList<>();
    private final Map<ObjectNode, ObjectNode> shared = new HashMap<>();
    private final Map<String, String> organizations = new HashMap<>();

    int size() {
        return byOrganization.values().stream().mapToInt(Map::size).sum();
    }

    void clear() {
        byOrganization.clear();
        byId.clear();
        shared.clear();
    }

    StockRow insert(StockDraft draft) {
        String creator = share(draft.createOrg());
        StockRow row = new StockRow(FIRST_ID + byId.size(), creator, draft, share(draft.rest()));
        row.useOrg = draft.useOrg().isEmpty() ? creator : share(draft.useOrg());
        byId.add(row);
        numbers(row.createOrg).put(row.number, row);
        return row;
    }

    void update(StockRow row, StockDraft draft) {
        if (!draft.number().isEmpty() && !draft.number().equals(row.number)) {
            numbers(row.createOrg).remove(row.number);
            row.number = draft.number();
            numbers(row.createOrg).put(row.number, row);
        }
        row.name = draft.name().isEmpty() ? row.name : draft.name();
        row.useOrg = draft.useOrg().isEmpty() ? row.useOrg : share(draft.useOrg());
        ObjectNode rest = row.rest.deepCopy();
        rest.setAll(draft.rest());
        row.rest = share(rest);
    }

    void remove(StockRow row) {
        numbers(row.createOrg).remove(row.number);
        byId.set(row.id - FIRST_ID, null);
    }

    @Nullable StockRow byId(int id) {
        int place = id - FIRST_ID;
        return place < 0 || place >= byId.size() ? null : byId.get(place);
    }

    @Nullable StockRow find(String organization, String number) {
        return numbers(organization).get(number);
    }

    /** The row of a number in whatever organization. */
    @Nullable StockRow find(String number) {
        for (Map<String, StockRow> rows : byOrganization.values()) {
            StockRow row = rows.get(number);
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    void each(Consumer<StockRow> consumer) {
        for (StockRow row : byId) {
            if (row != null) {
                consumer.accept(row);
            }
        }
    }

    /** Rows that pass, in the order of their ids; of the numbers alone, in their order, when these are given. */
    List<StockRow> select(@Nullable Iterable<String> numbers, Predicate<StockRow> filter) {
        List<StockRow> selected = new ArrayList<>();
        Consumer<StockRow> candidate = row -> {
            if (filter.test(row)) {
                selected.add(row);
            }
        };
        if (numbers == null) {
            each(candidate);
            return selected;
        }
        for (String number : numbers) {
            for (Map<String, StockRow> rows : byOrganization.values()) {
                StockRow row = rows.get(number);
                if (row != null) {
                    candidate.accept(row);
                }
            }
        }
        return selected;
    }

    private Map<String, StockRow> numbers(String organization) {
        return byOrganization.computeIfAbsent(organization, missing -> new HashMap<>());
    }

    private String share(String organization) {
        return organizations.computeIfAbsent(organization, number -> number);
    }

    private ObjectNode share(ObjectNode rest) {
        ObjectNode known = shared.get(rest);
        if (known == null && shared.size() < MOST_SHARED) {
            shared.put(rest, rest);
        }
        return known == null ? rest : known;
    }
}
