package dev.caravan.camel;

import dev.caravan.mapping.SourceConfiguration;
import dev.caravan.model.profile.Operation;
import java.time.ZoneId;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a case's {@code source.yaml}.
 */
final class CaseSources {
    private static final Logger LOG = LoggerFactory.getLogger(CaseSources.class);
    static final String FILE = "source.yaml";

    private static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

    private CaseSources() {}

    /** Checks it against the operation that the case's pull reads, and tells what has no effect. */
    static void check(PullEndpoint pull, String caseName) {
        Caravan caravan = Caravan.of(pull.getCamelContext());
        Operation operation =
                caravan.connections().require(pull.getConnection()).operation(pull.getOperation());
        SourceChecks.check(
                        load(pull.getCamelContext(), caseName),
                        pull,
                        operation,
                        caravan.caseFiles().nameOf(caseName, FILE))
                .forEach(warning -> LOG.warn("{}", warning));
    }

    /** The case's own, or one that asks nothing when it has none. */
    static SourceConfiguration load(CamelContext context, String caseName) {
        CaseFiles files = Caravan.of(context).caseFiles();
        return files.read(caseName, FILE)
                .map(text -> SourceConfiguration.read(files.nameOf(caseName, FILE), text, DEFAULT_ZONE))
                .orElseGet(SourceConfiguration::none);
    }
}
