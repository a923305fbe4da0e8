package dev.caravan.vendor;

import dev.caravan.config.ConfigMap;
import dev.caravan.model.profile.CallLimit;
import dev.caravan.model.profile.Encoding;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.OperationKind;
import dev.caravan.model.profile.OptionRule;
import dev.caravan.model.profile.OptionType;
import dev.caravan.model.profile.RecordsRule;
import dev.caravan.model.profile.RequestTemplate;
import dev.caravan.model.profile.WriteRule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the operations of a profile. */
final class OperationReader {
    private static final List<String> REQUEST = List.of("method", "path", "encoding", "query", "headers", "form");
    private static final List<String> KEYS = Stream.concat(
                    Stream.of(
                            "label",
                            "kind",
                            "fields",
                            "options",
                            "records",
                            "paging",
                            "windows",
                            "write",
                            "secret",
                            "credentials",
                            "limit"),
                    REQUEST.stream())
            .toList();
    private static final int MAX_CALLS = 1_000_000;
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

    private final ConfigMap defaults;
    private final Set<String> settings;
    private final Set<String> loginValues;

    /**
     * A reader of operations.
     *
     * @param defaults the profile's request, which an operation's own keys override
     * @param settings what the texts of all operations may name: settings, and values that authentication makes
     * @param loginValues what the authentication scheme gives login operations beside them
     */
    OperationReader(ConfigMap defaults, Set<String> settings, Set<String> loginValues) {
        this.defaults = defaults;
        this.settings = settings;
        this.loginValues = loginValues;
        defaults.allowOnly(REQUEST);
    }

    Operation read(String name, ConfigMap map) {
        map.allowOnly(KEYS);
        OperationKind kind = map.choice("kind", OperationKind.class, OperationKind.READ);
        Map<String, OptionRule> options = options(map.mapOrEmpty("options"));
        WriteRule write = map.optionalMap("write")
                .map(rule -> WriteReader.read(rule, options))
                .orElse(null);
        if (write != null && kind != OperationKind.WRITE) {
            map.problem("write", "only an operation of kind: write has it");
        }
        checkPlaceholders(map, kind, options.keySet());
        ConfigMap paging = map.mapOrEmpty("paging");
        Operation operation = new Operation(
                name,
                map.text("label", name),
                kind,
                request(map),
                PlainTree.of(map.mapOrEmpty("fields")),
                options,
                records(map),
                PagingReader.paging(paging),
                PagingReader.windows(map.mapOrEmpty("windows")),
                write,
                map.texts("secret"),
                map.flag("credentials", false),
                map.optionalMap("limit").map(OperationReader::limit).orElse(null));
        if (map.has("paging") && operation.records() == null) {
            map.problem("paging", "needs \"records\": where the list is");
        }
        return operation;
    }

    /** The operations that others name must exist. */
    void checkNames(ConfigMap operations) {
        for (String name : operations.names()) {
            operations
                    .mapOrEmpty(name)
                    .mapOrEmpty("write")
                    .optionalMap("existing")
                    .ifPresent(existing -> List.of("operation", "release")
                            .forEach(key -> ProfileReader.checkName(
                                    existing, key, existing.text(key, ""), "operation", operations.names())));
        }
    }

    private static CallLimit limit(ConfigMap map) {
        map.allowOnly("calls", "per");
        return new CallLimit(map.integer("calls", 1, MAX_CALLS), map.duration("per"));
    }

    private RequestTemplate request(ConfigMap map) {
        String method = own(map, "method").text("method", "POST").toUpperCase(Locale.ROOT);
        ProfileReader.checkName(own(map, "method"), "method", method, "method", METHODS);
        return new RequestTemplate(
                method,
                own(map, "path").text("path", ""),
                own(map, "encoding").choice("encoding", Encoding.class, Encoding.JSON),
                texts(map, "query"),
                texts(map, "headers"),
                texts(map, "form"));
    }

    private ConfigMap own(ConfigMap map, String key) {
        return map.has(key) ? map : defaults;
    }

    private Map<String, String> texts(ConfigMap map, String key) {
        Map<String, String> texts = new LinkedHashMap<>(defaults.textMap(key));
        texts.putAll(map.textMap(key));
        return texts;
    }

    private static Map<String, OptionRule> options(ConfigMap map) {
        Map<String, OptionRule> options = new LinkedHashMap<>();
        for (String name : map.names()) {
            ConfigMap option = map.map(name);
            option.allowOnly("at", "type", "required", "default", "allowed");
            options.put(
                    name,
                    new OptionRule(
                            option.optionalText("at").orElse(null),
                            option.choice("type", OptionType.class, OptionType.TEXT),
                            option.flag("required", false),
                            option.optionalText("default").orElse(null),
                            option.texts("allowed")));
        }
        return options;
    }

    private static @Nullable RecordsRule records(ConfigMap map) {
        return map.optionalMap("records").map(OperationReader::recordsRule).orElse(null);
    }

    private static RecordsRule recordsRule(ConfigMap map) {
        map.allowOnly("at", "absent", "key");
        String absent = map.oneOf("absent", List.of("error", "empty"), "error");
        return new RecordsRule(
                map.text("at"), absent.equals("empty"), map.optionalText("key").orElse(null));
    }

    private void checkPlaceholders(ConfigMap map, OperationKind kind, Set<String> options) {
        Set<String> known = new HashSet<>(settings);
        known.addAll(options);
        known.addAll(List.of("operation", "now"));
        if (kind == OperationKind.LOGIN) {
            known.addAll(loginValues);
        }
        Set<String> inForms = new HashSet<>(known);
        inForms.add("body");
        for (String key : List.of("path", "query", "headers", "form")) {
            own(map, key).node(key).ifPresent(node -> Placeholders.check(node, key.equals("form") ? inForms : known));
        }
        for (String key : List.of("records", "paging", "windows")) {
            map.node(key).ifPresent(node -> Placeholders.check(node, options));
        }
        map.node("fields").ifPresent(node -> Placeholders.check(node, known));
        Set<String> inLookUps = new HashSet<>(options);
        inLookUps.addAll(WriteReader.LOOK_UP_NAMES);
        map.mapOrEmpty("write").node("existing").ifPresent(node -> Placeholders.check(node, inLookUps));
        map.mapOrEmpty("write").node("then").ifPresent(node -> Placeholders.check(node, inLookUps));
    }
}
