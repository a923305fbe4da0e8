package dev.caravan.migrate;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a case's routes as a person would. Pure. */
final class RouteText {
    private static final int WIDTH = 130;
    private static final String STEP = "        - ";

    private RouteText() {}

    /**
     * The text of {@code route.camel.yaml}.
     *
     * @param title what stands at its top, one line
     * @param cron six fields, of the extraction
     */
    static String of(
            String caseName, String title, String cron, @Nullable SourceDraft source, @Nullable TargetDraft target) {
        StringBuilder text = new StringBuilder("# " + title + "\n");
        if (source != null) {
            head(text, caseName, "extract", "quartz:" + caseName, Map.of("cron", cron));
            step(
                    text,
                    "pull:" + source.platform().connection() + "/"
                            + source.platform().operation(),
                    source.pull());
            step(text, "stage:" + caseName, source.stage());
        }
        if (target != null) {
            head(text, caseName, "deliver", "stage:" + caseName, Map.of());
            step(text, "map:" + caseName, Map.of());
            step(
                    text,
                    "push:" + target.platform().connection() + "/"
                            + target.platform().operation(),
                    target.push());
        }
        return text.toString();
    }

    /** The text of a case that keeps the records which other routes send to {@code direct:<case>}. */
    static String receiving(String caseName, String title, Map<String, Object> stage) {
        StringBuilder text = new StringBuilder("# " + title + "\n");
        head(text, caseName, "receive", "direct:" + caseName, Map.of());
        step(text, "stage:" + caseName, stage);
        return text.toString();
    }

    private static void head(StringBuilder text, String caseName, String id, String from, Map<String, ?> parameters) {
        text.append("- route:\n    id: ").append(caseName).append('.').append(id);
        text.append("\n    routeConfigurationId: caravan\n    from:\n      uri: ")
                .append(from)
                .append('\n');
        if (!parameters.isEmpty()) {
            text.append("      parameters: ").append(YamlText.flow(parameters)).append('\n');
        }
        text.append("      steps:\n");
    }

    private static void step(StringBuilder text, String uri, Map<String, ?> parameters) {
        if (parameters.isEmpty()) {
            text.append(STEP).append("to: ").append(uri).append('\n');
            return;
        }
        Map<String, Object> to = new LinkedHashMap<>();
        to.put("uri", uri);
        to.put("parameters", parameters);
        String line = STEP + "to: " + YamlText.flow(to);
        if (line.length() <= WIDTH) {
            text.append(line).append('\n');
            return;
        }
        text.append(STEP).append("to:\n            uri: ").append(uri);
        text.append("\n            parameters: ")
                .append(YamlText.flow(parameters))
                .append('\n');
    }
}
