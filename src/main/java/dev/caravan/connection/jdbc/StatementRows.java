package dev.caravan.connection.jdbc;

import dev.caravan.config.NearestName;
import dev.caravan.connection.ConnectionException;
import dev.caravan.connection.WriteTally;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes rows into executions of a given statement: its {@code :name} are fields of the row, a field the row lacks is null. An
 * insert that ends with {@code VALUES}, as 轻易云's {@code batchexecute} has it, takes all fields in their order. Pure.
 */
final class StatementRows {
    private static final Pattern INSERT_HEAD = Pattern.compile("(?is).*\\bVALUES\\s*;?\\s*");

    private final String text;
    private final Product product;

    StatementRows(String text, Product product) {
        this.text = text;
        this.product = product;
    }

    List<ReadyRow> ready(List<Map<String, Object>> rows, WriteTally tally) {
        boolean head = INSERT_HEAD.matcher(text).matches();
        NamedStatement whole = NamedStatement.parse(text, product);
        if (!head) {
            checkNames(whole, rows);
        }
        List<ReadyRow> ready = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            try {
                ready.add(new ReadyRow(i, head ? inserted(whole, rows.get(i)) : bound(whole, rows.get(i)), null));
            } catch (RefusedValueException refused) {
                tally.rejected(i, refused.column(), refused.sentence());
            }
        }
        return ready;
    }

    private ReadyRow.Bound bound(NamedStatement statement, Map<String, Object> row) throws RefusedValueException {
        List<Parameter> parameters = new ArrayList<>();
        for (String name : statement.names()) {
            parameters.add(FreeParameters.of(name, row.get(name), product));
        }
        return new ReadyRow.Bound(statement.sql(), parameters);
    }

    private ReadyRow.Bound inserted(NamedStatement statement, Map<String, Object> row) throws RefusedValueException {
        List<Parameter> parameters = new ArrayList<>();
        for (Map.Entry<String, Object> field : row.entrySet()) {
            parameters.add(FreeParameters.of(field.getKey(), field.getValue(), product));
        }
        String places = parameters.stream().map(parameter -> "?").collect(Collectors.joining(", "));
        return new ReadyRow.Bound(statement.sql() + " (" + places + ")", parameters);
    }

    /** A name that no row knows is a slip. */
    private static void checkNames(NamedStatement statement, List<Map<String, Object>> rows) {
        Set<String> known = new LinkedHashSet<>();
        rows.forEach(row -> known.addAll(row.keySet()));
        for (String name : statement.names()) {
            if (!known.contains(name)) {
                throw ConnectionException.refused(
                        "the statement names :" + name + ", and no row has that field",
                        NearestName.of(name, known)
                                .map(near -> "did you mean :" + near + "?")
                                .orElse("the rows have " + String.join(", ", known)));
            }
        }
    }
}
