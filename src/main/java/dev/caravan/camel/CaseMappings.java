package dev.caravan.camel;

import dev.caravan.config.NearestName;
import dev.caravan.mapping.FieldMapping;
import java.time.ZoneId;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compiles mappings with what a Camel context knows of other cases.
 */
public final class CaseMappings {
    /** The name of a case's mapping in its folder. */
    public static final String FILE = "mapping.yaml";

    private static final Logger LOG = LoggerFactory.getLogger(CaseMappings.class);
    private static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

    private CaseMappings() {}

    /** The mapping of a case for its deliveries. */
    static FieldMapping load(CamelContext context, String caseName) {
        FieldMapping mapping = trial(context, caseName);
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
        CaseFiles files = Caravan.of(context).caseFiles();
        String file = files.nameOf(caseName, FILE);
        String text = files.read(caseName, FILE)
                .orElseThrow(() -> new CaravanException("map:" + caseName + ": there is no " + file
                        + NearestName.of(caseName, files.names())
                                .map(near -> "; did you mean map:" + near + "?")
                                .orElse("; a case's mapping lies beside its route")));
        return FieldMapping.read(file, text, DEFAULT_ZONE, new LookUpCases(context));
    }

    /**
     * A mapping that belongs to no case, to be tried: it may look up in cases that are not there.
     *
     * @param file its name for messages
     * @throws dev.caravan.config.ConfigException with every problem
     */
    public static FieldMapping trial(CamelContext context, String file, String text) {
        LookUpCases known = new LookUpCases(context);
        return FieldMapping.read(file, text, DEFAULT_ZONE, written -> {
            try {
                return known.caseOf(written);
            } catch (IllegalArgumentException unknown) {
                return written;
            }
        });
    }
}
