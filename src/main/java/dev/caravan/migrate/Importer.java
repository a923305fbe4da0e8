package dev.caravan.migrate;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigException;
import dev.caravan.config.Place;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.vendor.VendorProfiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns configurations of 轻易云 into a case's folder. Everything is read and decided before anything is written; files that a
 * person may have changed are added to or kept beside, never lost. Used by one thread.
 */
public final class Importer {
    private static final String ROUTE = "route.camel.yaml";
    private static final String REPORT = "report.md";

    private final VendorProfiles profiles;
    private final Path out;

    /**
     * An importer into a folder of cases.
     *
     * @param profiles the vendors known there
     */
    public Importer(VendorProfiles profiles, Path out) {
        this.profiles = profiles;
        this.out = out;
    }

    /**
     * Imports one scheme.
     *
     * @param files a source, a target, or both
     * @throws ConfigException naming the file and the line of what is no configuration, or why nothing was written
     */
    public ImportResult run(List<Path> files, ImportOptions options) {
        options.requireReadable();
        Ledger ledger = new Ledger();
        Scheme scheme = new SchemeReader(ledger).read(files);
        String name = CaseNaming.of(scheme, options.name(), files);
        refuseExisting(name, options);
        CasesRoot root = new CasesRoot(out, profiles);
        RowImport rows = new RowImport(ledger);
        CaseDraft draft = new CaseDrafting(ledger, rows, new Platforms(root, ledger), scheme, options)
                .draft(name, title(scheme, names(files)));
        scheme.documents().forEach(ConfigDocument::throwIfInvalid);
        SchemeCases cases = new SchemeCases(ledger, root);
        if (scheme.uuid() != null) {
            cases.imported(scheme.uuid(), name);
        }
        DraftCheck check = new DraftCheck(ledger, rows);
        CaseTexts texts = new CaseTexts(name);
        halves(draft, scheme, cases, check, ledger).forEach(texts::put);
        scheme.documents().forEach(document -> ledger.nameUnread(document.root()));
        new SharedTexts(draft, root, check, ledger).add(texts);
        if (scheme.uuid() == null) {
            cases.noteStanding();
        }
        cases.corrected().ifPresent(text -> texts.putShared(CasesRoot.SCHEMES, text));
        cases.text().ifPresent(text -> texts.append(CasesRoot.SCHEMES, text));
        List<Finding> findings = ledger.findings();
        texts.put(REPORT, ReportText.of(name, names(files), whole(scheme), findings));
        // a case is there when its routes are
        texts.put(ROUTE, draft.route());
        return new ImportResult(name, whole(scheme), texts.write(new WrittenFiles(out)), findings);
    }

    private static List<String> names(List<Path> files) {
        return files.stream().map(file -> String.valueOf(file.getFileName())).toList();
    }

    private void refuseExisting(String name, ImportOptions options) {
        if (Files.exists(out.resolve(name).resolve(ROUTE)) && !options.force()) {
            throw new ConfigException(
                    Place.of(out.resolve(name).toString()),
                    "there is a case of this name already, and nothing was written; choose another name by --name, or"
                            + " --force, which keeps files that differ as .old");
        }
    }

    private static String title(Scheme scheme, List<String> files) {
        String name = scheme.name() == null ? "" : scheme.name().replaceAll("\\s+", " ") + ". ";
        return name + "Imported from " + String.join(", ", files) + "; report.md says what was changed.";
    }

    private static String whole(Scheme scheme) {
        if (scheme.source() != null && scheme.target() != null) {
            return "A whole case: a source and a target.";
        }
        return scheme.source() != null
                ? "Half a case 只有源: the files hold a source and no target, so what is read is kept and not delivered."
                : "Half a case 只有目标: the files hold a target and no source, so records have to come from a route of yours.";
    }

    private Map<String, String> halves(
            CaseDraft draft, Scheme scheme, SchemeCases cases, DraftCheck check, Ledger ledger) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (draft.source() != null) {
            check.source(draft.source(), draft.name() + "/source.yaml");
            texts.put("source.yaml", draft.source().text());
        }
        if (draft.target() != null) {
            TargetDraft target = draft.target();
            cases.require(target.file(), target.place());
            texts.put("mapping.yaml", target.text());
            Optional<FieldMapping> mapping = check.target(target, draft.name() + "/mapping.yaml", cases::caseOf);
            mapping.flatMap(compiled -> new SampleTest(ledger, target, compiled).text(scheme.source(), cases::caseOf))
                    .ifPresent(text -> texts.put("test.yaml", text));
        }
        return texts;
    }
}
