package dev.caravan.connection;

import dev.caravan.json.Json;
import dev.caravan.json.JsonException;
import dev.caravan.json.RecordArray;
import dev.caravan.json.RecordSplitter;
import dev.caravan.model.profile.BodyKind;
import dev.caravan.model.profile.RecordsRule;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, read once.
 *
 * @param kinds all that hold
 * @param json parsed, without the list of records; null when it is not JSON
 * @param searched where codes and messages are looked for: {@code json}, or for a bare list of records its first element
 * @param text the beginning of a body that is not JSON, or what is wrong with it
 */
record AnswerBody(
        Set<BodyKind> kinds,
        @Nullable Object json,
        @Nullable Object searched,
        List<RecordArray.Element> records,
        String text) {
    private static final int BEGINNING = 2000;

    static AnswerBody read(HttpAnswer answer, @Nullable RecordsRule rule) {
        byte[] bytes;
        try {
            bytes = BodyCharset.utf8(answer);
        } catch (CharacterCodingException wrong) {
            return other(BodyKind.MALFORMED, "the body is not in the declared character set");
        }
        int start = firstVisible(bytes);
        if (start == bytes.length) {
            return other(BodyKind.EMPTY, "the body is empty");
        }
        return switch (bytes[start]) {
            case '{', '[' -> json(bytes, bytes[start] == '[', rule);
            case '<' -> other(BodyKind.HTML, HtmlText.summary(beginning(bytes)));
            default -> other(BodyKind.TEXT, beginning(bytes).strip());
        };
    }

    private static AnswerBody json(byte[] bytes, boolean list, @Nullable RecordsRule rule) {
        Set<BodyKind> kinds = list ? EnumSet.of(BodyKind.JSON, BodyKind.LIST) : EnumSet.of(BodyKind.JSON);
        try {
            if (rule == null) {
                Object json = Json.parse(bytes);
                return new AnswerBody(kinds, json, json, List.of(), "");
            }
            RecordArray split = RecordSplitter.at(rule.at()).split(bytes);
            if (!isListed(split.state(), rule)) {
                kinds.add(BodyKind.NO_RECORDS);
            }
            List<RecordArray.Element> records = split.elements();
            boolean bare = list && !records.isEmpty();
            return new AnswerBody(
                    kinds, split.envelope(), bare ? records.get(0).value() : split.envelope(), records, "");
        } catch (JsonException malformed) {
            return other(BodyKind.MALFORMED, "the body is " + malformed.getMessage());
        }
    }

    private static boolean isListed(RecordArray.State state, RecordsRule rule) {
        return switch (state) {
            case LIST -> true;
            case NULL, ABSENT -> rule.absentIsEmpty();
            case NOT_A_LIST -> false;
        };
    }

    private static AnswerBody other(BodyKind kind, String text) {
        return new AnswerBody(EnumSet.of(kind), null, null, List.of(), text);
    }

    private static int firstVisible(byte[] bytes) {
        int start = 0;
        while (start < bytes.length && bytes[start] >= 0 && bytes[start] <= ' ') {
            start++;
        }
        return start;
    }

    private static String beginning(byte[] bytes) {
        return decoded(StandardCharsets.UTF_8, bytes, Math.min(bytes.length, BEGINNING));
    }

    private static String decoded(Charset charset, byte[] bytes, int length) {
        return charset.decode(ByteBuffer.wrap(bytes, 0, length)).toString();
    }
}
