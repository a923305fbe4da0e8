package dev.caravan.migrate;

import java.nio.file.Path;
import java.util.List;

/**
 * What an import has written and found.
 *
 * @param whole says which halves the files had
 * @param files what was written, or added to, in the order of writing
 * @param findings the report's lines, the most urgent first
 */
public record ImportResult(String caseName, String whole, List<Path> files, List<Finding> findings) {
    public ImportResult {
        files = List.copyOf(files);
        findings = List.copyOf(findings);
    }

    /** How many findings there are of a kind. */
    public long count(Finding.Kind kind) {
        return findings.stream().filter(finding -> finding.kind() == kind).count();
    }
}
