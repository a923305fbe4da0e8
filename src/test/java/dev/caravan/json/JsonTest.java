package dev.caravan.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void keepsNumbersAsTheyWereSent() {
        String text =
                "{\"a\":1.10,\"b\":12345678901234567890123,\"c\":0.1,\"d\":-7,\"e\":9999999999,\"f\":1.0000000000000000001}";

        assertThat(Json.write(Json.parse(text))).isEqualTo(text);
        assertThat(Json.parseObject(text))
                .containsEntry("a", new BigDecimal("1.10"))
                .containsEntry("b", new BigInteger("12345678901234567890123"))
                .containsEntry("d", -7)
                .containsEntry("e", 9999999999L);
    }

    @Test
    void keepsTheValueOfAnExponent() {
        Object number = Json.parse("1e2");

        assertThat((BigDecimal) number).isEqualByComparingTo("100");
        assertThat(Json.parse(Json.write(number))).isEqualTo(number);
    }

    @Test
    void writesHugeExponentsWithoutUnfoldingThem() {
        assertThat(Json.write(Json.parse("[1e999999]"))).hasSizeLessThan(30);
    }

    @Test
    void keepsOrderChineseAndEmojiInBothDirections() {
        String text = "{\"仓库\":\"主仓😀\",\"a\":[true,false,null],\"-1\":\"\"}";

        assertThat(new String(
                        Json.writeBytes(Json.parse(text.getBytes(StandardCharsets.UTF_8))), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @Test
    void skipsAByteOrderMark() {
        assertThat(Json.parse("\uFEFF[1]".getBytes(StandardCharsets.UTF_8))).isEqualTo(List.of(1));
        assertThat(Json.parse("\uFEFF[1]")).isEqualTo(List.of(1));
    }

    @Test
    void escapesControlCharactersQuotesAndLoneSurrogates() {
        String value = "a\"\\\n\r\t\u0001\uD83D";

        assertThat(Json.write(value)).isEqualTo("\"a\\\"\\\\\\n\\r\\t\\u0001\\ud83d\"");
        assertThat(Json.parse(Json.write(value))).isEqualTo(value);
    }

    @Test
    void refusesWhatIsNotOneWholeDocument() {
        for (String text : List.of(
                "",
                "  ",
                "{\"a\":1",
                "{\"a\":1}}",
                "{\"a\":1} x",
                "[1,]",
                "{'a':1}",
                "01",
                "nul",
                "\"a",
                "{\"a\" 1}",
                "[1]//",
                "NaN",
                "-",
                "[1 2]",
                "1e99999999999")) {
            assertThatThrownBy(() -> Json.parse(text)).as(text).isInstanceOf(JsonException.class);
            assertThatThrownBy(() -> Json.parse(text.getBytes(StandardCharsets.UTF_8)))
                    .as(text)
                    .isInstanceOf(JsonException.class);
        }
    }

    @Test
    void saysWhereAndWhyWithoutQuotingTheText() {
        JsonException cut = catchThrowableOfType(
                JsonException.class, () -> Json.parse("{\"token\":\"secret-1\",\n\"a\":secret-2}"));
        assertThat(cut).hasMessageContaining("line 2").hasMessageContaining("neither true, false nor null");
        assertThat(cut.toString() + cut.getCause()).doesNotContain("secret");
        assertThat(cut.line()).isEqualTo(2);
        assertThat(cut.offset()).isBetween(22L, 31L);

        assertThatThrownBy(() -> Json.parse("<html>token</html>"))
                .hasMessageContaining("HTML")
                .hasMessageNotContaining("token");
        assertThatThrownBy(() -> Json.parse("{\"a\":\"b")).hasMessageContaining("cut off");
        assertThatThrownBy(() -> Json.parse("{\"a\":tru3}")).hasMessageNotContaining("tru3");
        assertThatThrownBy(() -> Json.parse(new byte[] {'"', (byte) 0xD6, (byte) 0xD0, '"'}))
                .hasMessageContaining("not UTF-8");
        assertThatThrownBy(() -> Json.parse("[1]".getBytes(StandardCharsets.UTF_16LE)))
                .hasMessageContaining("UTF-16");
    }

    @Test
    void limitsDepthAndNumberLength() {
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000))).hasMessageContaining("500 levels");
        assertThatThrownBy(() -> Json.parse("9".repeat(2000))).hasMessageContaining("1000 digits");
        assertThat(Json.parse("[".repeat(400) + "]".repeat(400))).isInstanceOf(List.class);
    }

    @Test
    void refusesToWriteWhatJsonCannotHold() {
        List<Object> self = new ArrayList<>();
        self.add(self);

        assertThatThrownBy(() -> Json.write(self)).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> Json.write(Double.NaN)).hasMessageContaining("NaN");
        assertThatThrownBy(() -> Json.write(new Object())).hasMessageContaining("java.lang.Object");
    }

    @Test
    void writesTheOtherValuesARouteMayBring() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("day", LocalDate.of(2024, 1, 2));
        value.put("bytes", new byte[] {1, 2});
        value.put("array", new Object[] {1, 'x'});
        value.put("time", new java.util.Date(0));

        assertThat(Json.write(value))
                .isEqualTo(
                        "{\"day\":\"2024-01-02\",\"bytes\":\"AQI=\",\"array\":[1,\"x\"],\"time\":\"1970-01-01T00:00:00Z\"}");
    }

    @Test
    void onlyAnObjectIsAnObject() {
        assertThatThrownBy(() -> Json.parseObject("[1]")).isInstanceOf(JsonException.class);
    }

    @Test
    void anyDamageEndsInAJsonExceptionOrAValue() {
        byte[] good = "{\"a\":[1.5,\"中\\u4e2d\",{\"b\":null}],\"c\":true}".getBytes(StandardCharsets.UTF_8);
        Random random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = Arrays.copyOf(good, random.nextInt(good.length) + 1);
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                Json.parse(damaged);
            } catch (JsonException expected) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(15_000);
    }
}
