package dev.caravan.model.profile;

import java.util.List;

/**
 * What answers mean: the first rule that matches decides, an answer without a match is {@code FAIL}.
 *
 * @param codeAt dotted paths; the first one with a value is the vendor's code
 * @param messageAt dotted paths; the first one with a value is the vendor's message
 */
public record AnswerTable(List<String> codeAt, List<String> messageAt, List<AnswerRule> rules) {
    public AnswerTable {
        codeAt = List.copyOf(codeAt);
        messageAt = List.copyOf(messageAt);
        rules = List.copyOf(rules);
    }
}
