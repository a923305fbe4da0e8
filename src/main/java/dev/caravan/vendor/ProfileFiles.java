package dev.caravan.vendor;

import dev.caravan.config.ConfigDocument;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * A place with profile files, one per vendor.
 */
public interface ProfileFiles {
    /**
     * The file of a vendor, freshly read.
     *
     * @throws dev.caravan.config.ConfigException when it is there and cannot be read
     */
    Optional<ConfigDocument> find(String vendor);

    /** The vendors that have a file here, as far as that can be listed. */
    Set<String> names();

    /** The profiles in the jar, and in other jars that bring some: {@code META-INF/caravan/vendors/}. */
    static ProfileFiles builtIn(ClassLoader loader) {
        return new ClassPathFiles(loader, "META-INF/caravan/vendors/");
    }

    /** The user's files in a folder, {@code <cases root>/vendors}; it need not exist. */
    static ProfileFiles in(Path folder) {
        return new FolderFiles(folder);
    }

    /** The user's files on the class path, e.g. under {@code routes/vendors/}. */
    static ProfileFiles onClassPath(ClassLoader loader, String folder) {
        return new ClassPathFiles(loader, folder.endsWith("/") ? folder : folder + "/");
    }

    /** No files. */
    static ProfileFiles none() {
        return new ProfileFiles() {
            @Override
            public Optional<ConfigDocument> find(String vendor) {
                return Optional.empty();
            }

            @Override
            public Set<String> names() {
                return Set.of();
            }
        };
    }
}
