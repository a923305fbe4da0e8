package dev.caravan.vendor;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigScalar;
import dev.caravan.model.profile.AppliedRule;
import dev.caravan.model.profile.AuthRule;
import dev.caravan.model.profile.DeclaredAuth;
import dev.caravan.model.profile.MadeValue;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.OperationKind;
import dev.caravan.model.profile.SettingCondition;
import dev.caravan.model.profile.TokenRule;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads how requests prove who sends them. Used once. */
final class AuthReader {
    /** The scheme that is declared in the profile itself. */
    static final String DECLARED = "declared";

    private static final String SCHEME = "scheme";
    private static final String TOKEN = "token";
    private static final String APPLY = "apply";
    private static final String WHEN = "when";

    private final Map<String, Set<String>> schemes;
    private final Set<String> settings;

    AuthReader(Map<String, Set<String>> schemes, Set<String> settings) {
        this.schemes = schemes;
        this.settings = settings;
    }

    AuthRule read(ConfigMap map) {
        String scheme = map.text(SCHEME);
        ProfileReader.checkName(map, SCHEME, scheme, "authentication scheme", schemes.keySet());
        return scheme.equals(DECLARED)
                ? new AuthRule(scheme, Map.of(), declared(map))
                : new AuthRule(scheme, options(map), null);
    }

    /** The names that the texts of operations may use beside settings. */
    static Set<String> valuesOf(AuthRule auth) {
        DeclaredAuth declared = auth.declared();
        Set<String> names = new LinkedHashSet<>();
        if (declared != null) {
            names.addAll(declared.made().keySet());
            declared.tokens().forEach(token -> names.addAll(token.values().keySet()));
        }
        return names;
    }

    /** The operations that tokens come from must be logins. */
    void checkNames(ConfigMap map, Map<String, Operation> operations) {
        Set<String> logins = new LinkedHashSet<>();
        operations.values().stream()
                .filter(operation -> operation.kind() == OperationKind.LOGIN)
                .map(Operation::name)
                .forEach(logins::add);
        if (map.text(SCHEME, "").equals(DECLARED)) {
            map.mapsOrMap(TOKEN).forEach(token -> List.of("login", "refresh")
                    .forEach(key -> ProfileReader.checkName(
                            token, key, token.text(key, ""), "operation of kind: login", logins)));
        }
    }

    private static Map<String, String> options(ConfigMap map) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String name : map.names()) {
            if (!name.equals(SCHEME)) {
                map.node(name)
                        .filter(node -> !(node instanceof ConfigScalar))
                        .ifPresent(node -> node.problem("expected a single value"));
                options.put(name, map.text(name, ""));
            }
        }
        return options;
    }

    private DeclaredAuth declared(ConfigMap map) {
        map.allowOnly(SCHEME, TOKEN, "make", "sign", APPLY);
        Map<String, MadeValue> made = MadeValueReader.read(map.mapOrEmpty("make"), settings);
        List<TokenRule> tokens = map.mapsOrMap(TOKEN).stream()
                .map(token -> new TokenReader(settings).read(token, condition(token)))
                .toList();
        Set<String> names = new LinkedHashSet<>(settings);
        names.addAll(made.keySet());
        SignReader signs = new SignReader(names(names, tokens));
        return new DeclaredAuth(
                tokens,
                made,
                map.mapsOrMap(APPLY).stream()
                        .map(applied -> applied(applied, names(names, tokens)))
                        .toList(),
                map.mapsOrMap("sign").stream()
                        .map(sign -> signs.read(sign, condition(sign)))
                        .toList());
    }

    private static Set<String> names(Set<String> names, List<TokenRule> tokens) {
        Set<String> all = new LinkedHashSet<>(names);
        tokens.forEach(token -> all.addAll(token.values().keySet()));
        return all;
    }

    private AppliedRule applied(ConfigMap map, Set<String> names) {
        map.allowOnly(WHEN, "headers", "query", "form");
        for (String part : List.of("headers", "query", "form")) {
            map.node(part).ifPresent(node -> Placeholders.check(node, names));
            Placeholders.checkNames(map.mapOrEmpty(part), names);
        }
        return new AppliedRule(condition(map), map.textMap("headers"), map.textMap("query"), map.textMap("form"));
    }

    private SettingCondition condition(ConfigMap map) {
        Map<String, List<String>> allOf = new LinkedHashMap<>();
        ConfigMap when = map.mapOrEmpty(WHEN);
        for (String setting : when.names()) {
            ProfileReader.checkKey(when, setting, "setting", settings);
            allOf.put(setting, when.texts(setting));
        }
        return new SettingCondition(allOf);
    }
}
