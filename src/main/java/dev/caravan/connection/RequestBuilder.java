package dev.caravan.connection;

import dev.caravan.config.NearestName;
import dev.caravan.json.Json;
import dev.caravan.model.Action;
import dev.caravan.model.profile.Encoding;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.OptionRule;
import dev.caravan.model.profile.RequestTemplate;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes requests of calls: the profile's template, the operation's own fields, the call's fields over them and its options
 * at their places, in an order in which options come first. Signs nothing. Thread-safe.
 */
public final class RequestBuilder {
    private static final DateTimeFormatter NOW = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final ConnectionSettings settings;
    private final Clock clock;

    /** A builder for one connection. */
    public RequestBuilder(ConnectionSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The unsigned request as it would go out now, for previews; values of the authentication scheme are shown by name. */
    public HttpCall build(OperationCall call) {
        return draft(call, name -> null, name -> "{" + name + "}").toCall(0);
    }

    /**
     * The request before it is signed.
     *
     * @throws ConnectionException ({@code FAIL}) when an option is unknown, missing or of the wrong type
     */
    RequestDraft draft(OperationCall call, Template.Names schemeValues) {
        return draft(call, schemeValues, name -> null);
    }

    private RequestDraft draft(OperationCall call, Template.Names schemeValues, Template.Names otherwise) {
        Map<String, String> options = checked(call);
        Template.Names names = names(call, options, schemeValues, otherwise);
        Map<String, Object> fields = fields(call, options, names);
        RequestTemplate template = call.operation().request();
        if (call.link() != null) {
            return linked(call.link(), template, names);
        }
        RequestDraft draft =
                new RequestDraft(template.method(), address(template.path(), names), template.encoding(), fields);
        Template.fill(draft.query(), template.query(), names);
        draft.headers().putAll(headers(template, names));
        if (template.encoding() == Encoding.FORM) {
            fillForm(draft, template.form(), names);
        } else if (template.encoding() == Encoding.QUERY) {
            fields.forEach((name, value) -> draft.query().put(name, plain(value)));
        }
        return draft;
    }

    /** The request that a link of the vendor's own answer asks for: nothing but headers is added to it. */
    private RequestDraft linked(String link, RequestTemplate template, Template.Names names) {
        NextLink next = NextLink.of(link, settings.value("base-url"));
        RequestDraft draft = new RequestDraft("GET", next.address(), Encoding.QUERY, Map.of());
        draft.query().putAll(next.query());
        draft.headers().putAll(headers(template, names));
        draft.headers().remove("Content-Type");
        return draft;
    }

    private String address(String path, Template.Names names) {
        String base = settings.value("base-url");
        String rendered = UrlText.encodePath(Template.text(path, names));
        if (rendered.isEmpty()) {
            return base;
        }
        String front = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
        return front + (rendered.startsWith("/") ? "" : "/") + rendered;
    }

    private static Map<String, String> headers(RequestTemplate template, Template.Names names) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Accept", "application/json");
        switch (template.encoding()) {
            case JSON -> headers.put("Content-Type", "application/json; charset=utf-8");
            case FORM -> headers.put("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
            case QUERY -> {
                if (!template.method().equals("GET") && !template.method().equals("DELETE")) {
                    headers.put("Content-Type", "application/json; charset=utf-8");
                }
            }
        }
        Template.fill(headers, template.headers(), names);
        return headers;
    }

    private static void fillForm(RequestDraft draft, Map<String, String> form, Template.Names names) {
        String body = Json.write(draft.fields());
        Template.Names withBody = name -> name.equals("body") ? body : names.value(name);
        Template.fill(draft.form(), form, withBody);
        if (form.values().stream().noneMatch(text -> text.contains("{body}"))) {
            draft.fields().forEach((name, value) -> draft.form().put(name, plain(value)));
        }
    }

    /** A value as a parameter's text; objects and lists as JSON. */
    static String plain(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof Map || value instanceof Iterable ? Json.write(value) : value.toString();
    }

    private Map<String, Object> fields(OperationCall call, Map<String, String> options, Template.Names names) {
        Map<String, OptionRule> rules = call.operation().options();
        Map<String, Object> tree = new LinkedHashMap<>();
        place(tree, rules, options);
        FieldTree.merge(tree, Template.map(call.operation().fields(), names));
        FieldTree.merge(tree, call.fields());
        Map<String, String> own = new LinkedHashMap<>(options);
        own.keySet().retainAll(call.options().keySet());
        place(tree, rules, own);
        return tree;
    }

    private static void place(Map<String, Object> tree, Map<String, OptionRule> rules, Map<String, String> options) {
        options.forEach((name, text) -> {
            OptionRule rule = rules.get(name);
            if (rule != null && rule.at() != null) {
                FieldTree.set(tree, rule.at(), OptionValue.of(name, rule, text));
            }
        });
    }

    private Map<String, String> checked(OperationCall call) {
        Operation operation = call.operation();
        Map<String, String> options = new LinkedHashMap<>();
        operation.options().forEach((name, rule) -> {
            String value = call.options().getOrDefault(name, rule.defaultValue());
            if (value != null) {
                OptionValue.of(name, rule, value);
                options.put(name, value);
            } else if (rule.required()) {
                throw refused(call, "option \"" + name + "\" is missing");
            }
        });
        call.options().keySet().stream()
                .filter(name -> !operation.options().containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw refused(
                            call,
                            NearestName.unknown(
                                    "option", name, operation.options().keySet()));
                });
        return options;
    }

    private ConnectionException refused(OperationCall call, String message) {
        String where = "connection '" + settings.name() + "', operation '"
                + call.operation().name() + "': ";
        return new ConnectionException(Answer.local(Action.FAIL, where + message, null));
    }

    /** A held token's value beats a setting of the same name: the setting is what the first token was made of. */
    private Template.Names names(
            OperationCall call, Map<String, String> options, Template.Names schemeValues, Template.Names otherwise) {
        List<Template.Names> sources = List.of(
                call.loginValues()::get,
                schemeValues,
                options::get,
                settings.values()::get,
                name -> own(call, name),
                otherwise);
        return name -> sources.stream()
                .map(source -> source.value(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String own(OperationCall call, String name) {
        return switch (name) {
            case "operation" -> call.operation().name();
            case "now" -> NOW.withZone(settings.profile().zone()).format(clock.instant());
            default -> null;
        };
    }
}
