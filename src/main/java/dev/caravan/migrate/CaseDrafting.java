package dev.caravan.migrate;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.Place;
import dev.caravan.migrate.Finding.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Drafts a case from a scheme: both halves, and when it runs. Used once. */
final class CaseDrafting {
    private static final int MINUTES = 60;

    private final Ledger ledger;
    private final RowImport rows;
    private final Platforms platforms;
    private final Scheme scheme;
    private final ImportOptions options;

    CaseDrafting(Ledger ledger, RowImport rows, Platforms platforms, Scheme scheme, ImportOptions options) {
        this.ledger = ledger;
        this.rows = rows;
        this.platforms = platforms;
        this.scheme = scheme;
        this.options = options;
    }

    CaseDraft draft(String name, String title) {
        ConfigMap target = scheme.target();
        boolean kept = target != null && TargetImport.isEmptyWrite(target);
        SourceDraft source = source(name, target != null && !kept);
        if (target == null) {
            return new CaseDraft(name, source, null, route(name, title, source, null));
        }
        if (kept) {
            TargetImport.readEmptyWrite(ledger, target);
            String text = source == null
                    ? RouteText.receiving(name, title, received(target))
                    : route(name, title, source, null);
            return new CaseDraft(name, source, null, text);
        }
        TargetDraft delivery = target(target, name);
        return new CaseDraft(name, source, delivery, route(name, title, source, delivery));
    }

    private String route(String name, String title, @Nullable SourceDraft source, @Nullable TargetDraft delivery) {
        if (scheme.targetCron() != null && delivery != null) {
            ledger.note(
                    Kind.CHANGED,
                    delivery.place(),
                    "the target's crontab " + scheme.targetCron()
                            + " is not needed: records are delivered as soon as they are staged");
        }
        return RouteText.of(name, title, source == null ? "" : cron(name, source.place()), source, delivery);
    }

    private @Nullable SourceDraft source(String name, boolean delivered) {
        ConfigMap config = scheme.source();
        if (config == null) {
            return null;
        }
        Platform platform = SourceImport.platform(config, platforms, name + "-source");
        return new SourceImport(ledger, rows, config, platform).run(options.since(), delivered);
    }

    private TargetDraft target(ConfigMap config, String name) {
        Platform platform = TargetImport.platform(config, platforms, name + "-target");
        return new TargetImport(ledger, rows, config, platform).run();
    }

    /** The options of a stage that records are sent to. */
    private Map<String, Object> received(ConfigMap target) {
        Map<String, Object> stage = new LinkedHashMap<>();
        String id = target.text("id", target.text("number", ""));
        if (id.isBlank()) {
            ledger.note(
                    Kind.OPEN,
                    target.place(),
                    "there is no \"id\": key of stage is id by guess; name the field that identifies a record");
        }
        stage.put("key", id.isBlank() ? "id" : id);
        for (String option : List.of("number", "name")) {
            target.optionalText(option)
                    .filter(text -> !text.isBlank() && !text.equals(id))
                    .ifPresent(text -> stage.put(option, text));
        }
        stage.put("final", true);
        return stage;
    }

    private String cron(String name, Place place) {
        String five = Objects.requireNonNullElse(scheme.sourceCron(), Objects.requireNonNullElse(options.cron(), ""));
        String hourly = "0 " + Math.floorMod(name.hashCode(), MINUTES) + " * * * ?";
        if (five.isEmpty()) {
            ledger.note(Kind.CHANGED, place, "the files name no crontab: the case runs once an hour, cron: " + hourly);
            return hourly;
        }
        String quartz = Crontab.quartz(five).orElse("");
        if (quartz.isEmpty()) {
            ledger.note(
                    Kind.OPEN,
                    place,
                    "crontab " + five + " has no equal in Quartz: the case runs once an hour, cron: " + hourly);
            return hourly;
        }
        boolean never = five.strip().matches("\\S+ \\S+ [^*]\\S* \\S+ [^*]\\S*");
        ledger.note(
                Kind.CHANGED,
                place,
                "crontab " + five + " is cron: " + quartz + " of the route"
                        + (never ? ", once a year: such a crontab is how 轻易云's users write never" : ""));
        return quartz;
    }
}
