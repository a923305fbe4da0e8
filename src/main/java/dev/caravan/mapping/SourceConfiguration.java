package dev.caravan.mapping;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigProblem;
import dev.caravan.mapping.shape.SourceCondition;
import dev.caravan.mapping.shape.SourceShape;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a case asks of its source beyond one line of the route: {@code source.yaml}, or a pasted source configuration of
 * 轻易云 (YAML or JSON). Immutable, thread-safe.
 *
 * @param api the operation it was written for, null when it names none
 * @param request request fields, already within {@code dataKey}
 * @param options of the operation, from {@code otherRequest}
 * @param key field that identifies a record ({@code id}), null when it names none
 * @param onlyOnce {@code idCheck}: a record once written is never sent again
 * @param pageSize records per page ({@code pagination}), null when it names none
 * @param shape which records are wanted, and what is made of them before they are staged
 * @param detail how each record is completed, null when it is not
 * @param remedy when it is asked once more, null = never
 * @param warnings what it says without any effect here
 */
public record SourceConfiguration(
        @Nullable String api,
        SourceRequest request,
        SourceRequest options,
        @Nullable String key,
        boolean onlyOnce,
        @Nullable Integer pageSize,
        SourceShape shape,
        @Nullable SourceDetail detail,
        @Nullable OmissionRemedy remedy,
        List<ConfigProblem> warnings) {
    public SourceConfiguration {
        warnings = List.copyOf(warnings);
    }

    /** Of a case that has none: asks nothing. */
    public static SourceConfiguration none() {
        return new SourceConfiguration(
                null,
                SourceRequest.none(),
                SourceRequest.none(),
                null,
                false,
                null,
                SourceShape.none(),
                null,
                null,
                List.of());
    }

    /**
     * Compiles a text.
     *
     * @param file its name for messages
     * @param zone the zone of dates without one
     * @throws dev.caravan.config.ConfigException with every problem and its place
     */
    public static SourceConfiguration read(String file, String text, ZoneId zone) {
        return new SourceCompiler(ConfigDocument.read(file, text), zone).compile();
    }

    /** Equal for equal meanings, whatever the file looks like. */
    @Override
    public String toString() {
        String looks = remedy == null ? "" : remedy.schedule() + " " + remedy.request();
        return String.join(
                "|",
                String.valueOf(api),
                request.text(),
                options.text(),
                String.valueOf(key),
                onlyOnce + " " + pageSize,
                shape.toString(),
                String.valueOf(detail),
                looks);
    }

    /** The records that are wanted ({@code condition}). */
    public SourceCondition where() {
        return shape.condition();
    }
}
