package dev.caravan.vendor;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigException;
import dev.caravan.config.Place;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Profiles on the class path. A class path cannot be listed, so each jar names its profiles in a file {@code index} beside
 * them, one per line.
 */
final class ClassPathFiles implements ProfileFiles {
    private static final String INDEX = "index";

    private final ClassLoader loader;
    private final String folder;

    ClassPathFiles(ClassLoader loader, String folder) {
        this.loader = loader;
        this.folder = folder;
    }

    @Override
    public Optional<ConfigDocument> find(String vendor) {
        String location = folder + vendor + FolderFiles.SUFFIX;
        URL file = loader.getResource(location);
        return file == null
                ? Optional.empty()
                : Optional.of(ConfigDocument.read("classpath:" + location, text(file, location)));
    }

    @Override
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        String location = folder + INDEX;
        try {
            for (URL index : Collections.list(loader.getResources(location))) {
                text(index, location)
                        .lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .forEach(names::add);
            }
        } catch (IOException failure) {
            throw unreadable(location, failure);
        }
        return names;
    }

    private static String text(URL file, String location) {
        try (InputStream stream = file.openStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw unreadable(location, failure);
        }
    }

    private static ConfigException unreadable(String location, IOException failure) {
        return new ConfigException(
                Place.of("classpath:" + location), "the file cannot be read: " + failure.getMessage());
    }
}
