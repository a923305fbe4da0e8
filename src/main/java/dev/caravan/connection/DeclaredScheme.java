package dev.caravan.connection;

import dev.caravan.model.Action;
import dev.caravan.model.profile.DeclaredAuth;
import dev.caravan.model.profile.Encoding;
import dev.caravan.model.profile.RequestPart;
import dev.caravan.model.profile.SignRule;
import dev.caravan.model.profile.TokenRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Authentication that the profile declares: tokens, values made for each attempt, what is added, signatures. */
final class DeclaredScheme implements AuthScheme {
    @Override
    public String name() {
        return "declared";
    }

    @Override
    public boolean needsToken(ConnectionSettings settings) {
        return rule(settings).isPresent();
    }

    @Override
    public Token obtain(TokenRequest request) {
        TokenRule rule = rule(request.settings()).orElseThrow();
        return new DeclaredToken(rule, request).obtain();
    }

    /**
     * Where the first token is configured, nothing but it and the account count: a change of other settings must not throw
     * the only valid refresh token away.
     */
    @Override
    public Map<String, String> credentials(ConnectionSettings settings) {
        List<String> seeds =
                rule(settings).map(rule -> List.copyOf(rule.seed().values())).orElse(List.of());
        if (seeds.isEmpty()) {
            return settings.values();
        }
        Map<String, String> credentials = new LinkedHashMap<>(settings.values());
        credentials
                .keySet()
                .removeIf(name ->
                        !seeds.contains(name) && !settings.profile().identity().contains(name));
        return credentials;
    }

    private static Optional<TokenRule> rule(ConnectionSettings settings) {
        return declared(settings).tokens().stream()
                .filter(rule -> rule.when().holds(settings.values()))
                .findFirst();
    }

    private static DeclaredAuth declared(ConnectionSettings settings) {
        return Objects.requireNonNull(settings.profile().auth().declared(), "read with every declared scheme");
    }

    @Override
    public Map<String, String> values(AuthContext context) {
        Map<String, String> values = new LinkedHashMap<>(context.session());
        declared(context.settings())
                .made()
                .forEach((name, value) -> values.put(
                        name,
                        MadeValues.of(
                                value,
                                context.clock().instant(),
                                context.settings().profile().zone())));
        return values;
    }

    @Override
    public void sign(RequestDraft request, AuthContext context) {
        Map<String, String> settings = context.settings().values();
        Template.Names names = name -> context.values().getOrDefault(name, settings.get(name));
        DeclaredAuth declared = declared(context.settings());
        if (!context.login()) {
            declared.applied().stream()
                    .filter(rule -> rule.when().holds(settings))
                    .forEach(rule -> {
                        fill(request, RequestPart.HEADERS, rule.headers(), names);
                        fill(request, RequestPart.QUERY, rule.query(), names);
                        fill(request, RequestPart.FORM, rule.form(), names);
                    });
        }
        declared.signatures().stream()
                .filter(rule -> rule.when().holds(settings))
                .forEach(rule -> sign(request, rule, names));
    }

    private static void fill(
            RequestDraft request, RequestPart part, Map<String, String> templates, Template.Names names) {
        if (!templates.isEmpty()) {
            Template.fill(parameters(request, part), templates, names);
        }
    }

    private static void sign(RequestDraft request, SignRule rule, Template.Names names) {
        String signature = Signature.of(request, rule, names);
        String name = Template.text(rule.name(), names);
        if (rule.into() == RequestPart.FIELDS) {
            check(request, Encoding.JSON, "JSON body");
            FieldTree.set(request.fields(), name, signature);
        } else {
            parameters(request, rule.into()).put(name, signature);
        }
    }

    private static Map<String, String> parameters(RequestDraft request, RequestPart part) {
        if (part == RequestPart.FORM) {
            check(request, Encoding.FORM, "form");
        }
        return switch (part) {
            case QUERY -> request.query();
            case FORM -> request.form();
            default -> request.headers();
        };
    }

    private static void check(RequestDraft request, Encoding needed, String what) {
        if (request.encoding() != needed) {
            throw new ConnectionException(Answer.local(
                    Action.FAIL,
                    "the profile's auth puts something into the " + what + ", but the request " + request.method() + " "
                            + request.plainPath() + " has none",
                    "put it into the query or a header, or set the operation's encoding"));
        }
    }
}
