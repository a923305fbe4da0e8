package dev.caravan.daemon;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the shipped cases to be changed and looked at; nothing in it is ever reached. */
final class CopiedCases {
    final Path folder;

    private CopiedCases(Path folder) {
        this.folder = folder;
    }

    /** The shipped cases of these names, with the shipped settings. */
    static CopiedCases copy(Path into, String... cases) throws IOException {
        CopiedCases copy = new CopiedCases(into.resolve("routes"));
        Files.createDirectories(copy.folder);
        copy.write("caravan.properties", Files.readString(Path.of("routes/caravan.properties")));
        for (String name : cases) {
            try (Stream<Path> files = Files.list(Path.of("routes", name))) {
                for (Path file : files.toList()) {
                    copy.write(name + "/" + file.getFileName(), Files.readString(file));
                }
            }
        }
        return copy;
    }

    void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    /** Replaces text in a file; it must be there. */
    void edit(String file, String old, String text) throws IOException {
        String before = Files.readString(folder.resolve(file));
        if (!before.contains(old)) {
            throw new IllegalArgumentException("no \"" + old + "\" in " + file);
        }
        write(file, before.replace(old, text));
    }

    /** Writes a file beside the cases' folder; its path. */
    String beside(String file, String text) throws IOException {
        Path path = folder.resolveSibling(file);
        Files.writeString(path, text);
        return path.toString();
    }

    /** Runs a command with this folder; paths in what it prints begin with {@code routes/}. */
    CommandWorld.Outcome caravan(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--routes=" + folder);
        all.add("-Dcaravan.store.url=jdbc:sqlite:" + folder.resolveSibling("store.db"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = CaravanCommand.execute(
                new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
        String here = folder.getParent() + "/";
        return new CommandWorld.Outcome(
                code, out.toString().replace(here, ""), err.toString().replace(here, ""));
    }
}
