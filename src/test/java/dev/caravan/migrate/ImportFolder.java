package dev.caravan.migrate;

import dev.caravan.connection.AuthSchemes;
import dev.caravan.vendor.ProfileFiles;
import dev.caravan.vendor.VendorProfiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder of its own for imports, gone when it is closed. */
final class ImportFolder implements AutoCloseable {
    private final Path folder;

    ImportFolder() {
        try {
            this.folder = Files.createTempDirectory("caravan-import");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path out() {
        return folder.resolve("routes");
    }

    /** Imports texts, each as a file of its own. */
    ImportResult run(String... texts) {
        return run(new ImportOptions("imported", null, ImportOptions.SINCE, false), texts);
    }

    ImportResult run(ImportOptions options, String... texts) {
        try {
            List<Path> files = new ArrayList<>();
            for (String text : texts) {
                Path file = folder.resolve("config" + files.size() + ".json");
                Files.writeString(file, text);
                files.add(file);
            }
            VendorProfiles profiles = new VendorProfiles(
                    ProfileFiles.builtIn(getClass().getClassLoader()),
                    ProfileFiles.in(out().resolve("vendors")),
                    AuthSchemes.builtIn().placeholders());
            return new Importer(profiles, out()).run(files, options);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String text(String file) {
        try {
            return Files.readString(out().resolve(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                if (!file.toFile().delete()) {
                    throw new IllegalStateException(file + " cannot be deleted");
                }
            });
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
