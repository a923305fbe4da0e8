package dev.caravan.daemon;

import dev.caravan.camel.CaseFiles;
import dev.caravan.camel.CaseMappings;
import dev.caravan.config.ConfigException;
import dev.caravan.vendor.VendorProfiles;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code caravan lint [case…]}: finds what is wrong with cases without running them; needs no account and no network.
 */
@Command(
        name = "lint",
        description = "Checks cases, profiles and settings without running anything. 检查方案文件",
        footer = "Exit code: 0 nothing is wrong, 1 something is; warnings do not count.")
final class LintCommand implements Callable<Integer> {
    private static final int FAILED = 1;

    @Mixin
    private CommonOptions options = new CommonOptions();

    @Parameters(arity = "0..*", paramLabel = "CASE", description = "Only these cases, not all 方案名")
    private List<String> names = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = Settings.load(options);
        SortedSet<LintFinding> findings = new TreeSet<>();
        checkSettings(settings, findings);
        int checked;
        try (LookedAtCases cases = LookedAtCases.of(settings)) {
            CaseFolders folders =
                    new CaseFolders(settings, List.of(CaseFiles.ROUTE, CaseMappings.FILE, CaseLint.SOURCE));
            List<String> wanted = folders.wanted(names);
            SchemaCheck schemas = new SchemaCheck();
            wanted.forEach(name -> findings.addAll(new CaseLint(cases, schemas, name).run()));
            checked = wanted.size();
        }
        return show(findings, checked);
    }

    private static void checkSettings(Settings settings, SortedSet<LintFinding> findings) {
        note(() -> SettingsCheck.run(settings), LintRule.SETTING, findings);
        VendorProfiles profiles = KnownProfiles.of(settings);
        KnownProfiles.own(settings)
                .names()
                .forEach(vendor -> note(() -> profiles.named(vendor), LintRule.PROFILE, findings));
    }

    private static void note(Runnable reading, LintRule rule, SortedSet<LintFinding> findings) {
        try {
            reading.run();
        } catch (ConfigException refused) {
            refused.problems().forEach(problem -> findings.add(LintFinding.problem(problem, rule)));
        }
    }

    private int show(SortedSet<LintFinding> findings, int cases) {
        PrintWriter out = spec.commandLine().getOut();
        findings.forEach(out::println);
        long warnings = findings.stream().filter(LintFinding::warning).count();
        long problems = findings.size() - warnings;
        out.println("Cases 方案 " + cases + ", problems 问题 " + problems + ", warnings 警告 " + warnings);
        return problems > 0 ? FAILED : 0;
    }
}
