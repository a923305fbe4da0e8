package dev.caravan.migrate;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files of an import before any of them is written, in the order of writing. Used by one thread. */
final class CaseTexts {
    private final String caseName;
    private final Map<String, String> whole = new LinkedHashMap<>();
    private final Map<String, String> additions = new LinkedHashMap<>();

    CaseTexts(String caseName) {
        this.caseName = caseName;
    }

    /** A file of the case. */
    void put(String file, String text) {
        putShared(caseName + "/" + file, text);
    }

    /** A file of the cases' folder. */
    void putShared(String file, String text) {
        whole.put(file, text);
    }

    /** What is added to the end of a file of the cases' folder. */
    void append(String file, String text) {
        additions.merge(file, text, String::concat);
    }

    /** Writes everything; the files that were. What is added to comes first, the case's own files last. */
    List<Path> write(WrittenFiles files) {
        Map<String, String> own = new LinkedHashMap<>(whole);
        own.keySet().removeIf(file -> !file.startsWith(caseName + "/"));
        whole.keySet().removeAll(own.keySet());
        whole.forEach(files::write);
        additions.forEach(files::append);
        own.forEach(files::write);
        return files.list();
    }
}
