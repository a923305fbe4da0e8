package dev.caravan.vendor;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.NearestName;
import dev.caravan.model.profile.AnswerTable;
import dev.caravan.model.profile.AuthRule;
import dev.caravan.model.profile.Limits;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.OperationKind;
import dev.caravan.model.profile.OptionType;
import dev.caravan.model.profile.SettingRule;
import dev.caravan.model.profile.Transport;
import dev.caravan.model.profile.VendorProfile;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a vendor profile strictly; problems are noted at their places. Used once. */
final class ProfileReader {
    private static final int MAX_CONCURRENCY = 1000;
    private static final List<String> HTTP_KEYS = List.of("auth", "request", "answers");
    private static final List<String> KEYS = Stream.concat(
                    Stream.of(
                            "vendor",
                            "extends",
                            "label",
                            "transport",
                            "zone",
                            "settings",
                            "identity",
                            "limits",
                            "check",
                            "operations"),
                    HTTP_KEYS.stream())
            .toList();
    private static final AuthRule NO_AUTH = new AuthRule("none", Map.of(), null);
    private static final AnswerTable NO_ANSWERS = new AnswerTable(List.of(), List.of(), List.of());
    /** The shape of the names of settings and values. */
    static final String NAME = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    private final Map<String, Set<String>> schemes;

    ProfileReader(Map<String, Set<String>> schemes) {
        this.schemes = schemes;
    }

    /**
     * Reads a profile.
     *
     * @param vendor the name of its file
     * @param root the profile, merged
     * @param rules its answer rules, in the order they are tried
     */
    VendorProfile read(String vendor, ConfigMap root, List<ConfigMap> rules) {
        root.allowOnly(KEYS);
        Transport transport = root.choice("transport", Transport.class, Transport.HTTP);
        boolean http = transport == Transport.HTTP;
        if (!http) {
            HTTP_KEYS.stream().filter(root::has).forEach(key -> root.problem(key, "goes with transport: http only"));
        }
        String name = root.text("vendor", vendor);
        if (!name.equals(vendor)) {
            root.problem("vendor", "is \"" + name + "\", but the file is named " + vendor + FolderFiles.SUFFIX);
        }
        Map<String, SettingRule> settings = settings(root.map("settings"), http ? "base-url" : "url");
        AuthReader authReader = new AuthReader(schemes, settings.keySet());
        AuthRule auth = http ? authReader.read(root.map("auth")) : NO_AUTH;
        Map<String, Operation> operations = operations(root, settings.keySet(), auth);
        authReader.checkNames(root.mapOrEmpty("auth"), operations);
        String check = root.text("check", firstRead(operations));
        checkName(root, "check", check, "operation", operations.keySet());
        return new VendorProfile(
                vendor,
                root.text("label"),
                transport,
                zone(root),
                settings,
                identity(root, settings.keySet()),
                limits(root.map("limits")),
                auth,
                http ? new AnswersReader(operations.keySet()).read(root.map("answers"), rules) : NO_ANSWERS,
                operations,
                check);
    }

    private Map<String, Operation> operations(ConfigMap root, Set<String> settings, AuthRule auth) {
        Set<String> names = new LinkedHashSet<>(settings);
        names.addAll(AuthReader.valuesOf(auth));
        ConfigMap request = auth.equals(NO_AUTH) ? root.mapOrEmpty("request") : root.map("request");
        OperationReader reader = new OperationReader(request, names, schemes.getOrDefault(auth.scheme(), Set.of()));
        ConfigMap maps = root.map("operations");
        Map<String, Operation> operations = new LinkedHashMap<>();
        maps.names().forEach(operation -> operations.put(operation, reader.read(operation, maps.map(operation))));
        reader.checkNames(maps);
        return operations;
    }

    /** What proves that a connection works where the profile does not say; nothing in a profile that others extend. */
    private static String firstRead(Map<String, Operation> operations) {
        return operations.values().stream()
                .filter(operation -> operation.kind() == OperationKind.READ)
                .map(Operation::name)
                .findFirst()
                .orElse("");
    }

    /** Notes a problem when a required name is not one of those there are. */
    static void checkName(ConfigMap map, String key, String name, String what, Set<String> known) {
        if (!name.isEmpty() && !known.contains(name)) {
            map.problem(key, NearestName.unknown(what, name, known));
        }
    }

    /** Notes a problem when a key of a map is not one of those there may be. */
    static void checkKey(ConfigMap map, String key, String what, Set<String> known) {
        if (!known.contains(key)) {
            map.problem(key, NearestName.unknown(what, key, known));
        }
    }

    private static Map<String, SettingRule> settings(ConfigMap map, String address) {
        Map<String, SettingRule> settings = new LinkedHashMap<>();
        for (String key : map.names()) {
            if (!key.matches(NAME)) {
                map.problem(key, "a setting's name is lower-case words joined by hyphens");
            }
            settings.put(key, setting(map.map(key)));
        }
        if (!settings.containsKey(address)) {
            map.problem("\"" + address + "\" is missing: requests need an address");
        }
        map.names().forEach(key -> map.mapOrEmpty(key)
                .mapOrEmpty("required-when")
                .names()
                .forEach(
                        other -> checkName(map.mapOrEmpty(key), "required-when", other, "setting", settings.keySet())));
        return settings;
    }

    private static SettingRule setting(ConfigMap map) {
        map.allowOnly("required", "required-when", "secret", "type", "default", "allowed", "about");
        Map<String, List<String>> when = new LinkedHashMap<>();
        ConfigMap conditions = map.mapOrEmpty("required-when");
        conditions.names().forEach(other -> when.put(other, conditions.texts(other)));
        return new SettingRule(
                map.flag("required", false),
                when,
                map.flag("secret", false),
                map.choice("type", OptionType.class, OptionType.TEXT),
                map.optionalText("default").orElse(null),
                map.texts("allowed"),
                map.text("about", ""));
    }

    private static ZoneId zone(ConfigMap root) {
        String zone = root.text("zone");
        try {
            return zone.isEmpty() ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            root.problem("zone", "\"" + zone + "\" is not a time zone; write one such as Asia/Shanghai");
            return ZoneOffset.UTC;
        }
    }

    private static List<String> identity(ConfigMap root, Set<String> settings) {
        List<String> identity = root.texts("identity");
        if (identity.isEmpty()) {
            root.problem("\"identity\" is missing: the settings that make it the same account, e.g. [base-url]");
        }
        identity.forEach(key -> checkName(root, "identity", key, "setting", settings));
        return identity;
    }

    private static Limits limits(ConfigMap map) {
        map.allowOnly("requests-per-second", "concurrency");
        String text = map.text("requests-per-second");
        int concurrency = map.integer("concurrency", 1, MAX_CONCURRENCY);
        if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?") || Double.parseDouble(text) <= 0) {
            map.problem("requests-per-second", "expected a number above 0, such as 10 or 0.5");
            return new Limits(1, concurrency);
        }
        return new Limits(Double.parseDouble(text), concurrency);
    }
}
