package dev.caravan.migrate;

import dev.caravan.config.ConfigMap;
import dev.caravan.migrate.Finding.Kind;
import dev.caravan.model.profile.OperationKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns the configuration of a target into its half of a case. Used once. */
final class TargetImport {
    /** The API that writes nothing: what was read is kept for look-ups. */
    static final String EMPTY_WRITE = "写入空操作";

    private static final List<String> VERBATIM =
            List.of("mapping", "groupCalculate", "distributionOrg", "autoCheck", "callBackStrategy");
    private static final String[] GROUPING = {
        "headerGroup", "bodyGroup", "bodyName", "targetBodyName", "bodyMaxLine", "calculate"
    };
    private static final List<String> OPERATION = List.of("method", "rows", "rowsKey");

    private final Ledger ledger;
    private final RowImport rows;
    private final ConfigMap config;
    private final Platform platform;

    TargetImport(Ledger ledger, RowImport rows, ConfigMap config, Platform platform) {
        this.ledger = ledger;
        this.rows = rows;
        this.config = config;
        this.platform = platform;
    }

    static Platform platform(ConfigMap config, Platforms platforms, String otherwise) {
        return platforms.of(config.text("api", ""), OperationKind.WRITE, otherwise);
    }

    static boolean isEmptyWrite(ConfigMap config) {
        return config.text("api", "").equals(EMPTY_WRITE);
    }

    /** Reads a target that writes nothing. */
    static void readEmptyWrite(Ledger ledger, ConfigMap config) {
        ledger.read(config, "api", "effect", "type", "method", "request", "otherRequest", "operation", "response");
        ledger.read(
                config, "id", "number", "name", "idCheck", "label", "describe", "autoFillResponse", "otherResponse");
        ledger.note(
                Kind.CHANGED,
                config.placeOf("api"),
                EMPTY_WRITE + " is the option final of stage: records are kept for look-ups, nobody delivers them");
        for (String key : List.of("request", "otherRequest", "operation")) {
            if (config.has(key)) {
                config.node(key).ifPresent(ledger::readAll);
                ledger.leftOut(config, key, "nothing is written");
            }
        }
    }

    TargetDraft run() {
        ledger.read(config, "api", "effect", "type", "method", "request", "otherRequest", "operation");
        for (String key : List.of("id", "number", "name", "idCheck")) {
            if (config.names().contains(key)) {
                ledger.leftOut(config, key, "of a target: the source's key identifies a record");
            }
        }
        Answers.note(ledger, config);
        List<Map<String, Object>> request = rows.sending(rows.rows(config.maps("request")));
        List<Map<String, Object>> others = rows.rows(config.maps("otherRequest"));
        Map<String, Object> push = new LinkedHashMap<>();
        Map<String, Object> operation = null;
        if (platform.isK3Cloud()) {
            operation = new FormImport(ledger, rows, config, platform).run(request, others, push);
        } else if (platform.vendor().equals("jdbc")) {
            new StatementImport(ledger, rows, config).dropLimit(others);
        } else if (platform.known() == null) {
            operation = WriteOperation.of(ledger, config, others);
        }
        return new TargetDraft(platform, file(request, options(others)), push, operation, config.place());
    }

    private Map<String, Object> file(List<Map<String, Object>> request, List<Map<String, Object>> others) {
        Map<String, Object> file = new LinkedHashMap<>();
        boolean inShort = config.has("mapping");
        if (!request.isEmpty() || !inShort) {
            file.put("request", request);
        }
        if (request.isEmpty() && !inShort) {
            ledger.note(
                    Kind.OPEN,
                    config.place(),
                    "there is no \"request\": nothing is sent of a record; write the target's fields");
        }
        if (!others.isEmpty()) {
            file.put("otherRequest", others);
        }
        if (!request.isEmpty()) {
            ledger.note(
                    Kind.CARRIED,
                    config.placeOf("request"),
                    request.size() + " rows of request are in mapping.yaml, with their children");
        }
        operation(file);
        VERBATIM.forEach(key -> verbatim(key, file));
        List<ConfigMap> writeBack = Answers.writeBack(config);
        if (!writeBack.isEmpty()) {
            file.put("response", rows.rows(writeBack));
            ledger.note(Kind.CARRIED, config.placeOf("response"), "primaryWriteback is in mapping.yaml");
        }
        return file;
    }

    private void operation(Map<String, Object> file) {
        config.optionalMap("operation").ifPresent(operation -> {
            Map<String, Object> copy = new LinkedHashMap<>();
            ledger.read(operation, OPERATION.toArray(String[]::new));
            OPERATION.forEach(key -> operation.node(key).ifPresent(value -> copy.put(key, value)));
            file.put("operation", copy);
            ledger.note(Kind.CARRIED, config.placeOf("operation"), "operation is in mapping.yaml");
        });
    }

    private void verbatim(String key, Map<String, Object> file) {
        ledger.read(config, key);
        config.node(key).ifPresent(node -> {
            if (key.equals("groupCalculate")) {
                ledger.readEach(node, GROUPING);
                config.optionalMap(key).ifPresent(group -> ledger.readAll(group, "calculate"));
            } else {
                ledger.readAll(node);
            }
            file.put(key, PlainCopy.of(node, ledger));
            ledger.note(Kind.CARRIED, config.placeOf(key), key + " is in mapping.yaml");
        });
    }

    /** The rows that are options of the operation. */
    private List<Map<String, Object>> options(List<Map<String, Object>> others) {
        Set<String> known =
                platform.known() == null ? Set.of() : platform.known().options().keySet();
        List<Map<String, Object>> options = new ArrayList<>();
        for (Map<String, Object> row : rows.sending(others)) {
            String field = RowValues.field(row);
            if (known.contains(field)) {
                options.add(row);
                ledger.note(
                        Kind.CARRIED,
                        rows.originOf(row, config.place()),
                        "otherRequest " + field + " is in mapping.yaml");
            } else {
                ledger.note(
                        Kind.UNSUPPORTED,
                        rows.originOf(row, config.place()),
                        "otherRequest " + field + ": operation " + platform.operation()
                                + " has no such option; left out");
            }
        }
        return options;
    }
}
