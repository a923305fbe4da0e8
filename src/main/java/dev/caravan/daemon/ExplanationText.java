package dev.caravan.daemon;

import dev.caravan.json.Json;
import dev.caravan.mapping.Explanation;
import dev.caravan.mapping.expression.ExplainedField;
import dev.caravan.mapping.expression.ReadValue;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints how records were mapped: input, every field with its rule and what it read, output.
 */
final class ExplanationText {
    private static final int WIDEST_NAME = 40;
    private static final int WIDEST_VALUE = 100;

    private final PrintWriter out;

    ExplanationText(PrintWriter out) {
        this.out = out;
    }

    /**
     * Prints how a payload came about.
     *
     * @param key of the first record
     * @param records that it was made of: several where they are merged
     */
    void print(String key, List<Map<String, Object>> records, Explanation explanation) {
        int others = records.size() - 1;
        title("Record " + key + (others == 0 ? "" : " and " + others + " more") + " 源记录");
        records.forEach(record -> out.println(PrettyJson.of(Json.write(record))));
        out.println();
        title("Fields 字段");
        int width = explanation.fields().stream()
                .mapToInt(field -> DisplayWidth.of(field.field()))
                .max()
                .orElse(0);
        explanation.fields().forEach(field -> print(field, Math.min(width, WIDEST_NAME)));
        out.println();
        if (explanation.row().isMapped()) {
            title("Payload 映射结果");
            out.println(PrettyJson.of(Json.write(explanation.row().payload())));
        } else {
            title("Not mapped 无法映射");
            out.println(explanation.row().sentence());
        }
        out.println();
    }

    private void print(ExplainedField field, int width) {
        out.println(DisplayWidth.left(field.field(), width) + "  " + result(field));
        String indent = " ".repeat(width + 2);
        if (!field.rule().isEmpty()) {
            out.println(indent + "rule 规则  " + field.rule() + line(field));
        }
        for (ReadValue read : field.read()) {
            out.println(indent + "read 读取  " + read.name() + " = " + shown(read.value()));
        }
    }

    private static String line(ExplainedField field) {
        return field.place().line() > 0 ? "  (line 行 " + field.place().line() + ")" : "";
    }

    private static String result(ExplainedField field) {
        if (field.failure() != null) {
            return "✗ " + field.failure();
        }
        return field.value() == null ? "not sent 不发送" : shown(field.value());
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "nothing 无";
        }
        return value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map
                ? list.size() + " elements 行"
                : DisplayWidth.cut(Json.write(value), WIDEST_VALUE);
    }

    private void title(String title) {
        out.println("── " + title + " " + "─".repeat(Math.max(3, 70 - DisplayWidth.of(title))));
    }
}
