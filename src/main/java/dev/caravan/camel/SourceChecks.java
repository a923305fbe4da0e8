package dev.caravan.camel;

import dev.caravan.config.ConfigException;
import dev.caravan.config.ConfigProblem;
import dev.caravan.config.ConfigProblems;
import dev.caravan.config.NearestName;
import dev.caravan.config.Place;
import dev.caravan.mapping.RequestField;
import dev.caravan.mapping.SourceConfiguration;
import dev.caravan.mapping.SourceDetail;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.PagingRule;
import dev.caravan.model.profile.WindowRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Checks a case's {@code source.yaml} against the operation that its {@code pull} reads. Used once.
 */
final class SourceChecks {
    private final SourceFit fit;
    private final SourceConfiguration source;
    private final PullEndpoint pull;
    private final Operation operation;
    private final Place file;
    private final ConfigProblems problems = new ConfigProblems();
    private final List<ConfigProblem> warnings = new ArrayList<>();

    private SourceChecks(SourceFit fit, Place file) {
        this.fit = fit;
        this.source = fit.source();
        this.pull = fit.pull();
        this.operation = fit.operation();
        this.file = file;
    }

    /**
     * What has no effect, as sentences with places.
     *
     * @param file the name of the file, for what has no place of its own
     * @throws ConfigException with every problem
     */
    static List<ConfigProblem> check(SourceFit fit, StageEndpoint stage, String file) {
        SourceChecks checks = new SourceChecks(fit, Place.of(file));
        checks.operation();
        checks.options();
        checks.window();
        checks.pages();
        fit.source().request().fields().forEach(checks::field);
        checks.detail();
        checks.condition(stage);
        checks.problems.throwIfAny();
        List<ConfigProblem> all = new ArrayList<>(fit.source().warnings());
        all.addAll(checks.warnings);
        return all;
    }

    private void operation() {
        String api = source.api();
        if (api != null && !bare(api).equals(bare(operation.name()))) {
            problems.add(file, "\"api\" is " + api + ", but the route pulls " + operation.name());
        }
    }

    private static String bare(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }

    private void options() {
        source.options().fields().forEach((name, field) -> {
            if (!operation.options().containsKey(name)) {
                Set<String> known = new HashSet<>(operation.options().keySet());
                known.addAll(List.of("dataKey", "beatFlat", "detailApi"));
                problems.add(field.place(), NearestName.unknown("option", name, known));
            }
        });
    }

    /** A window that the request carries. */
    private void window() {
        WindowRule rule = fit.window();
        if (rule == null || !rule.isOfRequest()) {
            return;
        }
        if (!fit.opensWindows()) {
            problems.add(
                    file,
                    "the pull says window: request, which goes by {{LAST_SYNC_TIME}} in the request; it has none");
        }
        if (pull.getSince() == null) {
            problems.add(
                    placeOfStart(),
                    "{{LAST_SYNC_TIME}} is the start of each window; write since at the pull: the date where the first one"
                            + " starts");
        }
        boolean open =
                !source.request().uses("CURRENT_TIME") && !source.options().uses("CURRENT_TIME");
        if (open && pull.getSlice() != null) {
            problems.add(
                    file,
                    "the pull cuts windows by slice, but the request does not say where one ends; write"
                            + " {{CURRENT_TIME}} into it, or take slice out");
        }
    }

    private void pages() {
        if (source.pageSize() != null && pull.getPageSize() == null) {
            try {
                fit.pager();
            } catch (CaravanException refused) {
                problems.add(file, "pagination: " + refused.getMessage());
            }
        }
    }

    private Place placeOfStart() {
        return source.request().fields().values().stream()
                .filter(RequestField::opensWindows)
                .map(RequestField::valuePlace)
                .findFirst()
                .orElse(file);
    }

    private void field(String path, RequestField field) {
        boolean paged = fit.pagingFields().contains(path);
        if (paged || fit.windowFields().contains(path)) {
            if (field.variables().isEmpty() && hasValue(path)) {
                written(path, field.place(), paged);
            }
        } else if (field.missing() && !pull.getRequest().containsKey(path)) {
            problems.add(field.place(), path + " is required and has no value");
        } else if (field.isPaging()) {
            paging(path, field);
        } else if (field.opensWindows() && fit.window() == null) {
            problems.add(field.valuePlace(), path + " is {{LAST_SYNC_TIME}}: " + advice(path));
        }
    }

    private boolean hasValue(String path) {
        Object value = source.request().constants().get(path);
        return value != null && !value.equals("");
    }

    private void written(String path, Place place, boolean paged) {
        if (!paged) {
            problems.add(place, path + " is filled by window: " + pull.getWindow() + "; take it out here");
        } else if (path.equals(fit.sizeField())) {
            pageSize(path, place);
        } else if (!(operation.paging() instanceof PagingRule.Keyset)) {
            warnings.add(new ConfigProblem(place, path + " has no effect: paging fills it"));
        }
    }

    private void pageSize(String path, Place place) {
        boolean said = pull.getPageSize() != null || source.pageSize() != null;
        if (said || fit.writtenSize() == null) {
            warnings.add(new ConfigProblem(
                    place,
                    path + " has no effect: "
                            + (said ? "the page size is pageSize" : "the vendor does not allow pages of this size")));
        }
    }

    private void paging(String path, RequestField field) {
        if (operation.paging() instanceof PagingRule.Single) {
            problems.add(
                    field.valuePlace(),
                    path + " is about pages, but the profile does not page " + operation.name()
                            + "; add its paging in vendors/<vendor>.yaml");
        } else {
            warnings.add(new ConfigProblem(
                    field.valuePlace(),
                    path + " is sent beside what the paging of " + operation.name() + " fills: "
                            + String.join(", ", fit.pagingFields())));
        }
    }

    private String advice(String path) {
        Optional<String> window = operation.windows().entrySet().stream()
                .filter(entry -> entry.getValue().fields().contains(path))
                .map(Map.Entry::getKey)
                .findFirst();
        return window.map(name -> "the window fills it; write window: " + name + " and since at the pull")
                .orElse("it needs a window; write window: request and since at the pull");
    }

    private void detail() {
        SourceDetail detail = source.detail();
        if (detail != null) {
            try {
                DetailSteps.rule(detail, pull, "", "id");
            } catch (ConfigException | CaravanException refused) {
                problems.add(detail.place(), "detailApi: " + refused.getMessage());
            }
        }
    }

    private void condition(StageEndpoint stage) {
        @Nullable String where = stage.getWhere();
        if (where != null && !source.where().fields().isEmpty()) {
            warnings.add(new ConfigProblem(file, "\"condition\" has no effect: the stage says where: " + where));
        }
    }
}
