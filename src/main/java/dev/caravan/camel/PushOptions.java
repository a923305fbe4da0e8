package dev.caravan.camel;

import dev.caravan.config.NearestName;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.TargetForm;
import dev.caravan.model.profile.WriteRule;
import dev.caravan.run.WriteTarget;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a {@code push} URI against its operation and makes its target.
 */
final class PushOptions {
    private static final String FORM = "formId";

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

    static WriteTarget target(PushEndpoint endpoint, String caseName, Map<String, Object> mappingOptions) {
        Operation operation = endpoint.handle().operation(endpoint.getOperation());
        WriteRule rule = Objects.requireNonNull(operation.write(), "checked when the route was loaded");
        Map<String, String> options = new LinkedHashMap<>();
        mappingOptions.forEach((name, value) -> {
            if (operation.options().containsKey(name)) {
                options.put(name, String.valueOf(value));
            }
        });
        options.putAll(endpoint.options());
        return new WriteTarget(
                caseName,
                endpoint.getConnection(),
                endpoint.handle().settings().profile(),
                operation,
                rule,
                form(endpoint, rule, options),
                options,
                endpoint.getRequest(),
                endpoint.handle().masking());
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
