package dev.caravan.daemon;

import dev.caravan.config.NearestName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Folders of the cases' folder that hold certain files.
 */
final class CaseFolders {
    private final Path root;
    private final List<String> files;

    /**
     * @param files a folder counts when it has one of them
     */
    CaseFolders(Settings settings, List<String> files) {
        this.root = Path.of(settings.routes().replaceFirst("^file:", ""));
        this.files = List.copyOf(files);
    }

    /** The folders of these names, or all; one that does not count is an error with the nearest name. */
    List<String> wanted(List<String> names) {
        Set<String> known = names();
        if (known.isEmpty()) {
            throw new CommandException("There is no case with " + String.join(" or ", files) + " in " + root
                    + "; name the folder by --routes");
        }
        for (String name : names) {
            if (!known.contains(name)) {
                throw new CommandException("There is no " + String.join(" or ", files) + " in " + root.resolve(name)
                        + NearestName.of(name, known)
                                .map(near -> "; did you mean " + near + "?")
                                .orElse(". The cases are " + String.join(", ", known)));
            }
        }
        return names.isEmpty() ? List.copyOf(known) : List.copyOf(names);
    }

    private Set<String> names() {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> folders = Files.list(root)) {
            folders.filter(folder -> files.stream().anyMatch(file -> Files.exists(folder.resolve(file))))
                    .forEach(folder -> names.add(folder.getFileName().toString()));
        } catch (IOException unlisted) {
            throw new CommandException("The folder of the cases, " + root + ", cannot be listed", unlisted);
        }
        return names;
    }
}
