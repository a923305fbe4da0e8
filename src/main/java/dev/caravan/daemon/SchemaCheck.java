package dev.caravan.daemon;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonNodePath;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigList;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.config.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Checks documents with the JSON Schemas that editors use: what an editor underlines, the lint says too. Used by one thread.
 */
final class SchemaCheck {
    private static final String FOLDER = "classpath:META-INF/caravan/schema/";

    private final JsonSchemaFactory schemas = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final SchemaValidatorsConfig config =
            SchemaValidatorsConfig.builder().locale(Locale.ENGLISH).build();
    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * What a schema does not allow, each with its place.
     *
     * @param name {@code mapping}, {@code source} or {@code test}
     */
    List<LintFinding> check(String name, ConfigDocument document) {
        JsonSchema schema = schemas.getSchema(SchemaLocation.of(FOLDER + name + ".schema.json"), config);
        List<LintFinding> findings = new ArrayList<>();
        for (ValidationMessage message :
                schema.validate(mapper.valueToTree(document.root().plain()))) {
            Place place = placeOf(document.root(), message);
            if (findings.stream().noneMatch(finding -> finding.isAt(place))) {
                findings.add(new LintFinding(place, LintRule.SCHEMA, false, sentence(message)));
            }
        }
        return findings;
    }

    private static String sentence(ValidationMessage message) {
        Object[] arguments = message.getArguments();
        return message.getType().equals("type") && arguments != null && arguments.length == 2
                ? "expected " + arguments[1] + ", found " + arguments[0]
                : String.valueOf(message.getError());
    }

    private static Place placeOf(ConfigNode root, ValidationMessage message) {
        ConfigNode node = root;
        JsonNodePath path = message.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            Optional<ConfigNode> next = step(node, path.getElement(i));
            if (next.isEmpty()) {
                return node.place();
            }
            node = next.get();
        }
        String property = message.getProperty();
        boolean extra = message.getType().equals("additionalProperties");
        return extra && property != null && node instanceof ConfigMap map ? map.placeOf(property) : node.place();
    }

    private static Optional<ConfigNode> step(ConfigNode node, Object step) {
        if (node instanceof ConfigMap map) {
            return map.node(String.valueOf(step));
        }
        return node instanceof ConfigList list
                        && step instanceof Integer index
                        && index < list.items().size()
                ? Optional.of(list.items().get(index))
                : Optional.empty();
    }
}
