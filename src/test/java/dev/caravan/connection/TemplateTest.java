package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.config.Placeholder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final Map<String, String> VALUES = Map.of(
            "user", "Aladdin", "password", "open sesame", "p", "password", "n", "7", "仓", "x", "w", "仓", "e", "");

    private static String text(String template) {
        return Template.text(template, VALUES::get);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Basic {user:password|base64}; Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
                "{p|sha256}; 5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8",
                "{w|md5|upper}; 0E79505B45E1FFD36A536E270AEDDFBA",
                "{p|sha1}; 5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8",
                "{password|url}; open%20sesame",
                "{n|03}-{n|01}-{user|02}; 007-7-Aladdin",
                "{user|lower}{user|upper}; aladdinALADDIN",
                "{user:n}; Aladdin:7",
                "{\"json\": {\"a\": \"{n}\"}}; {\"json\": {\"a\": \"7\"}}",
                "{}{ n}{n }{n|}; {}{ n}{n }{n|}",
                "{absent?}{n?}; 7"
            })
    void placeholdersAreReplaced(String template, String expected) {
        assertThat(text(template)).isEqualTo(expected);
    }

    @Test
    void everyFilterDoesSomething() {
        for (String filter : Placeholder.FILTERS) {
            assertThat(text("{w|" + filter + "}")).isNotNull();
        }
        assertThatThrownBy(() -> text("{w|sha265}"))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("unknown filter \"sha265\"; did you mean \"sha256\"?")
                .hasMessageContaining("or a width such as 04");
    }

    @Test
    void whatIsOptionalAndHasNoValueIsLeftOut() {
        Map<String, String> parameters = new LinkedHashMap<>();
        Map<String, String> templates = new LinkedHashMap<>();
        templates.put("a", "{absent?}");
        templates.put("b", "Bearer {e?}");
        templates.put("c", "{n?}");
        templates.put("d-{n}", "why?");
        Template.fill(parameters, templates, VALUES::get);
        assertThat(parameters).containsExactly(Map.entry("c", "7"), Map.entry("d-7", "why?"));
        assertThat(Template.map(
                        Map.of("x", Map.of("a", "{absent?}", "n", "{n?|int}"), "l", List.of("{absent?}")), VALUES::get))
                .isEqualTo(Map.of("x", Map.of("n", 7L), "l", List.of("")));
    }

    @Test
    void aMissingValueIsToldWithTheTextThatNeedsIt() {
        assertThatThrownBy(() -> text("Bearer {token}"))
                .isInstanceOf(ConnectionException.class)
                .hasMessage("the profile's text \"Bearer {token}\" needs a value for \"token\", and there is none");
    }
}
