package dev.caravan.mapping.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random conditions, written with as few parentheses as MySQL's precedence needs, against their own truth. */
class ConditionGrammarTest {
    private static final int OR = 1;
    private static final int XOR = 2;
    private static final int AND = 3;
    private static final int NOT = 4;
    private static final int TERM = 5;

    /** A condition's text, how tightly its outermost operator binds, and whether it holds; null is unknown. */
    private record Known(String text, int binding, Boolean truth) {
        private String within(int outer) {
            return binding < outer ? "(" + text + ")" : text;
        }
    }

    private final Random random = new Random(20240917);
    private final Map<String, Object> record = new LinkedHashMap<>();

    @Test
    void readsEveryConditionAsMysqlDoes() {
        for (int i = 0; i < 500; i++) {
            record.clear();
            for (String name : new String[] {"a", "b", "c", "d"}) {
                record.put(name, random.nextInt(4) == 0 ? null : random.nextInt(3));
            }
            Known known = condition(3);
            assertThat(Condition.parse(known.text()).test(record))
                    .as("%s with %s", known.text(), record)
                    .isEqualTo(Boolean.TRUE.equals(known.truth()));
            assertThat(Condition.parse("NOT (" + known.text() + ")").test(record))
                    .as("NOT (%s) with %s", known.text(), record)
                    .isEqualTo(Boolean.FALSE.equals(known.truth()));
        }
    }

    private Known condition(int depth) {
        if (depth == 0) {
            return term();
        }
        return switch (random.nextInt(6)) {
            case 0 -> term();
            case 1 -> not(condition(depth - 1));
            case 2 -> xor(condition(depth - 1), condition(depth - 1));
            case 3 -> or(condition(depth - 1), condition(depth - 1));
            default -> and(condition(depth - 1), condition(depth - 1));
        };
    }

    private static Known not(Known operand) {
        Boolean truth = operand.truth() == null ? null : (Boolean) !operand.truth();
        return new Known("NOT " + operand.within(TERM), NOT, truth);
    }

    private static Known and(Known left, Known right) {
        Boolean truth = Boolean.FALSE.equals(left.truth()) || Boolean.FALSE.equals(right.truth())
                ? Boolean.FALSE
                : left.truth() == null || right.truth() == null ? null : Boolean.TRUE;
        return new Known(left.within(AND) + " and " + right.within(AND + 1), AND, truth);
    }

    private static Known or(Known left, Known right) {
        Boolean truth = Boolean.TRUE.equals(left.truth()) || Boolean.TRUE.equals(right.truth())
                ? Boolean.TRUE
                : left.truth() == null || right.truth() == null ? null : Boolean.FALSE;
        return new Known(left.within(OR) + " OR " + right.within(OR + 1), OR, truth);
    }

    private static Known xor(Known left, Known right) {
        Boolean truth = left.truth() == null || right.truth() == null
                ? null
                : (Boolean) !left.truth().equals(right.truth());
        return new Known(left.within(XOR) + " XOR " + right.within(XOR + 1), XOR, truth);
    }

    private Known term() {
        String name = String.valueOf((char) ('a' + random.nextInt(4)));
        Object value = record.get(name);
        boolean absent = value == null;
        int held = absent ? 0 : (Integer) value;
        int other = random.nextInt(3);
        boolean negated = random.nextBoolean();
        String not = negated ? name + " not" : name;
        boolean equal = negated != (held == other);
        return switch (random.nextInt(6)) {
            case 0 -> term(name + " = " + other, absent, held == other);
            case 1 -> term(not + " in (" + other + ", 7)", absent, equal);
            case 2 -> term(not + " between " + other + " and 2", absent, negated != (held >= other));
            case 3 -> term(name + (negated ? " is not null" : " is null"), false, negated != absent);
            case 4 -> term(not + " like '" + other + "%'", absent, equal);
            default -> term(name + " * 2 - 1 < " + other + " + 1", absent, held * 2 - 1 < other + 1);
        };
    }

    private static Known term(String text, boolean unknown, boolean truth) {
        return new Known(text, TERM, unknown ? null : (Boolean) truth);
    }
}
