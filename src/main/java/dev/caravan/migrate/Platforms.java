package dev.caravan.migrate;

import dev.caravan.config.ConfigException;
import dev.caravan.config.Place;
import dev.caravan.migrate.Finding.Kind;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.OperationKind;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds vendor, connection and operation of an {@code api}: by the profiles' operations, and by how vendors name theirs. */
final class Platforms {
    /** Of databases, where an API has the same name for everybody. */
    private static final List<String> DATABASE = List.of("select", "execute", "batchexecute", "getbackexecute");

    /** How vendors spell the names of their APIs. */
    private static final Map<Pattern, String> SPELLINGS = spellings();

    private final CasesRoot root;
    private final Ledger ledger;
    private final Set<String> unreadable = new HashSet<>();

    Platforms(CasesRoot root, Ledger ledger) {
        this.root = root;
        this.ledger = ledger;
    }

    private static Map<Pattern, String> spellings() {
        Map<Pattern, String> spellings = new LinkedHashMap<>();
        spellings.put(Pattern.compile("erp\\.[a-z.]+"), "jackyun");
        spellings.put(Pattern.compile("tplus/.+"), "tplus");
        spellings.put(Pattern.compile("(jdyconnector|jdy/v2)/.+"), "xingchen");
        spellings.put(Pattern.compile("(task|column|project)\\.[A-Za-z]+"), "banniu");
        spellings.put(
                Pattern.compile("(batchSave|Save|ExecuteBillQuery|Submit|Audit|Draft|BatchSave)"), Platform.K3CLOUD);
        return spellings;
    }

    /**
     * The platform of an API.
     *
     * @param kind what it has to do
     * @param otherwise the name of the vendor and connection that are new when nobody is known to have such an API
     */
    Platform of(String api, OperationKind kind, String otherwise) {
        String name = operationOf(api);
        return vendorOf(name, kind)
                .map(vendor -> known(vendor, name))
                .orElseGet(() -> new Platform(
                        otherwise, otherwise, name.isEmpty() ? "records" : name, null, operations(otherwise)));
    }

    /** A name that can stand in a URI, without a slash at its start and a query at its end. */
    static String operationOf(String api) {
        return ApiQuery.addressOf(api).replaceFirst("^/+", "").replaceAll("[^\\w./\\p{IsHan}-]+", "-");
    }

    private Platform known(String vendor, String name) {
        Operation operation = root.profile(vendor).operations().get(spelling(vendor, name));
        return new Platform(vendor, root.connectionOf(vendor), spelling(vendor, name), operation, operations(vendor));
    }

    private Set<String> operations(String vendor) {
        return root.hasVendor(vendor) ? root.profile(vendor).operations().keySet() : Set.of();
    }

    /** Only where the profile writes it otherwise. */
    private String spelling(String vendor, String name) {
        Map<String, Operation> operations = root.profile(vendor).operations();
        return operations.containsKey(name)
                ? name
                : operations.keySet().stream()
                        .filter(name::equalsIgnoreCase)
                        .findFirst()
                        .orElse(name);
    }

    private Optional<String> vendorOf(String name, OperationKind kind) {
        if (DATABASE.contains(name)) {
            return Optional.of("jdbc");
        }
        Optional<String> offering = root.vendors().stream()
                .filter(vendor -> offers(vendor, name, kind))
                .findFirst();
        return offering.or(() -> SPELLINGS.entrySet().stream()
                .filter(entry -> entry.getKey().matcher(name).matches())
                .map(Map.Entry::getValue)
                .findFirst());
    }

    /** A profile that cannot be read offers nothing, which may be why an API is taken for a new one. */
    private boolean offers(String vendor, String name, OperationKind kind) {
        if (List.of("jdbc", "mongodb").contains(vendor)) {
            return false;
        }
        try {
            Operation operation = root.profile(vendor).operations().get(name);
            return operation != null && operation.kind() == kind;
        } catch (ConfigException refused) {
            noteUnreadable(vendor, refused);
            return false;
        }
    }

    private void noteUnreadable(String vendor, ConfigException refused) {
        String file = "vendors/" + vendor + ".yaml";
        if (unreadable.add(vendor)) {
            ledger.note(
                    Kind.UNSUPPORTED,
                    Place.of(file),
                    "this profile cannot be read, so its operations are not known here: "
                            + String.valueOf(refused.getMessage()).replace("\n", "; "));
        }
    }
}
