package dev.caravan.sandbox.k3cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/** A 星空 request body in any of its spellings: named members, {@code parameters} as list or text, data as text. */
final class K3Body {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final JsonNode root;

    private K3Body(JsonNode root) {
        this.root = root;
    }

    /** Throws K3Refusal (MsgCode 8) when the body is not a JSON object. */
    static K3Body of(String text) throws K3Refusal {
        JsonNode root = parse(text);
        if (!root.isObject()) {
            throw new K3Refusal(8, "请求参数必须为JSON对象");
        }
        return new K3Body(root);
    }

    /** The form, or an empty text. */
    String formId() throws K3Refusal {
        String named = member(root, "formid").asText("");
        if (!named.isEmpty()) {
            return named;
        }
        JsonNode parameters = parameters();
        return parameters.size() > 1 ? parameters.get(0).asText("") : "";
    }

    /** The data object. */
    JsonNode data() throws K3Refusal {
        JsonNode data = member(root, "data");
        JsonNode parameters = parameters();
        if (data.isMissingNode() && !parameters.isEmpty()) {
            data = parameters.get(parameters.size() - 1);
        }
        if (data.isTextual()) {
            data = parse(data.asText());
        }
        if (!data.isObject()) {
            throw new K3Refusal(8, "data必须为JSON对象");
        }
        return data;
    }

    /** A login's argument: by name, or by its place in {@code parameters}; empty when absent. */
    String argument(String name, int place) throws K3Refusal {
        JsonNode named = member(root, name);
        return named.isMissingNode() ? parameters().path(place).asText("") : named.asText("");
    }

    /** A member by name whatever the case of its letters, or a missing node. */
    static JsonNode member(JsonNode object, String name) {
        JsonNode exact = object.path(name);
        if (!exact.isMissingNode()) {
            return exact;
        }
        for (var entry : object.properties()) {
            if (entry.getKey().equalsIgnoreCase(name)) {
                return entry.getValue();
            }
        }
        return MissingNode.getInstance();
    }

    /** A flag given as a boolean or as its text. */
    static boolean flag(JsonNode object, String name) {
        return "true".equalsIgnoreCase(object.path(name).asText(""));
    }

    private JsonNode parameters() throws K3Refusal {
        JsonNode parameters = member(root, "parameters");
        return parameters.isTextual() ? parse(parameters.asText()) : parameters;
    }

    private static JsonNode parse(String text) throws K3Refusal {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new K3Refusal(8, "请求参数不是合法的JSON");
        }
    }
}
