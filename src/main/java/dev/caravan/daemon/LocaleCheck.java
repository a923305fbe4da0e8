package dev.caravan.daemon;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds what Java could not read because of the machine's locale: under {@code LC_ALL=C} every byte of a Chinese argument or
 * file name comes as the character that stands for none.
 */
final class LocaleCheck {
    /** What to do about it. */
    static final String REMEDY =
            "this machine's locale cannot spell it: set LANG=C.UTF-8 (and no other LC_ALL) and start again 请设置 LANG=C.UTF-8";

    private static final String UNREADABLE = "\uFFFD";

    private LocaleCheck() {}

    static boolean isReadable(String... arguments) {
        return Stream.of(arguments).noneMatch(argument -> argument.contains(UNREADABLE));
    }

    /** Refuses a folder that has a file of such a name; it need not exist. */
    static void requireReadable(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).toList();
            names.stream().filter(name -> !isReadable(name)).findFirst().ifPresent(name -> {
                throw new CommandException(folder + ": the name of " + name + " cannot be read; " + REMEDY);
            });
        } catch (IOException unlisted) {
            throw new CommandException(folder + " cannot be listed: " + unlisted.getMessage(), unlisted);
        }
    }
}
