package dev.caravan.vendor;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigException;
import dev.caravan.config.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Profiles in a folder. */
final class FolderFiles implements ProfileFiles {
    static final String SUFFIX = ".yaml";

    private final Path folder;

    FolderFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public Optional<ConfigDocument> find(String vendor) {
        if (!vendor.matches("[\\p{L}\\p{N}_-]+")) {
            return Optional.empty();
        }
        Path file = folder.resolve(vendor + SUFFIX);
        return Files.isRegularFile(file) ? Optional.of(ConfigDocument.read(file)) : Optional.empty();
    }

    @Override
    public Set<String> names() {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(SUFFIX))
                    .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                    .collect(Collectors.toSet());
        } catch (IOException failure) {
            throw new ConfigException(
                    Place.of(folder.toString()), "the folder cannot be listed: " + failure.getMessage());
        }
    }
}
