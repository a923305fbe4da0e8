package dev.caravan.camel;

import dev.caravan.mapping.SourceConfiguration;
import dev.caravan.mapping.SourceDetail;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.RecordsRule;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a case's {@code source.yaml}.
 */
final class CaseSources {
    private static final Logger LOG = LoggerFactory.getLogger(CaseSources.class);
    static final String FILE = "source.yaml";

    private CaseSources() {}

    /** Checks it against the operation that the case's pull reads, and tells what has no effect. */
    static void check(PullEndpoint pull, StageEndpoint stage) {
        ConnectionHandle connection =
                Caravan.of(pull.getCamelContext()).connections().require(pull.getConnection());
        CaseSource file = load(pull.getCamelContext(), stage.getCaseName());
        SourceConfiguration source = file.in(connection.settings().zone());
        Operation operation = connection.operation(pull.getOperation(), pull.options());
        SourceFit fit = new SourceFit(source, pull, operation);
        SourceChecks.check(fit, stage, file.file()).forEach(warning -> LOG.warn("{}", warning));
        PullOptions.checkWindow(pull, fit.window());
        RecordsRule records = operation.records();
        if (records != null) {
            new StageRules(stage).rule(records.key());
        }
    }

    /** Checks it for records that come by themselves. */
    static void checkWithoutPull(StageEndpoint stage) {
        StageRules rules = new StageRules(stage);
        rules.rule(null);
        SourceDetail detail = rules.source().detail();
        if (detail != null) {
            throw new CaravanException("stage:" + stage.getCaseName() + ": " + detail.place()
                    + ": detailApi asks the connection of a pull, here none stands before the stage");
        }
    }

    /** The case's own, or one without a text when it has none. */
    static CaseSource load(CamelContext context, String caseName) {
        CaseFiles files = Caravan.of(context).caseFiles();
        return new CaseSource(
                files.nameOf(caseName, FILE), files.read(caseName, FILE).orElse(null));
    }
}
