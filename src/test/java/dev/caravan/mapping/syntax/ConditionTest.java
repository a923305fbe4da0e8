package dev.caravan.mapping.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.config.ConfigException;
import dev.caravan.config.Place;
import dev.caravan.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final Map<String, Object> RECORD = Json.parseObject("""
            {"isBlockup":0,"text":"0","name":"主仓","仓库":"W1","27963":"g1","-1":7,"a":{"b":{"c":1.50},"d e":"x"},
             "none":null,"empty":"","on":true,"off":false,"price":12.30,"big":12345678901234567890,"qty":"12.3",
             "junk":"12abc","word":"abc","like":"50%_off\\\\","order":3,"list":[1,2],"emoji":"a😀b"}
            """);

    private static boolean test(String where) {
        return Condition.parse(where).test(RECORD);
    }

    @Test
    void aPatternOfTheRecordThatIsNoneWantsNothing() {
        assertThat(Condition.parse("name REGEXP pattern").test(Map.of("name", "a", "pattern", "[")))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "isBlockup = 0",
                "isBlockup = '0'",
                "text = 0",
                "`27963` is not null and `-1` = 7",
                "仓库 = 'W1' AND name = \"主仓\"",
                "a.b.c = 1.5",
                "a.b.c = '1.500'",
                "`a`.`b`.`c` > 1",
                "`a.d e` = 'x'",
                "price = qty",
                "price between 12 and 12.3 and not (price between 13 and 14)",
                "price not between 13 and 14",
                "big > 12345678901234567889",
                "big = 12345678901234567890",
                "none is null and missing is null and empty is not null",
                "none = 1 or isBlockup = 0",
                "not (isBlockup = 1)",
                "!(isBlockup = 1)",
                "isBlockup != 1 and isBlockup <> 2",
                "isBlockup < 1 and isBlockup <= 0 and order >= 3 and order > 2",
                "name in ('次仓', '主仓')",
                "order in ('3')",
                "name not in ('x', 'y')",
                "word = 0",
                "junk = 12",
                "empty = 0",
                "name like '主%' and name like '_仓' and name like '%'",
                "word like '%b%' and word not like 'b%' and word like 'a_c'",
                "`like` like '50\\%\\_off\\\\\\\\'",
                "`like` like '50!%!_%' escape '!'",
                "emoji like 'a_b'",
                "order * 2 + 1 = 7 and order % 2 = 1 and order / 2 = 1.5 and 7 div 2 = 3 and -order = 0 - 3",
                "0.1 + 0.2 = 0.3",
                "1 / 3 = 0.3333",
                "on and not off and on = true and off = false and on = 1",
                "on = 'true' and off = 'false'",
                "on is true and off is not true and none is not true and none is unknown",
                "1 xor 0",
                "ifnull(none, 'x') = 'x' and coalesce(none, missing, 3) = 3",
                "concat(name, '-', order) = '主仓-3' and length(name) = 6 and char_length(name) = 2",
                "lower('AbC') = word and upper(word) = 'ABC' and trim('  abc ') = word and replace(word, 'b', '') = 'ac'",
                "word = 'it''s' or word = 'it\\'s' or 'it''s' = 'it\\'s'",
                "`list.1` = 2",
                "(((isBlockup) = (0)))",
                "isBlockup = 0 -- a comment",
                "word regexp '^a.c$' and word not regexp 'B'",
                "none <=> null and word <=> 'abc' and not (word <=> null)",
                "case when isBlockup = 0 then 1 else 0 end = 1",
                "case word when 'abc' then 'x' end = 'x'",
                "left(word, 1) = 'a' and round(price) = 12 and greatest(order, 2) = 3"
            })
    void matches(String where) {
        assertThat(test(where)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "isBlockup = 1",
                "missing = 0",
                "missing <> 0",
                "not (missing = 0)",
                "none = null",
                "none in (1)",
                "order not in (1, null)",
                "order in (1, null)",
                "none like '%'",
                "none and 1",
                "none or 0",
                "none xor 1",
                "order / 0 = 1 or order / 0 <> 1",
                "name = '主仓 '",
                "word = 'ABC'",
                "word like 'B%'",
                "word like 'ab'",
                "concat(name, none) is not null",
                "none between 1 and 2",
                "0",
                "'abc'",
                "off"
            })
    void doesNotMatch(String where) {
        assertThat(test(where)).isFalse();
    }

    @Test
    void namesTheFieldsItReads() {
        assertThat(Condition.parse("b.c = 1 and (`27963` > a or b.c = 2) and \"text\" = 'a'")
                        .fields())
                .containsExactly("b.c", "27963", "a");
    }

    @Test
    void saysWhereTheTextStopsBeingACondition() {
        assertThatThrownBy(() -> Condition.parse("isBlockup == 0", new Place("route.camel.yaml", 9, 5, "where")))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "route.camel.yaml:9:5: where: not a condition: \"isBlockup == 0\": column 11: unexpected \"=\""
                                + "; write = for equality");
        assertThatThrownBy(() -> Condition.parse("{isBlockup} = 0")).hasMessageContaining("without braces");
        assertThatThrownBy(() -> Condition.parse("isBlockup = ")).hasMessageContaining("ends too early");
        assertThatThrownBy(() -> Condition.parse("isBlockup = 0 x"))
                .hasMessageContaining("column 15: unexpected \"x\"");
        assertThatThrownBy(() -> Condition.parse("name = “主仓”")).hasMessageContaining("ASCII quotes");
    }

    @Test
    void refusesWhatItDoesNotSupportByName() {
        assertThatThrownBy(() -> Condition.parse("ifnul(a, 0) = 0"))
                .hasMessageContaining("unknown function \"ifnul\"; did you mean \"IFNULL\"?");
        assertThatThrownBy(() -> Condition.parse("ifnull(a) = 0")).hasMessageContaining("does not take 1 arguments");
        for (String where : List.of(
                "a || b",
                "a && b",
                "a in (select 1)",
                "exists(select 1)",
                "a = ?",
                "(a, b) = (1, 2)",
                "a = date '2020-01-01'",
                "a = @x",
                "trim(leading 'x' from a) = ''")) {
            assertThatThrownBy(() -> Condition.parse(where))
                    .as(where)
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("not supported");
        }
    }

    @Test
    void refusesWhatTheParserWouldBindInAnotherWayThanMysql() {
        for (String where : List.of("not not a = 1", "!a = 1", "a in (1) = 1", "a in (1) + 1", "a in (1) is true")) {
            assertThatThrownBy(() -> Condition.parse(where)).as(where).isInstanceOf(ConfigException.class);
        }
    }

    @Test
    void refusesEndlessNestingWithoutEndlessParsing() {
        assertThatThrownBy(() -> Condition.parse("(".repeat(5000) + "1" + ")".repeat(5000)))
                .isInstanceOf(ConfigException.class);
        assertThat(test("(".repeat(20) + "isBlockup = 0" + ")".repeat(20))).isTrue();
    }

    @Test
    void hugeExponentsCostNothing() {
        Map<String, Object> huge = Json.parseObject("{\"n\":1e2000000000,\"t\":\"1e9999\"}");

        assertThat(Condition.parse("n > 1 and n + 1 > n - 1 or n * n is null or t > 1")
                        .test(huge))
                .isTrue();
        assertThat(Condition.parse("n / 3 > 1 and n % 7 = 1").test(huge)).isFalse();
    }
}
