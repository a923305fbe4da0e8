package dev.caravan.store.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/**
 * The migrations by their exact names: no class path is scanned, so they are found in a plain jar, a shaded one and one
 * inside another.
 */
final class MigrationFiles implements ResourceProvider {
    /** Every migration, oldest first; each database has them all. */
    private static final List<String> NAMES = List.of("V1__tables.sql");

    /** The version of {@link #NAMES}' last. */
    static final int NEWEST = NAMES.size();

    private final List<LoadableResource> files;

    MigrationFiles(String folder) {
        files = NAMES.stream()
                .<LoadableResource>map(name -> new MigrationFile("META-INF/caravan/db/" + folder + "/" + name, name))
                .toList();
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return files.stream()
                .filter(file -> file.getFilename().equals(name)
                        || file.getRelativePath().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return files.stream()
                .filter(file -> file.getFilename().startsWith(prefix))
                .filter(file -> List.of(suffixes).stream().anyMatch(file.getFilename()::endsWith))
                .toList();
    }

    private static final class MigrationFile extends LoadableResource {
        private final String path;
        private final String name;

        MigrationFile(String path, String name) {
            this.path = path;
            this.name = name;
        }

        @Override
        public Reader read() {
            try (InputStream content = MigrationFiles.class.getClassLoader().getResourceAsStream(path)) {
                if (content == null) {
                    throw new IllegalStateException("the jar of Caravan lacks " + path + "; it was built wrongly");
                }
                return new StringReader(new String(content.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + path, e);
            }
        }

        @Override
        public String getAbsolutePath() {
            return path;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return path;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return path;
        }
    }
}
