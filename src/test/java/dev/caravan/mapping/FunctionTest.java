package dev.caravan.mapping;

import static dev.caravan.mapping.MappingSamples.failure;
import static dev.caravan.mapping.MappingSamples.payload;
import static dev.caravan.mapping.MappingSamples.problemOf;
import static dev.caravan.mapping.MappingSamples.rows;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.json.Json;
import dev.caravan.mapping.expression.Scope;
import dev.caravan.mapping.syntax.CaseNames;
import dev.caravan.mapping.syntax.FunctionCompiler;
import dev.caravan.mapping.syntax.LookUpCompiler;
import dev.caravan.mapping.syntax.SourceFields;
import dev.caravan.mapping.syntax.TemplateCompiler;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@code _function} as a value of a row. */
class FunctionTest {
    private static final String RECORD = """
            {"shop":"004","house":"W9","amount":-3.50,"text":"it's \\"q\\" \\\\","qty":"12.50","code":"007","open":true,"no":null,
             "empty":"","flag":"true","lines":[{"qty":"1.5","price":2,"sku":"A","subs":[{"n":1},{"n":2}]},
             {"qty":2,"price":10,"sku":"b","subs":[{"n":3}]},{"qty":null,"sku":"a","subs":[]}]}
            """;

    private static final List<String> HOSTILE = List.of(
            "'",
            "\"",
            "\\",
            "{{",
            "}}",
            "{x}",
            "{{y}}",
            " OR 1=1",
            "--",
            "/*",
            "#",
            ";",
            ")",
            "(",
            "\n",
            "\t",
            "仓",
            "😀",
            "NULL",
            "END",
            "_endFind",
            "_findCollection find a from b where c=1",
            "%",
            "_",
            "CASE",
            ":p",
            "?",
            "a");

    private static FieldMapping function(String expression) {
        return rows("{ field: v, value: " + Json.write("_function " + expression) + " }");
    }

    private static String value(String expression) {
        String payload = payload(function(expression), RECORD);
        return payload.substring("{\"v\":".length(), payload.length() - 1);
    }

    private static String problem(String expression) {
        return problemOf("{ field: v, value: " + Json.write("_function " + expression) + " }");
    }

    @Test
    void readsPublishedExpressions() {
        assertThat(value("case '{{shop}}' when '004' then '01SP' else '{{house}}' end"))
                .isEqualTo("\"01SP\"");
        assertThat(value("case when {{amount}}<0 then '0' else '{{amount}}' end"))
                .isEqualTo("\"0\"");
        assertThat(value("CASE WHEN '{{shop}}' IN ('301','302') THEN 'x' ELSE '{house}' END"))
                .isEqualTo("\"W9\"");
        assertThat(value("FROM_UNIXTIME(1700000000 - 600,'%Y-%m-%d %H:%i:%s')")).isEqualTo("\"2023-11-15 06:03:20\"");
    }

    @Test
    void quotedReferencesAreTextsAndBareOnesValues() {
        assertThat(value("'{{qty}}'")).isEqualTo("\"12.50\"");
        assertThat(value("{{qty}}")).isEqualTo("12.50");
        assertThat(value("{{qty}} * 2")).isEqualTo("25.00");
        assertThat(value("'{{qty}}' * 2")).isEqualTo("25");
        assertThat(value("CONCAT({{code}}, '/', {{code}} + 1)")).isEqualTo("\"007/8\"");
        assertThat(value("IFNULL({{missing}}, 'none')")).isEqualTo("\"none\"");
        assertThat(value("IFNULL({{empty}}, 'none')")).isEqualTo("\"none\"");
        assertThat(value("IFNULL('{{missing}}', 'none')")).isEqualTo("\"\"");
        assertThat(value("CONCAT('{{shop}}-{{house}}', \"{{no}}\")")).isEqualTo("\"004-W9\"");
        assertThat(value("{{code}}000 + 1")).isEqualTo("7001");
        assertThat(value("{{amount}}-{{qty}}")).isEqualTo("-16.00");
    }

