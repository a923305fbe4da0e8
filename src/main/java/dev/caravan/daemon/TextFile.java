package dev.caravan.daemon;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads text files that a command is given, and says in a sentence why one cannot be read.
 */
final class TextFile {
    private TextFile() {}

    /**
     * The text, without a byte order mark.
     *
     * @param shown how the file is named in errors
     */
    static String read(String shown, Path file) {
        try {
            return withoutMark(Files.readString(file));
        } catch (NoSuchFileException missing) {
            throw new CommandException(shown + ": there is no such file", missing);
        } catch (CharacterCodingException notUtf8) {
            throw new CommandException(shown + ": it is not UTF-8 text; save it as UTF-8", notUtf8);
        } catch (IOException unreadable) {
            throw new CommandException(shown + ": it cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
