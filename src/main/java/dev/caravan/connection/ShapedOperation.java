package dev.caravan.connection;

import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.PagingRule;
import dev.caravan.model.profile.RecordsRule;
import dev.caravan.model.profile.WindowRule;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An operation as one endpoint uses it: where the profile leaves it to an option which field the list is sorted by,
 * identified by or filtered by, that option's value. Pure.
 */
public final class ShapedOperation {
    private ShapedOperation() {}

    /** The operation with the options' values in place; what has no value stays as {@code {option}}. */
    public static Operation of(Operation operation, Map<String, String> options) {
        Template.Names names = name -> value(operation, options, name);
        Map<String, WindowRule> windows = new LinkedHashMap<>();
        operation.windows().forEach((name, rule) -> windows.put(name, window(rule, names)));
        return new Operation(
                operation.name(),
                operation.label(),
                operation.kind(),
                operation.request(),
                operation.fields(),
                operation.options(),
                records(operation.records(), names),
                paging(operation.paging(), names),
                windows,
                operation.write(),
                operation.secretFields(),
                operation.credentials(),
                operation.limit());
    }

    private static String value(Operation operation, Map<String, String> options, String name) {
        String value = options.get(name);
        if (value == null && operation.options().containsKey(name)) {
            value = operation.options().get(name).defaultValue();
        }
        return value == null ? "{" + name + "}" : value;
    }

    private static @Nullable RecordsRule records(@Nullable RecordsRule rule, Template.Names names) {
        if (rule == null || rule.key() == null) {
            return rule;
        }
        String key = Template.text(rule.key(), names);
        return new RecordsRule(rule.at(), rule.absentIsEmpty(), key.startsWith("{") ? null : key, rule.columnsAt());
    }

    private static PagingRule paging(PagingRule rule, Template.Names names) {
        return rule instanceof PagingRule.Keyset keyset
                ? new PagingRule.Keyset(keyset.field(), Template.text(keyset.by(), names), keyset.size(), keyset.end())
                : rule;
    }

    private static WindowRule window(WindowRule rule, Template.Names names) {
        return new WindowRule(
                rule.fromField(),
                rule.toField(),
                rule.format(),
                rule.granularity(),
                rule.overlap(),
                rule.slice(),
                rule.lag(),
                rule.modifiedAt() == null ? null : Template.text(rule.modifiedAt(), names));
    }
}
