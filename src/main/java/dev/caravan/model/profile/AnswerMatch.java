package dev.caravan.model.profile;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * One condition on an answer.
 */
public sealed interface AnswerMatch {
    /** The HTTP status is one of these. */
    record Status(Set<Integer> codes) implements AnswerMatch {
        public Status {
            codes = Set.copyOf(codes);
        }
    }

    /** The body is of one of these kinds. */
    record Body(Set<BodyKind> kinds) implements AnswerMatch {
        public Body {
            kinds = Set.copyOf(kinds);
        }
    }

    /** No answer came, for one of these reasons. */
    record Transport(Set<TransportFault> faults) implements AnswerMatch {
        public Transport {
            faults = Set.copyOf(faults);
        }
    }

    /**
     * A field has one of these values (compared as text).
     *
     * @param at dotted path; {@code **.name} is the first field of that name at any depth, also inside lists
     * @param orAbsent whether a missing, null or empty field matches too
     */
    record In(String at, Set<String> values, boolean orAbsent) implements AnswerMatch {
        public In {
            values = Set.copyOf(values);
        }
    }

    /** A field's text contains a match of the pattern. */
    record Matches(String at, Pattern pattern) implements AnswerMatch {}

    /** A field is there and neither null nor empty (or, when {@code present} is false, is not). */
    record Present(String at, boolean present) implements AnswerMatch {}
}
