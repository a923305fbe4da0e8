package dev.caravan.daemon;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Reads a properties file in UTF-8 and remembers where each setting stands.
 */
final class SettingsFile {
    private SettingsFile() {}

    /**
     * A setting as written.
     *
     * @param line from 1
     * @param earlier line of an earlier setting of the same name, 0 when there is none
     */
    record Entry(String value, int line, int earlier) {}

    static Map<String, Entry> read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (CharacterCodingException notUtf8) {
            throw new CommandException(file + " is not UTF-8 text; save it as UTF-8", notUtf8);
        } catch (IOException unreadable) {
            throw new CommandException(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    static Map<String, Entry> parse(String text) throws IOException {
        Map<String, Entry> entries = new LinkedHashMap<>();
        String[] lines = text.replaceFirst("^\uFEFF", "").split("\r\n|\r|\n", -1);
        for (int i = 0; i < lines.length; i++) {
            int first = i;
            StringBuilder logical = new StringBuilder(lines[i]);
            while (isContinued(lines[i], logical) && i + 1 < lines.length) {
                i++;
                logical.append('\n').append(lines[i]);
            }
            Properties one = new Properties();
            one.load(new StringReader(logical.toString()));
            one.stringPropertyNames().forEach(name -> {
                Entry earlier = entries.get(name);
                entries.put(name, new Entry(one.getProperty(name), first + 1, earlier == null ? 0 : earlier.line()));
            });
        }
        return entries;
    }

    private static boolean isContinued(String line, CharSequence logical) {
        String start = logical.toString().stripLeading();
        int slashes = 0;
        while (slashes < line.length() && line.charAt(line.length() - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1 && !start.startsWith("#") && !start.startsWith("!");
    }
}
