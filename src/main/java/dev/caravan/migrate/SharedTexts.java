package dev.caravan.migrate;

import dev.caravan.config.Place;
import dev.caravan.migrate.Finding.Kind;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes what a case needs of all cases' folder: profiles of vendors and connections. Used once. */
final class SharedTexts {
    private final CaseDraft draft;
    private final CasesRoot root;
    private final DraftCheck check;
    private final Ledger ledger;

    SharedTexts(CaseDraft draft, CasesRoot root, DraftCheck check, Ledger ledger) {
        this.draft = draft;
        this.root = root;
        this.check = check;
        this.ledger = ledger;
    }

    void add(CaseTexts texts) {
        Map<String, Platform> vendors = new LinkedHashMap<>();
        draft.platforms().forEach(platform -> vendors.put(platform.vendor(), platform));
        for (Platform platform : vendors.values()) {
            vendor(platform, texts);
            if (!root.hasConnection(platform.connection())) {
                String base = root.hasVendor(platform.vendor()) ? platform.vendor() : "rest";
                texts.append(CasesRoot.SETTINGS, ConnectionText.of(platform, root.profile(base)));
                ledger.note(
                        Kind.OPEN,
                        Place.of(CasesRoot.SETTINGS),
                        "connection " + platform.connection() + " was added; its settings come from the environment");
            }
        }
    }

    private void vendor(Platform platform, CaseTexts texts) {
        Map<String, Map<String, Object>> operations = draft.operations(platform.vendor());
        if (operations.isEmpty()) {
            return;
        }
        String file = "vendors/" + platform.vendor() + ".yaml";
        String text = ProfileText.of(platform, operations);
        boolean taken = root.read(file).isPresent();
        String beside = taken ? draft.name() + "/" + platform.vendor() + ".vendor.yaml" : file;
        texts.putShared(beside, text);
        if (!taken) {
            check.profile(root, platform.vendor(), file, text, placeOf(platform));
        }
        ledger.note(
                Kind.OPEN,
                Place.of(beside),
                taken
                        ? file + " is yours and was left as it is: move what " + beside + " says into it"
                        : "operation " + String.join(", ", operations.keySet())
                                + " was added to the vendor's profile; complete what is marked above as guesses");
    }

    /** Where the configuration stands that needs it. */
    private Place placeOf(Platform platform) {
        SourceDraft source = draft.source();
        if (source != null && source.platform().vendor().equals(platform.vendor())) {
            return source.place();
        }
        TargetDraft target = draft.target();
        return target == null ? Place.of("") : target.place();
    }
}
