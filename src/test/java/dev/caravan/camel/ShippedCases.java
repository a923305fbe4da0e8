package dev.caravan.camel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The folders of {@code routes/} as they are shipped, each started by {@code direct:<case>} instead of its schedule. */
final class ShippedCases {
    private ShippedCases() {}

    /** A cases root with these, in the folder. */
    static CaseFolder in(Path folder, List<String> cases) {
        CaseFolder root = CaseFolder.in(folder);
        for (String name : cases) {
            for (String file : List.of(CaseFolder.ROUTE, CaseFolder.MAPPING, CaseSources.FILE)) {
                Path shipped = Path.of("routes", name, file);
                if (Files.exists(shipped)) {
                    root.write(name, file, unscheduled(name, CaseFolder.text(shipped)));
                }
            }
        }
        return root;
    }

    private static String unscheduled(String name, String route) {
        return route.replaceFirst("uri: quartz:" + name + "\\n +parameters: \\{[^}]*}", "uri: direct:" + name);
    }
}
