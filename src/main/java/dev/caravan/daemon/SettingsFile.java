package dev.caravan.daemon;

import dev.caravan.config.SettingsText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Reads a properties file in UTF-8.
 */
final class SettingsFile {
    private SettingsFile() {}

    static Map<String, SettingsText.Entry> read(Path file) {
        try {
            return SettingsText.parse(file.toString(), Files.readString(file));
        } catch (CharacterCodingException notUtf8) {
            throw new CommandException(file + " is not UTF-8 text; save it as UTF-8", notUtf8);
        } catch (IOException unreadable) {
            throw new CommandException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
