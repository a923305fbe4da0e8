package dev.caravan.connection;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings the body of an answer into UTF-8: byte order mark, declared character set, else UTF-8. Strict, pure. */
final class BodyCharset {
    private static final Pattern DECLARED = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([^\\s;\"']+)");
    private static final Set<String> LATIN = Set.of("ISO-8859-1", "US-ASCII", "windows-1252");
    /** What servers call any Chinese text, though it has characters that these sets lack; GB18030 holds both. */
    private static final Set<String> CHINESE = Set.of("GB2312", "GBK");

    private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private BodyCharset() {}

    static byte[] utf8(HttpAnswer answer) throws CharacterCodingException {
        byte[] body = answer.body();
        if (startsWith(body, UTF_8_MARK)) {
            return Arrays.copyOfRange(body, UTF_8_MARK.length, body.length);
        }
        if (startsWith(body, new byte[] {(byte) 0xFE, (byte) 0xFF})
                || startsWith(body, new byte[] {(byte) 0xFF, (byte) 0xFE})) {
            return converted(body, StandardCharsets.UTF_16);
        }
        Charset declared = declared(answer.header("Content-Type"));
        if (declared.equals(StandardCharsets.UTF_8)) {
            return body; // the JSON parser refuses what is not UTF-8
        }
        return LATIN.contains(declared.name()) ? latin(body, declared) : converted(body, declared);
    }

    /** Latin-1 is what some servers call any text, Chinese in UTF-8 included: valid UTF-8 is taken as such. */
    private static byte[] latin(byte[] body, Charset declared) throws CharacterCodingException {
        try {
            return strictUtf8(body);
        } catch (CharacterCodingException notUtf8) {
            return converted(body, declared);
        }
    }

    private static byte[] strictUtf8(byte[] body) throws CharacterCodingException {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        return body;
    }

    private static byte[] converted(byte[] body, Charset charset) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(body)).toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Charset declared(@Nullable String contentType) {
        Matcher matcher = DECLARED.matcher(contentType == null ? "" : contentType);
        try {
            Charset named = matcher.find() ? Charset.forName(matcher.group(1)) : StandardCharsets.UTF_8;
            return CHINESE.contains(named.name()) ? Charset.forName("GB18030") : named;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return StandardCharsets.UTF_8;
        }
    }

    private static boolean startsWith(byte[] body, byte[] mark) {
        return body.length >= mark.length && Arrays.equals(body, 0, mark.length, mark, 0, mark.length);
    }
}
