package dev.caravan.camel;

import dev.caravan.config.NearestName;
import dev.caravan.mapping.CallShape;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.model.profile.FollowUpRule;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.TargetForm;
import dev.caravan.model.profile.WriteRule;
import dev.caravan.run.IfExists;
import dev.caravan.run.WriteTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a {@code push} URI against its operation and makes its target.
 */
final class PushOptions {
    private static final String FORM = "formId";
    static final String DISTRIBUTION = "distributionOrg";
    private static final String DATA_KEY = "dataKey";

    private PushOptions() {}

    static void check(PushEndpoint endpoint) {
        Operation operation = endpoint.handle().operation(endpoint.getOperation());
        if (operation.write() == null) {
            List<String> writes = endpoint.handle().settings().profile().operations().values().stream()
                    .filter(other -> other.write() != null)
                    .map(Operation::name)
                    .toList();
            throw new CaravanException(at(endpoint) + "this operation writes no rows; the profile's writes are "
                    + String.join(", ", writes));
        }
        OptionNames.check(at(endpoint), endpoint.options(), operation, Set.of());
        OptionNames.checkComplete(at(endpoint), endpoint.options(), operation);
        form(endpoint, operation.write(), endpoint.options());
    }

    static WriteTarget target(PushEndpoint endpoint, String caseName, @Nullable FieldMapping mapping) {
        Operation operation = endpoint.handle().operation(endpoint.getOperation());
        WriteRule declared = Objects.requireNonNull(operation.write(), "checked when the route was loaded");
        WriteRule rule = mapping == null ? declared : shaped(endpoint, wrapped(declared, mapping), mapping.calls());
        Map<String, String> options = new LinkedHashMap<>();
        if (mapping != null) {
            mapping.options().forEach((name, value) -> {
                Optional<String> option = optionOf(operation, name);
                if (option.isPresent()) {
                    options.put(option.get(), String.valueOf(value));
                } else if (name.equals(DISTRIBUTION)) {
                    throw new CaravanException(at(endpoint) + "case " + caseName + " wants distributionOrg, but this "
                            + "operation allocates nothing; take it out of mapping.yaml");
                }
            });
        }
        options.putAll(endpoint.options());
        requireIds(endpoint, options.get(DISTRIBUTION));
        WriteTarget target = new WriteTarget(
                caseName,
                endpoint.getConnection(),
                endpoint.handle().settings().profile(),
                operation,
                rule,
                form(endpoint, rule, options),
                options,
                endpoint.getRequest(),
                endpoint.handle().masking());
        requireRepeatable(endpoint, target);
        return target;
    }

    /** A row whose follow-up fails is sent again: it must be found, or bear it. */
    private static void requireRepeatable(PushEndpoint endpoint, WriteTarget target) {
        FollowUpRule next = target.rule().then();
        boolean wanted =
                next != null && !target.options().getOrDefault(next.when(), "").isEmpty();
        boolean looksUp = target.rule().existing() != null && target.ifExists() != IfExists.REJECT;
        if (next != null && wanted && !looksUp && !target.isIdempotent()) {
            throw new CaravanException(at(endpoint) + next.when() + " cannot go with ifExists="
                    + target.options().get("ifExists") + ": a row that was saved but not followed by "
                    + next.operation()
                    + " is saved again, which needs ifExists=update, unaudit-update or skip");
        }
    }

    /** 轻易云 writes {@code FormId} for our {@code formId}. */
    private static Optional<String> optionOf(Operation operation, String name) {
        return operation.options().keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst();
    }

    /** {@code dataKey} wraps a row that the profile does not place itself. */
    private static WriteRule wrapped(WriteRule rule, FieldMapping mapping) {
        Object wrapper = mapping.options().get(DATA_KEY);
        return wrapper == null || isPlaced(rule) ? rule : rule.within(wrapper.toString());
    }

    private static boolean isPlaced(WriteRule rule) {
        return rule.rowsAt() != null || !rule.rowAt().isEmpty();
    }

    /** What the mapping's {@code otherRequest} says without any effect on the operation. */
    static List<String> withoutEffect(PushEndpoint endpoint, FieldMapping mapping) {
        Operation operation = endpoint.handle().operation(endpoint.getOperation());
        WriteRule rule = Objects.requireNonNull(operation.write(), "checked when the route was loaded");
        return mapping.options().keySet().stream()
                .filter(name -> optionOf(operation, name).isEmpty() && !name.equals(DISTRIBUTION))
                .filter(name -> !name.equals(DATA_KEY) || isPlaced(rule))
                .toList();
    }

    private static void requireIds(PushEndpoint endpoint, @Nullable String organizations) {
        if (organizations != null && !organizations.matches("[0-9]+(,[0-9]+)*")) {
            throw new CaravanException(at(endpoint) + "distributionOrg is \"" + organizations
                    + "\"; it takes the ids of " + "organizations (FOrgID) with commas between them, not their codes");
        }
    }

    /** Where the profile names the list of rows, the platform's name for it counts for nothing. */
    private static WriteRule shaped(PushEndpoint endpoint, WriteRule rule, CallShape calls) {
        if (calls.single()) {
            return rule.of(rule.rowsAt(), 1);
        }
        if (rule.rowsAt() != null) {
            return rule.of(
                    rule.rowsAt(), Math.min(rule.rowsPerCall(), calls.rows().orElse(rule.rowsPerCall())));
        }
        int rows = calls.rows().orElse(1);
        if (calls.rowsKey().isPresent()) {
            String above = rule.rowAt().isEmpty() ? "" : rule.rowAt() + ".";
            return rule.of(above + calls.rowsKey().get(), rows);
        }
        if (rows > 1) {
            throw new CaravanException(at(endpoint) + "operation wants " + rows + " rows in a call, but a call of this "
                    + "operation carries one; name the request field that takes a list: rowsKey");
        }
        return rule;
    }

    private static @Nullable TargetForm form(PushEndpoint endpoint, WriteRule rule, Map<String, String> options) {
        if (rule.forms().isEmpty()) {
            return null;
        }
        String name = options.getOrDefault(FORM, "");
        TargetForm form = rule.forms().get(name);
        if (form == null) {
            String vendor = endpoint.handle().settings().profile().name();
            throw new CaravanException(at(endpoint) + "the profile does not know the form \"" + name + "\""
                    + NearestName.of(name, rule.forms().keySet())
                            .map(near -> "; did you mean \"" + near + "\"?")
                            .orElse(". It knows "
                                    + String.join(", ", rule.forms().keySet()) + "; add it in vendors/" + vendor
                                    + ".yaml with its id, identity and references"));
        }
        return form;
    }

    private static String at(PushEndpoint endpoint) {
        return "push:" + endpoint.getConnection() + "/" + endpoint.getOperation() + ": ";
    }
}
