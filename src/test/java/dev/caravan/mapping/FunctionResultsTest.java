package dev.caravan.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sample of what {@link FunctionOnMariaDbIT} has compared, with MariaDB's own results, for machines without it. */
class FunctionResultsTest {
    private static final String WITH = "  with ";
    private static final String IS = "  is ";

    @Test
    void givesWhatMariaDbHasGiven() throws IOException {
        List<String> lines = FunctionExpressions.lines("results.txt");
        List<String> here = new ArrayList<>();
        for (String line : lines) {
            String question = line.substring(0, line.lastIndexOf(IS));
            int with = question.lastIndexOf(WITH);
            String expression = with < 0 ? question : question.substring(0, with);
            Map<String, Object> values =
                    with < 0 ? Map.of() : Json.parseObject(question.substring(with + WITH.length()));
            here.add(question + IS + FunctionExpressions.result(expression, values));
        }
        assertThat(lines).hasSizeGreaterThan(500);
        assertThat(here).containsExactlyElementsOf(lines);
    }
}
