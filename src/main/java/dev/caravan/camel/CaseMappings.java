package dev.caravan.camel;

import dev.caravan.config.NearestName;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.MappingEnvironment;
import dev.caravan.mapping.ValueTables;
import dev.caravan.mapping.syntax.CaseNames;
import dev.caravan.model.RunKind;
import dev.caravan.model.RunRecord;
import dev.caravan.store.Store;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles mappings with what a Camel context knows of other cases, tables, functions and parsers.
 */
public final class CaseMappings {
    /** The name of a case's mapping in its folder. */
    public static final String FILE = "mapping.yaml";

    private static final Logger LOG = LoggerFactory.getLogger(CaseMappings.class);
    private static final String TABLES = "tables.yaml";
    private static final int RECENT_RUNS = 200;

    private CaseMappings() {}

    /** The mapping of a case for its deliveries. */
    static FieldMapping load(CamelContext context, String caseName) {
        Caravan caravan = Caravan.of(context);
        MappingEnvironment environment =
                environment(context, caseName).with(caravan.clock(), () -> lastExtraction(caravan.store(), caseName));
        FieldMapping mapping = read(context, caseName, environment);
        mapping.warnings().forEach(warning -> LOG.warn("{}", warning));
        return mapping;
    }

    /**
     * The mapping of a case, to be tried without its store.
     *
     * @throws CaravanException when it has none
     * @throws dev.caravan.config.ConfigException with every problem of its file
     */
    public static FieldMapping trial(CamelContext context, String caseName) {
        return read(context, caseName, environment(context, caseName));
    }

    /**
     * A mapping that belongs to no case, to be tried: it may look up in cases that are not there.
     *
     * @param file its name for messages
     * @throws dev.caravan.config.ConfigException with every problem
     */
    public static FieldMapping trial(CamelContext context, String file, String text) {
        LookUpCases known = new LookUpCases(context);
        MappingEnvironment environment = MappingEnvironment.of(CaseSource.DEFAULT_ZONE)
                .with(CamelExtensions.of(context))
                .with(sharedTables(Caravan.of(context).caseFiles()))
                .with(Caravan.of(context).clock(), Optional::empty)
                .with((CaseNames) written -> {
                    try {
                        return known.caseOf(written);
                    } catch (IllegalArgumentException unknown) {
                        return written;
                    }
                });
        return FieldMapping.read(file, text, environment);
    }

    /** All that decides what a mapping makes of a record; empty without a mapping. */
    static String text(CamelContext context, String caseName) {
        CaseFiles files = Caravan.of(context).caseFiles();
        String mapping = files.read(caseName, FILE).orElse("");
        return mapping.isEmpty()
                ? mapping
                : mapping
                        + files.read(caseName, TABLES).orElse("")
                        + files.readShared(TABLES).orElse("");
    }

    private static FieldMapping read(CamelContext context, String caseName, MappingEnvironment environment) {
        CaseFiles files = Caravan.of(context).caseFiles();
        String text = files.read(caseName, FILE)
                .orElseThrow(() -> new CaravanException("map:" + caseName + ": there is no "
                        + files.nameOf(caseName, FILE)
                        + NearestName.of(caseName, files.names())
                                .map(near -> "; did you mean map:" + near + "?")
                                .orElse("; a case's mapping lies beside its route")));
        return FieldMapping.read(files.nameOf(caseName, FILE), text, environment);
    }

    private static MappingEnvironment environment(CamelContext context, String caseName) {
        Caravan caravan = Caravan.of(context);
        return MappingEnvironment.of(CaseSource.DEFAULT_ZONE)
                .with(new LookUpCases(context))
                .with(tables(caravan.caseFiles(), caseName))
                .with(CamelExtensions.of(context))
                .with(caravan.clock(), Optional::empty);
    }

    private static ValueTables tables(CaseFiles files, String caseName) {
        String own = files.nameOf(caseName, TABLES);
        return files.read(caseName, TABLES)
                .map(text -> ValueTables.read(own, text))
                .orElseGet(() -> ValueTables.none(own))
                .over(sharedTables(files));
    }

    private static ValueTables sharedTables(CaseFiles files) {
        return files.readShared(TABLES)
                .map(text -> ValueTables.read(files.nameOf(TABLES), text))
                .orElse(ValueTables.NONE);
    }

    private static Optional<Instant> lastExtraction(Store store, String caseName) {
        return store.runs().recent(store.cases().idOf(caseName), RECENT_RUNS).stream()
                .filter(run -> run.kind() == RunKind.EXTRACT)
                .map(RunRecord::startedAt)
                .findFirst();
    }
}
