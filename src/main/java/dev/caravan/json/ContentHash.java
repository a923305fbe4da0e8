package dev.caravan.json;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The 16-byte fingerprint of a record's content that answers "unchanged?".
 *
 * <p>Names are sorted at every level, so their order does not matter; everything else does: {@code 1}, {@code "1"} and
 * {@code 1.0} differ, and so do {@code null} and an absent name. The fields to ignore are top-level or dotted names and
 * reach into the elements of lists. The bytes are stored, so they must never change. Thread-safe.
 */
public final class ContentHash {
    private final HashedNames names;

    private ContentHash(HashedNames names) {
        this.names = names;
    }

    /** A hash over every field. */
    public static ContentHash ofAll() {
        return ignoring(List.of());
    }

    /** A hash over every field but the named ones. */
    public static ContentHash ignoring(Collection<String> names) {
        HashedNames root = HashedNames.create();
        names.forEach(name -> root.ignore(name.strip()));
        return new ContentHash(root);
    }

    /** The 16 bytes for a record. */
    public byte[] of(Map<String, Object> record) {
        HashInput input = new HashInput();
        object(input, record, names);
        return input.digest(md5());
    }

    private static void value(HashInput input, @Nullable Object value, HashedNames names) {
        if (value instanceof String text) {
            input.tag('s');
            input.text(text);
        } else if (value instanceof Number number) {
            input.tag('n');
            input.text(number.toString());
        } else if (value instanceof Map<?, ?> map) {
            object(input, map, names);
        } else if (value instanceof Iterable<?> list) {
            input.tag('[');
            list.forEach(element -> value(input, element, names));
            input.tag(']');
        } else {
            scalar(input, value);
        }
    }

    private static void scalar(HashInput input, @Nullable Object value) {
        if (value == null) {
            input.tag('0');
        } else if (value instanceof Boolean flag) {
            input.tag(flag ? 't' : 'f');
        } else {
            input.tag('x');
            input.text(Json.write(value));
        }
    }

    private static void object(HashInput input, Map<?, ?> map, HashedNames names) {
        HashedNames.Order order = names.order(map);
        Object[] values = map.values().toArray();
        input.tag('{');
        for (int i = 0; i < order.size(); i++) {
            input.text(order.name(i));
            value(input, values[order.position(i)], order.below(i));
        }
        input.tag('}');
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java platform has MD5", missing);
        }
    }
}
