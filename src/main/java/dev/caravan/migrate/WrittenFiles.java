package dev.caravan.migrate;

import dev.caravan.config.ConfigException;
import dev.caravan.config.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** Writes below the cases root; what a person may have changed is never lost. Used once. */
final class WrittenFiles {
    private static final int MOST_COPIES = 1000;

    private final Path root;
    private final List<Path> written = new ArrayList<>();

    WrittenFiles(Path root) {
        this.root = root;
    }

    List<Path> list() {
        return written.stream().distinct().toList();
    }

    /** Writes a file; one that is there and differs is kept beside, with {@code .old} at its end. */
    void write(String file, String text) {
        Path path = root.resolve(file);
        try {
            Files.createDirectories(path.getParent());
            if (Files.exists(path) && !Files.readString(path).equals(text)) {
                Path old = free(path);
                Files.move(path, old);
                written.add(old);
            }
            Path whole = path.resolveSibling(path.getFileName() + ".tmp");
            Files.writeString(whole, text);
            Files.move(whole, path, StandardCopyOption.REPLACE_EXISTING);
            written.add(path);
        } catch (IOException failure) {
            throw unwritable(path, failure);
        }
    }

    /** Adds a text to the end of a file, which need not exist. */
    void append(String file, String text) {
        Path path = root.resolve(file);
        try {
            Files.createDirectories(path.getParent());
            String before = Files.exists(path) ? Files.readString(path) : "";
            String gap = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
            Files.writeString(
                    path,
                    before.isEmpty() ? text.stripLeading() : gap + text,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
            written.add(path);
        } catch (IOException failure) {
            throw unwritable(path, failure);
        }
    }

    private static Path free(Path path) {
        for (int i = 1; i < MOST_COPIES; i++) {
            Path old = path.resolveSibling(path.getFileName() + ".old" + (i == 1 ? "" : i));
            if (!Files.exists(old)) {
                return old;
            }
        }
        throw new ConfigException(Place.of(path.toString()), "there are too many .old copies of it; remove some");
    }

    private static ConfigException unwritable(Path path, IOException failure) {
        return new ConfigException(Place.of(path.toString()), "cannot be written: " + failure.getMessage());
    }
}
