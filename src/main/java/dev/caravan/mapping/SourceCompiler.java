package dev.caravan.mapping;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigProblems;
import dev.caravan.config.CronSchedule;
import dev.caravan.mapping.notation.Keys;
import dev.caravan.mapping.shape.ShapeCompiler;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compiles one source configuration; used once. */
final class SourceCompiler {
    private static final String REMEDY = "omissionRemedy";
    private static final String TAKE_OVER = "takeOverRequest";
    private static final int LARGEST_PAGE = 1_000_000;

    private final ConfigDocument document;
    private final ConfigMap map;
    private final ZoneId zone;
    private final ConfigProblems warnings = new ConfigProblems();

    SourceCompiler(ConfigDocument document, ZoneId zone) {
        this.document = document;
        this.map = document.map();
        this.zone = zone;
    }

    SourceConfiguration compile() {
        Keys.SOURCE_FILE.check(map);
        if (map.text("effect", "QUERY").equalsIgnoreCase("EXECUTE")) {
            map.problem("effect", "this is the configuration of a target; put it into mapping.yaml");
        }
        OtherRequest others = new OtherRequest(map);
        List<ConfigMap> rows = map.maps("request");
        boolean onlyOnce = map.flag("idCheck", false);
        SourceConfiguration read = new SourceConfiguration(
                map.optionalText("api").orElse(null),
                new RequestCompiler(map, "request", zone).compile(rows, others.prefix()),
                new RequestCompiler(map, "otherRequest", zone).compile(others.options(), ""),
                key(),
                onlyOnce,
                pageSize(),
                new ShapeCompiler(map, others.flattened(), zone).compile(),
                others.detail(zone, map.place().file()),
                remedy(rows, others.prefix()),
                List.of());
        warn(onlyOnce);
        document.throwIfInvalid();
        return new SourceConfiguration(
                read.api(),
                read.request(),
                read.options(),
                read.key(),
                onlyOnce,
                read.pageSize(),
                read.shape(),
                read.detail(),
                read.remedy(),
                warnings.list());
    }

    private @Nullable String key() {
        String key = map.text("id", "").strip();
        if (key.contains("{")) {
            map.problem("id", "\"" + key + "\" is no name of a field; write it without braces");
        }
        return key.isEmpty() ? null : key;
    }

    private @Nullable Integer pageSize() {
        ConfigMap pagination = map.mapOrEmpty("pagination");
        Keys.PAGINATION.check(pagination);
        return pagination.has("pageSize") ? pagination.integer("pageSize", 1, LARGEST_PAGE) : null;
    }

    private @Nullable OmissionRemedy remedy(List<ConfigMap> rows, String prefix) {
        if (!map.has(REMEDY)) {
            return null;
        }
        ConfigMap remedy = map.map(REMEDY);
        Keys.REMEDY.check(remedy);
        List<ConfigMap> taken = remedy.maps(TAKE_OVER);
        if (taken.isEmpty()) {
            remedy.problem(
                    TAKE_OVER, "it replaces no field of the request, so that it would find what is known already");
        }
        Set<String> names = taken.stream().map(row -> row.text("field", "")).collect(Collectors.toSet());
        List<ConfigMap> whole = new ArrayList<>(rows);
        whole.removeIf(row -> names.contains(row.text("field", "")));
        whole.addAll(taken);
        SourceRequest request = new RequestCompiler(remedy, TAKE_OVER, zone).compile(whole, prefix);
        try {
            return new OmissionRemedy(CronSchedule.parse(remedy.text("crontab")), request);
        } catch (IllegalArgumentException refused) {
            remedy.problem("crontab", String.valueOf(refused.getMessage()));
            return null;
        }
    }

    private void warn(boolean onlyOnce) {
        for (String key : List.of("response", "otherResponse", "autoFillResponse")) {
            warn(map, key, "\"" + key + "\" has no effect: the vendor profile describes the answers");
        }
        warn(map, "condition_bk", "\"condition_bk\" is a parked copy and has no effect, as on 轻易云");
        warn(map.mapOrEmpty(REMEDY), "adapter", "\"adapter\" has no effect: the vendor profile speaks to the source");
        if (onlyOnce) {
            warn(
                    map,
                    "idCheck",
                    "\"idCheck\": true sends no record twice: what changes at the source after it was written stays "
                            + "as it is at the target; write false to send changes");
        }
    }

    private void warn(ConfigMap of, String key, String sentence) {
        if (of.has(key)) {
            warnings.add(of.placeOf(key), sentence);
        }
    }
}
