package dev.caravan.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.json.Json;
import dev.caravan.store.jdbc.MariaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every expression of {@code function/expressions.txt} over edge values, here and on a real MariaDB; results compare as
 * texts. {@code function/differences.txt} lists where they differ and why: one that agrees fails the test as much as one
 * that is not listed. The server runs with MySQL 8's {@code sql_mode}, {@code utf8mb4_general_ci} and the zone
 * +08:00.
 */
class FunctionOnMariaDbIT {
    private static final int COLUMNS = 60;
    private static final String MODE = "ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION";

    /** An expression with its values, what it is here, what on MariaDB. */
    private record Sample(String expression, Map<String, Object> values, String here, String sql) {
        private String name() {
            return expression + (values.isEmpty() ? "" : "  with " + Json.write(values));
        }
    }

    @Test
    void agreesWithMariaDbButForWhatIsListed() throws Exception {
        List<Sample> samples = samples();
        assertThat(samples.stream().map(Sample::expression).distinct().count()).isGreaterThanOrEqualTo(300);
        List<String> there = onMariaDb(samples);
        Map<String, String> listed = FunctionExpressions.differences();
        List<String> unlisted = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            if (!sample.here().equals(there.get(i))) {
                String line = sample.name() + "  is " + sample.here() + ", there " + there.get(i);
                if (listed.remove(line) == null) {
                    unlisted.add(line);
                }
            }
        }
        Files.write(Path.of("target", "function-differences.txt"), unlisted);
        assertThat(unlisted).as("differences that are not listed").isEmpty();
        assertThat(listed.keySet()).as("listed differences that are none").isEmpty();
    }

    private static List<Sample> samples() throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (FunctionExpressions.Template template : FunctionExpressions.templates()) {
            for (Map<String, Object> values : template.values()) {
                samples.add(sample(template.text(), values));
            }
        }
        return samples;
    }

    private static Sample sample(String template, Map<String, Object> values) {
        return new Sample(
                template,
                values,
                FunctionExpressions.result(template, values),
                FunctionExpressions.sql(template, values));
    }

    private static List<String> onMariaDb(List<Sample> samples) throws SQLException {
        List<String> results = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(MariaServer.newDatabase());
                Statement statement = connection.createStatement()) {
            statement.execute("SET NAMES utf8mb4 COLLATE utf8mb4_general_ci");
            statement.execute("SET sql_mode = '" + MODE + "', time_zone = '+08:00', timestamp = "
                    + FunctionExpressions.NOW.getEpochSecond());
            for (int from = 0; from < samples.size(); from += COLUMNS) {
                List<Sample> some = samples.subList(from, Math.min(samples.size(), from + COLUMNS));
                results.addAll(select(statement, some));
            }
        }
        return results;
    }

    /** One statement for many; when one of them is an error, one for each. */
    private static List<String> select(Statement statement, List<Sample> samples) {
        String columns = samples.stream()
                .map(sample -> "CONCAT((" + sample.sql() + "), '')")
                .collect(Collectors.joining(", "));
        List<String> results = new ArrayList<>();
        try (ResultSet row = statement.executeQuery("SELECT " + columns)) {
            row.next();
            for (int i = 1; i <= samples.size(); i++) {
                String text = row.getString(i);
                results.add(text == null ? "NULL" : "[" + text + "]");
            }
            return results;
        } catch (SQLException refused) {
            return samples.size() == 1
                    ? List.of(FunctionExpressions.ERROR)
                    : samples.stream()
                            .flatMap(sample -> select(statement, List.of(sample)).stream())
                            .toList();
        }
    }
}
