package dev.caravan.mapping.shape;

import dev.caravan.config.NearestName;
import dev.caravan.mapping.function.MysqlText;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The relations of 轻易云's {@code condition}. A field that is absent or null is equal to nothing, contains nothing and has no
 * order; so it is unequal to every value, and does not contain it.
 */
enum ConditionLogic {
    EQ("eq", "eqv2"),
    NEQ("neq", "ieqv2"),
    GT("gt"),
    EGT("egt"),
    LT("lt"),
    ELT("elt"),
    LIKE("like"),
    NOTLIKE("notlike"),
    BETWEEN("between"),
    NOTNULL("notnull"),
    ISNULL("isnull"),
    IN("in"),
    NOTIN("notin");

    /** Whether the value of a field passes. */
    @FunctionalInterface
    interface Test {
        boolean passes(@Nullable Object found);

        default Test not() {
            return found -> !passes(found);
        }
    }

    private final String word;
    private final String later;

    ConditionLogic(String word) {
        this(word, word);
    }

    ConditionLogic(String word, String later) {
        this.word = word;
        this.later = later;
    }

    /** The relation of a word; a refusal is an {@link IllegalArgumentException} with a sentence. */
    static ConditionLogic of(String text) {
        return Arrays.stream(values())
                .filter(logic -> logic.word.equals(text) || logic.later.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(NearestName.unknown("logic", text, words())));
    }

    private static List<String> words() {
        return Arrays.stream(values())
                .flatMap(logic -> Stream.of(logic.word, logic.later))
                .distinct()
                .toList();
    }

    boolean takesValue() {
        return this != NOTNULL && this != ISNULL;
    }

    /**
     * Compiles the relation to values.
     *
     * @param values one; any number for {@code in} and {@code notin}
     * @throws IllegalArgumentException with a sentence
     */
    Test to(List<String> values, ZoneId zone) {
        String value = values.isEmpty() ? "" : values.get(0);
        return switch (this) {
            case EQ -> ordered(ConditionValue.exact(value, zone), order -> order == 0);
            case NEQ -> EQ.to(values, zone).not();
            case GT -> ordered(ConditionValue.bound(value, zone), order -> order > 0);
            case EGT -> ordered(ConditionValue.bound(value, zone), order -> order >= 0);
            case LT -> ordered(ConditionValue.bound(value, zone), order -> order < 0);
            case ELT -> ordered(ConditionValue.bound(value, zone), order -> order <= 0);
            case LIKE -> found -> found != null && MysqlText.of(found).contains(value);
            case NOTLIKE -> LIKE.to(values, zone).not();
            case BETWEEN -> between(value, zone);
            case NOTNULL -> found -> found != null;
            case ISNULL -> found -> found == null;
            case IN -> anyOf(members(values), zone);
            case NOTIN -> IN.to(values, zone).not();
        };
    }

    private static Test ordered(ConditionValue value, IntPredicate relation) {
        return found -> {
            Integer order = found == null ? null : value.order(found);
            return order != null && relation.test(order);
        };
    }

    private static Test between(String value, ZoneId zone) {
        int comma = value.indexOf(',');
        if (comma < 0) {
            throw new IllegalArgumentException(
                    "between takes two values with a comma, such as 100,500; found \"" + value + "\"");
        }
        Test least = EGT.to(List.of(value.substring(0, comma)), zone);
        Test most = ELT.to(List.of(value.substring(comma + 1)), zone);
        return found -> least.passes(found) && most.passes(found);
    }

    private static Test anyOf(List<String> members, ZoneId zone) {
        List<Test> equal =
                members.stream().map(member -> EQ.to(List.of(member), zone)).toList();
        return found -> equal.stream().anyMatch(test -> test.passes(found));
    }

    /** One text holds them with commas between. */
    private static List<String> members(List<String> values) {
        return values.size() != 1
                ? values
                : Pattern.compile(",")
                        .splitAsStream(values.get(0))
                        .map(String::strip)
                        .toList();
    }
}
