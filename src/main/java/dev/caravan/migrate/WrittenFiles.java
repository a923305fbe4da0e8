package dev.caravan.migrate;

import dev.caravan.config.ConfigException;
import dev.caravan.config.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
            boolean kept = Files.exists(path) && !Files.readString(path).equals(text);
            put(path, text, kept);
        } catch (IOException failure) {
            throw unwritable(path, failure);
        }
    }

    /** Adds a text to the end of a file, which need not exist. */
    void append(String file, String text) {
        Path path = root.resolve(file);
        try {
            String before = Files.exists(path) ? Files.readString(path) : "";
            String gap = before.isEmpty() || before.endsWith("\n") ? "" : "\n";
            put(path, before.isEmpty() ? text.stripLeading() : before + gap + text, false);
        } catch (IOException failure) {
            throw unwritable(path, failure);
        }
    }

    /** The new text is whole on the disk before the old one leaves its place; who may read the file stays as it is. */
    private void put(Path path, String text, boolean kept) throws IOException {
        Files.createDirectories(path.getParent());
        Path place = Files.exists(path) ? path.toRealPath() : path;
        Path whole = place.resolveSibling(place.getFileName() + ".tmp");
        if (Files.exists(place)) {
            Files.copy(place, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
        Files.writeString(whole, text);
        if (kept) {
            Path old = free(path);
            Files.move(place, old);
            written.add(old);
        }
        Files.move(whole, place, StandardCopyOption.REPLACE_EXISTING);
        written.add(path);
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