    @Test
    void aBooleanEqualsTrueAndOneAndTheirTexts() {
        for (String wanted : List.of("true", "1", "'1'", "'true'", "TRUE")) {
            assertThat(value("case {{open}} when " + wanted + " then 'y' else 'n' end"))
                    .isEqualTo("\"y\"");
            assertThat(value("case '{{open}}' when " + wanted + " then 'y' else 'n' end"))
                    .isEqualTo("\"y\"");
            assertThat(value("case {{flag}} when " + wanted + " then 'y' else 'n' end"))
                    .isEqualTo("\"y\"");
        }
    }

    @Test
    void aChoiceWithATextIsATextAsInMysql() {
        assertThat(value("IFNULL({{qty}}, '')")).isEqualTo("\"12.50\"");
        assertThat(value("IF({{qty}} > 1, {{qty}}, 0)")).isEqualTo("12.50");
        assertThat(payload(function("IF(IFNULL({{n}}, '') = '', 'none', 'some')"), "{\"n\":0}"))
                .isEqualTo("{\"v\":\"some\"}");
    }

    @Test
    void whateverARecordContainsIsAValueAndNeverAPartOfTheExpression() {
        FieldMapping mapping = rows(
                "{ field: text, value: \"_function CONCAT('[', '{{x}}', ']')\" }",
                "{ field: bare, value: \"_function CONCAT('[', {{x}}, ']')\" }",
                "{ field: mixed, value: \"_function 'a{{x}}b'\" }",
                "{ field: same, value: \"_function CASE '{{x}}' WHEN '{{x}}' THEN 1 ELSE 0 END\" }");
        Random random = new Random(20240917);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder("x");
            for (int n = random.nextInt(6); n >= 0; n--) {
                text.append(HOSTILE.get(random.nextInt(HOSTILE.size())));
            }
            Map<String, Object> record = new LinkedHashMap<>(Map.of("x", text.toString(), "y", "wrong"));
            assertThat(mapping.map(List.of(record)).get(0).payload())
                    .isEqualTo(Map.of(
                            "text", "[" + text + "]", "bare", "[" + text + "]", "mixed", "a" + text + "b", "same", 1));
        }
    }

    @Test
    void escapesWithinQuotesAreThoseOfMysql() {
        assertThat(value("'it''s'")).isEqualTo("\"it's\"");
        assertThat(value("'a\\\\b\\n'")).isEqualTo("\"a\\\\b\\n\"");
        assertThat(value("\"say \\\"{{shop}}\\\"\"")).isEqualTo("\"say \\\"004\\\"\"");
        assertThat(value("CONCAT('(', ')', ',', '--', '#')")).isEqualTo("\"(),--#\"");
        assertThat(value("1 -- one\n + /* two */ 2 # three")).isEqualTo("3");
    }

    @Test
    void textsCompareWithoutCaseAsMysqlDoesByDefault() {
        assertThat(value("'KG' = 'kg '")).isEqualTo("1");
        assertThat(value("CASE '{{house}}' WHEN 'w9' THEN 'same' ELSE 'other' END"))
                .isEqualTo("\"same\"");
        assertThat(value("'仓' = '库'")).isEqualTo("0");
    }

    @Test
    void aggregatesReadEveryElementOfAList() {
        assertThat(value("SUM({{lines.qty}})")).isEqualTo("3.5");
        assertThat(value("SUM({{lines.qty}} * {{lines.price}})")).isEqualTo("23.0");
        assertThat(value("COUNT({{lines.qty}})")).isEqualTo("2");
        assertThat(value("AVG({{lines.price}})")).isEqualTo("6.0000");
        assertThat(value("MAX({{lines.price}}) - MIN({{lines.price}})")).isEqualTo("8");
        assertThat(value("GROUP_CONCAT(DISTINCT '{{lines.sku}}' SEPARATOR '+')"))
                .isEqualTo("\"A+b\"");
        assertThat(value("SUM({{lines.subs.n}})")).isEqualTo("6");
        assertThat(value("CONCAT('n', SUM({{lines.nothing}}))")).isEqualTo("\"\"");
        assertThat(value("COUNT({{none.qty}})")).isEqualTo("0");
        assertThat(value("IF(SUM({{lines.qty}}) > 3, '{{shop}}', '')")).isEqualTo("\"004\"");
    }

    @Test
    void amongChildrenAReferenceIsTheElementsAndAnAggregateIsAboutTheWholeList() {
        FieldMapping mapping = rows("{ field: L, type: array, value: lines, children: ["
                + " { field: share, value: '_function {{lines.price}} / SUM({{lines.price}})' },"
                + " { field: subs, value: '_function SUM({{lines.subs.n}})' },"
                + " { field: shop, value: \"_function CONCAT('{{shop}}', '{{sku}}')\" } ] }");
        assertThat(payload(mapping, RECORD))
                .isEqualTo("{\"L\":[{\"share\":0.1667,\"subs\":3,\"shop\":\"004A\"},"
                        + "{\"share\":0.8333,\"subs\":3,\"shop\":\"004b\"},"
                        + "{\"share\":\"\",\"subs\":\"\",\"shop\":\"004a\"}]}");
    }

    @Test
    void aFlatRecordHasOneLine() {
        FieldMapping mapping = rows(
                "{ field: L, type: array, value: lines, children: [ { field: t, value: '_function SUM({{lines.qty}})' } ] }");
        assertThat(payload(mapping, "{\"x\":1}")).isEqualTo("{\"L\":[{\"t\":\"\"}]}");
        assertThat(payload(function("SUM({{lines.qty}})"), "{\"lines.qty\":3}")).isEqualTo("{\"v\":3}");
        assertThat(payload(function("SUM({{qty}}) + COUNT({{list}})"), "{\"qty\":4,\"list\":[1,2,3]}"))
                .isEqualTo("{\"v\":7}");
    }

    @Test
    void standsAsADefaultAndBeforeTypesAndParsers() {
        assertThat(payload(
                        rows(
                                "{ field: a, value: '{{none}}', default: \"_function CONCAT('D', {{shop}})\" }",
                                "{ field: b, type: int, value: '_function {{qty}} * 2' }",
                                "{ field: c, type: string, value: '_function {{qty}}' }",
                                "{ field: d, value: \"_function LEFT('{{house}}', 1)\", parser: { name: ConvertObjectParser, params: FNumber } }",
                                "{ field: e, type: date, value: \"_function '2024-01-31' + INTERVAL 1 MONTH\" }"),
                        RECORD))
                .isEqualTo("{\"a\":\"D004\",\"b\":25,\"c\":\"12.50\",\"d\":{\"FNumber\":\"W\"},\"e\":\"2024-02-29\"}");
    }

    @Test
    void theTimeIsThatOfTheZoneOfTheCase() {
        TemplateCompiler templates = new TemplateCompiler(MappingSamples.SHANGHAI, new SourceFields());
        Instant now = Instant.parse("2024-02-29T16:00:01.5Z");
        FunctionCompiler compiler = new FunctionCompiler(
                templates,
                new LookUpCompiler(templates, CaseNames.AS_WRITTEN),
                FunctionCompiler.calls(MappingSamples.SHANGHAI, () -> now));
        assertThat(compiler.compile("_function NOW()", List.of()).evaluate(Scope.of(Map.of())))
                .isEqualTo("2024-03-01 00:00:01");
        assertThat(compiler.compile("_function UNIX_TIMESTAMP('2024-03-01')", List.of())
                        .evaluate(Scope.of(Map.of())))
                .isEqualTo(1709222400);
        assertThat(compiler.compile("_function DATE('2024-02-29T16:00:01Z')", List.of())
                        .evaluate(Scope.of(Map.of())))
                .isEqualTo("2024-03-01");
    }

    @Test
    void whatCannotBeCalculatedFailsItsRecord() {
        assertThat(failure(function("REPEAT('{{shop}}', 1000000)"), RECORD))
                .isEqualTo("record K1, field v: found \"1000000\", expected a text of at most 1,000,000 characters");
        assertThat(failure(function("'x' REGEXP '{{shop}}'"), "{\"shop\":\"(\"}"))
                .contains("expected a regular expression");
        assertThat(failure(function("ROUND({{n}})"), "{\"n\":1e2000000000}"))
                .contains("expected a number of at most 1,000 digits");
        assertThat(payload(function("{{n}} + 1 > 2"), "{\"n\":1e2000000000}")).isEqualTo("{\"v\":1}");
        assertThat(value("1 / 0")).isEqualTo("\"\"");
        assertThat(value("DATE_ADD('2024-01-01', INTERVAL '999999999999999999 1' DAY_HOUR)"))
                .isEqualTo("\"\"");
        assertThat(failure(function("'x' REGEXP '{{shop}}'"), "{\"shop\":\"" + "x".repeat(998) + "\"}"))
                .contains("expected a regular expression");
    }

    @Test
    void saysWhatIsWrongWhereItStands() {
        assertThat(problem("IFNULL({{a}})")).contains("IFNULL does not take 1 arguments; it takes 2");
        assertThat(problem("CONCT('a')")).contains("unknown function \"CONCT\"; did you mean \"CONCAT\"?");
        assertThat(problem("SUMM({{a.b}})")).contains("did you mean \"SUM\"?");
        assertThat(problem("CASE WHEN 1 THEN 2")).contains("it ends too early");
        assertThat(problem("1 + ")).contains("it ends too early");
        assertThat(problem("")).contains("an expression is missing");
        assertThat(problem("{{a}} == 1")).contains("column 17: unexpected \"=\"; write = for equality");
        assertThat(problem("shop = 1"))
                .contains("column 11: unexpected \"shop\"; a field is written {{shop}}, a text 'shop'");
        assertThat(problem("CONCAT('a', ('b')")).contains("column 17: \"(\" is not closed");
        assertThat(problem("'a")).contains("column 11 does not end");
        assertThat(problem("{{a}} > 1 ? 2 : 3")).contains("write IF(condition, then, else)");
        assertThat(problem("1)")).contains("column 12: unexpected \")\"");
        assertThat(problem("DATE_ADD({{a}}, 1)")).contains("expected DATE_ADD(date, INTERVAL 1 DAY)");
        assertThat(problem("CAST({{a}} AS FLOT)")).contains("unknown type \"FLOT\"");
        assertThat(problem("INTERVAL 1 DAY")).contains("INTERVAL stands after");
        assertThat(problem("{{a}} IN ()")).contains("column 20: IN needs a value");
        assertThat(problem("COUNT(*)")).contains("expected COUNT({{lines.field}}), found (*)");
        assertThat(problem("!{{a}} = LEFT({{b}}, 1)")).contains("\"! {{a}} = LEFT({{b}}, 1)\" is not supported");
        assertThat(problem("REPLACE(REPEAT('a', 999999), 'a', 'bcd')")).contains("at most 1,000,000 characters");
        assertThat(problem("REPEAT('x', 2000000)")).contains("at most 1,000,000 characters");
        assertThat(problemOf("{ field: v, type: int, value: \"_function CONCAT('a', 1)\" }"))
                .contains("a whole number");
        assertThat(problem("'x' REGEXP '('")).contains("no regular expression");
        assertThat(problemOf("{ field: v, value: 'x', default: '_function 1 +' }"))
                .contains("request[0].default");
    }

    @Test
    void deepNestingIsReadInLinearTime() {
        String deep = "{{qty}}";
        for (int i = 0; i < 40; i++) {
            deep = "IF((" + deep + " = 1), CONCAT('a'), " + (i % 2 == 0 ? "12.5" : "(13)") + ")";
        }
        assertThat(value(deep)).isNotEmpty();
        assertThat(value("1" + " + 1".repeat(499))).isEqualTo("500");
        assertThat(problem("1" + "+1".repeat(9_000))).contains("too long");
        assertThat(problem("(".repeat(400) + "1" + ")".repeat(400))).contains("too deep");
    }

    @Test
    void isExactlyFunctionAndABlank() {
        assertThat(payload(
                        rows("{ field: v, value: '_functional 1' }", "{ field: w, value: \"  _function\\n 1+1\" }"),
                        "{}"))
                .isEqualTo("{\"v\":\"_functional 1\",\"w\":2}");
    }
}
