package dev.caravan.mapping.syntax;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.ConfigNode;
import dev.caravan.config.DurationText;
import dev.caravan.json.FieldPath;
import dev.caravan.mapping.expression.EnclosingArray;
import dev.caravan.mapping.expression.FilterTemplate;
import dev.caravan.mapping.expression.LookUp;
import dev.caravan.mapping.expression.LookUpPlan;
import dev.caravan.mapping.expression.NotFound;
import dev.caravan.mapping.notation.Keys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Compiles look-ups: {@code lookup} of a row, and 轻易云's spellings as a row's whole value. */
public final class LookUpCompiler {
    private static final Pattern WAIT = Pattern.compile("wait\\s+(\\S+)");
    private static final String NOT_FOUND = "notFound";

    private final TemplateCompiler templates;
    private final CaseNames cases;
    private final List<LookUp> compiled = new ArrayList<>();

    public LookUpCompiler(TemplateCompiler templates, CaseNames cases) {
        this.templates = templates;
        this.cases = cases;
    }

    /** Those that were compiled so far. */
    public List<LookUp> compiled() {
        return List.copyOf(compiled);
    }

    /** A value in 轻易云's spelling; a refusal is an {@link IllegalArgumentException} with a sentence. */
    public LookUp ofText(String text, List<EnclosingArray> arrays) {
        LookUpText read = LookUpText.read(text);
        FilterTemplate where = filters(read.prefix(), arrays).compile(read.where());
        LookUpPlan plan = new LookUpPlan(cases.caseOf(read.scheme()), false, where);
        return added(new LookUp(plan, FieldPath.of(read.find()), NotFound.EMPTY));
    }

    /** The {@code lookup} of a row; null, with a problem noted, when it cannot be used. */
    public @Nullable LookUp ofRow(ConfigMap row, List<EnclosingArray> arrays) {
        ConfigMap map = row.mapOrEmpty("lookup");
        Keys.LOOK_UP.check(map);
        if (row.optionalText("value").filter(text -> !text.isBlank()).isPresent()) {
            row.problem("value", "a row with a lookup takes its value from there; remove one of the two");
        }
        String find = map.text("find");
        NotFound notFound = notFound(map);
        boolean written =
                map.oneOf("until", List.of("staged", "written"), "staged").equals("written");
        Optional<String> caseName = caseName(map);
        Optional<FilterTemplate> where = where(map, arrays);
        if (find.isEmpty() || caseName.isEmpty() || where.isEmpty()) {
            return null;
        }
        return added(new LookUp(new LookUpPlan(caseName.get(), written, where.get()), FieldPath.of(find), notFound));
    }

    private LookUp added(LookUp lookUp) {
        compiled.add(lookUp);
        return lookUp;
    }

    private Optional<String> caseName(ConfigMap map) {
        String written = map.text("in");
        try {
            return written.isEmpty() ? Optional.empty() : Optional.of(cases.caseOf(written));
        } catch (IllegalArgumentException unknown) {
            map.problem("in", String.valueOf(unknown.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<FilterTemplate> where(ConfigMap map, List<EnclosingArray> arrays) {
        Optional<ConfigNode> where = map.node("where");
        try {
            return Optional.of(
                    filters("", arrays).compile(where.map(ConfigNode::plain).orElse(null)));
        } catch (IllegalArgumentException refused) {
            map.problem("where", String.valueOf(refused.getMessage()));
            return Optional.empty();
        }
    }

    private FilterCompiler filters(String prefix, List<EnclosingArray> arrays) {
        return new FilterCompiler(prefix, text -> templates.compile(text, arrays));
    }

    private static NotFound notFound(ConfigMap map) {
        String text = map.text(NOT_FOUND, "empty").strip();
        Matcher wait = WAIT.matcher(text);
        if (wait.matches()) {
            return waitFor(map, wait.group(1));
        }
        return switch (text) {
            case "empty" -> NotFound.EMPTY;
            case "dead" -> NotFound.DEAD;
            default -> {
                map.problem(NOT_FOUND, "expected empty, dead or wait 6h, found \"" + text + "\"");
                yield NotFound.EMPTY;
            }
        };
    }

    private static NotFound waitFor(ConfigMap map, String text) {
        try {
            Duration atMost = DurationText.parse(text);
            if (!atMost.isZero()) {
                return NotFound.waitFor(atMost);
            }
            map.problem(NOT_FOUND, "to wait no time at all is spelt dead");
        } catch (IllegalArgumentException malformed) {
            map.problem(NOT_FOUND, String.valueOf(malformed.getMessage()));
        }
        return NotFound.DEAD;
    }
}
