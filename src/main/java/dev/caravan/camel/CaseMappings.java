package dev.caravan.camel;

import dev.caravan.config.NearestName;
import dev.caravan.mapping.FieldMapping;
import java.time.ZoneId;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles a case's {@code mapping.yaml}.
 */
final class CaseMappings {
    private static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

    private CaseMappings() {}

    static FieldMapping load(CamelContext context, String caseName) {
        CaseFiles files = Caravan.of(context).caseFiles();
        String file = files.nameOf(caseName, MapProducer.FILE);
        String text = files.read(caseName, MapProducer.FILE)
                .orElseThrow(() -> new CaravanException("map:" + caseName + ": there is no " + file
                        + NearestName.of(caseName, files.names())
                                .map(near -> "; did you mean map:" + near + "?")
                                .orElse("; a case's mapping lies beside its route")));
        FieldMapping mapping = FieldMapping.read(file, text, DEFAULT_ZONE, new LookUpCases(context));
        mapping.warnings().forEach(warning -> LOG.warn("{}", warning));
        return mapping;
    }

    private static final Logger LOG = LoggerFactory.getLogger(CaseMappings.class);
}
