package dev.caravan.migrate;

import dev.caravan.migrate.Finding.Kind;
import java.util.List;

/** Writes the report of an import. Pure. */
final class ReportText {
    private ReportText() {}

    static String of(String caseName, List<String> files, String whole, List<Finding> findings) {
        StringBuilder text = new StringBuilder("# Import of " + caseName + "\n\n");
        text.append("From ")
                .append(String.join(", ", files))
                .append(". ")
                .append(whole)
                .append("\n\n");
        text.append(
                "Every key of the files is in the case or named here. [I] marks an inference, [L] what a single weak source"
                        + " says; check those first.\n");
        for (Kind kind : Kind.values()) {
            List<Finding> some =
                    findings.stream().filter(finding -> finding.kind() == kind).toList();
            if (!some.isEmpty()) {
                text.append("\n## ").append(kind.title()).append("\n\n");
                some.forEach(finding -> text.append(line(finding)).append('\n'));
            }
        }
        return text.toString();
    }

    /** A finding in one line. */
    static String line(Finding finding) {
        return "- `" + finding.place() + "` " + finding.text().replaceAll("\\s*[\r\n]+\\s*", " ");
    }
}
