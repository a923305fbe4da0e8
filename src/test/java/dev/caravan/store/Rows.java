package dev.caravan.store;

import dev.caravan.model.Destination;
import dev.caravan.model.Refusal;
import dev.caravan.model.StagedRow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as a page would stage them; the hash follows the content. */
public final class Rows {
    private Rows() {}

    public static StagedRow row(String key, String value) {
        return row(key, value, Destination.PENDING, null);
    }

    public static StagedRow filtered(String key, String value) {
        return row(key, value, Destination.FILTERED, null);
    }

    public static StagedRow kept(String key, String value) {
        return row(key, value, Destination.WRITTEN, null);
    }

    public static StagedRow refused(String key, String value, String cause) {
        return row(key, value, Destination.PENDING, new Refusal(cause, "refused because of " + cause));
    }

    public static StagedRow modified(StagedRow row, Instant at) {
        return new StagedRow(row.key(), row.hash(), at, row.wanted(), row.refusal(), row.content());
    }

    /** Rows with keys K0 … K(count-1). */
    public static List<StagedRow> rows(int count, String value) {
        List<StagedRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row("K" + i, value));
        }
        return rows;
    }

    public static StagedRow content(String key, String content) {
        return new StagedRow(key, hash(content), null, Destination.PENDING, null, content);
    }

    private static StagedRow row(String key, String value, Destination wanted, @Nullable Refusal refusal) {
        String content = "{\"value\":\"" + value + "\"}";
        return new StagedRow(key, hash(content), null, wanted, refusal, content);
    }

    private static byte[] hash(String content) {
        try {
            return MessageDigest.getInstance("MD5").digest(content.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
