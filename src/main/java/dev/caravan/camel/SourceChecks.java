package dev.caravan.camel;

import dev.caravan.config.ConfigException;
import dev.caravan.config.ConfigProblem;
import dev.caravan.config.ConfigProblems;
import dev.caravan.config.NearestName;
import dev.caravan.config.Place;
import dev.caravan.mapping.SourceConfiguration;
import dev.caravan.mapping.SourceVariable;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.PagingRule;
import dev.caravan.model.profile.WindowRule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks a case's {@code source.yaml} against the operation that its {@code pull} reads. Used once.
 */
final class SourceChecks {
    private final SourceConfiguration source;
    private final PullEndpoint pull;
    private final Operation operation;
    private final Place file;
    private final ConfigProblems problems = new ConfigProblems();
    private final List<ConfigProblem> warnings = new ArrayList<>();

    private SourceChecks(SourceConfiguration source, PullEndpoint pull, Operation operation, Place file) {
        this.source = source;
        this.pull = pull;
        this.operation = operation;
        this.file = file;
    }

    /**
     * What has no effect, as sentences with places.
     *
     * @param file the name of the file, for what has no place of its own
     * @throws ConfigException with every problem
     */
    static List<ConfigProblem> check(SourceConfiguration source, PullEndpoint pull, Operation operation, String file) {
        SourceChecks checks = new SourceChecks(source, pull, operation, Place.of(file));
        checks.operation();
        checks.options();
        source.variables().forEach(checks::variable);
        source.places().forEach(checks::literal);
        checks.problems.throwIfAny();
        List<ConfigProblem> all = new ArrayList<>(source.warnings());
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
        source.options().keySet().stream()
                .filter(name -> !operation.options().containsKey(name))
                .forEach(name -> {
                    Set<String> known = new HashSet<>(operation.options().keySet());
                    known.add("dataKey");
                    problems.add(
                            source.optionPlaces().getOrDefault(name, file), NearestName.unknown("option", name, known));
                });
    }

    private void variable(String path, SourceVariable variable) {
        if (variable.isPaging() ? pagingFields().contains(path) : isFilledByWindow(path)) {
            return;
        }
        Optional<String> window = windowOf(path);
        String said = path + " is {{" + variable.name() + "}}: ";
        if (variable.isPaging()) {
            problems.add(
                    variable.place(),
                    said + "the profile's paging of " + operation.name() + " fills "
                            + (pagingFields().isEmpty() ? "nothing" : String.join(", ", pagingFields()))
                            + ", not this");
        } else if (window.isPresent()) {
            problems.add(
                    variable.place(),
                    said + "the window fills it; write window: " + window.get() + " and since at the pull");
        } else {
            problems.add(
                    variable.place(),
                    said + "no window of " + operation.name()
                            + " fills it; write a constant, or add the window in vendors/<vendor>.yaml");
        }
    }

    private void literal(String path, Place place) {
        if (isFilledByWindow(path)) {
            problems.add(place, path + " is filled by window: " + pull.getWindow() + "; take it out here");
        } else if (pagingFields().contains(path) && !(operation.paging() instanceof PagingRule.Keyset)) {
            warnings.add(new ConfigProblem(
                    place, path + " has no effect: paging fills it; the page size is pageSize at the pull"));
        }
    }

    private boolean isFilledByWindow(String path) {
        return windowOf(path).filter(name -> name.equals(pull.getWindow())).isPresent();
    }

    private Optional<String> windowOf(String path) {
        return operation.windows().entrySet().stream()
                .filter(entry -> fields(entry.getValue()).contains(path))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Set<String> fields(WindowRule rule) {
        return Set.of(rule.fromField(), rule.toField());
    }

    private Set<String> pagingFields() {
        PagingRule rule = operation.paging();
        Set<String> fields = new HashSet<>();
        Stream.of(size(rule), position(rule)).filter(Objects::nonNull).forEach(fields::add);
        return fields;
    }

    private static @Nullable String size(PagingRule rule) {
        return rule instanceof PagingRule.Paged paged ? paged.size().field() : null;
    }

    private static @Nullable String position(PagingRule rule) {
        if (rule instanceof PagingRule.PageNumber pages) {
            return pages.pageField();
        }
        if (rule instanceof PagingRule.Offset offset) {
            return offset.offsetField();
        }
        if (rule instanceof PagingRule.Keyset keyset) {
            return keyset.field();
        }
        return rule instanceof PagingRule.Cursor cursor ? cursor.field() : null;
    }
}
