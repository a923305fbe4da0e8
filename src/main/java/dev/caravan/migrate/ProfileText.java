package dev.caravan.migrate;

import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what the import adds to vendor profiles: {@code vendors/<vendor>.yaml}. Pure. */
final class ProfileText {
    private ProfileText() {}

    /**
     * The file of a vendor.
     *
     * @param operations what it says of each operation
     */
    static String of(Platform platform, Map<String, Map<String, Object>> operations) {
        Map<String, Object> file = new LinkedHashMap<>();
        if (!platform.builtIn()) {
            file.put("extends", "rest");
            file.put("label", platform.vendor());
            file.put("zone", "Asia/Shanghai");
            operations.entrySet().stream()
                    .filter(entry -> "read".equals(entry.getValue().get("kind")))
                    .findFirst()
                    .ifPresent(entry -> file.put("check", entry.getKey()));
        }
        file.put("operations", operations);
        return "# Written by caravan import: what the configuration says of the API, and guesses. The report says which.\n"
                + YamlText.document(file);
    }
}
