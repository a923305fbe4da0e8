package dev.caravan.camel;

import dev.caravan.config.NearestName;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.MappingEnvironment;
import dev.caravan.mapping.ValueTables;
import dev.caravan.model.RunKind;
import dev.caravan.model.RunRecord;
import dev.caravan.store.Store;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles a case's {@code mapping.yaml} with the tables, functions and parsers that it may name.
 */
final class CaseMappings {
    private static final Logger LOG = LoggerFactory.getLogger(CaseMappings.class);
    private static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");
    private static final String TABLES = "tables.yaml";
    private static final int RECENT_RUNS = 200;

    private CaseMappings() {}

    static FieldMapping load(CamelContext context, String caseName) {
        CaseFiles files = Caravan.of(context).caseFiles();
        String file = files.nameOf(caseName, MapProducer.FILE);
        String text = files.read(caseName, MapProducer.FILE)
                .orElseThrow(() -> new CaravanException("map:" + caseName + ": there is no " + file
                        + NearestName.of(caseName, files.names())
                                .map(near -> "; did you mean map:" + near + "?")
                                .orElse("; a case's mapping lies beside its route")));
        FieldMapping mapping = FieldMapping.read(file, text, environment(context, caseName));
        mapping.warnings().forEach(warning -> LOG.warn("{}", warning));
        return mapping;
    }

    /** All that decides what a mapping makes of a record; empty without a mapping. */
    static String text(CamelContext context, String caseName) {
        CaseFiles files = Caravan.of(context).caseFiles();
        String mapping = files.read(caseName, MapProducer.FILE).orElse("");
        return mapping.isEmpty()
                ? mapping
                : mapping
                        + files.read(caseName, TABLES).orElse("")
                        + files.readShared(TABLES).orElse("");
    }

    private static MappingEnvironment environment(CamelContext context, String caseName) {
        Caravan caravan = Caravan.of(context);
        return MappingEnvironment.of(DEFAULT_ZONE)
                .with(new LookUpCases(context))
                .with(tables(caravan.caseFiles(), caseName))
                .with(CamelExtensions.of(context))
                .with(caravan.clock(), () -> lastExtraction(caravan.store(), caseName));
    }

    private static ValueTables tables(CaseFiles files, String caseName) {
        String own = files.nameOf(caseName, TABLES);
        ValueTables shared = files.readShared(TABLES)
                .map(text -> ValueTables.read(files.nameOf(TABLES), text))
                .orElse(ValueTables.NONE);
        return files.read(caseName, TABLES)
                .map(text -> ValueTables.read(own, text))
                .orElseGet(() -> ValueTables.none(own))
                .over(shared);
    }

    private static Optional<Instant> lastExtraction(Store store, String caseName) {
        return store.runs().recent(store.cases().idOf(caseName), RECENT_RUNS).stream()
                .filter(run -> run.kind() == RunKind.EXTRACT)
                .map(RunRecord::startedAt)
                .findFirst();
    }
}
