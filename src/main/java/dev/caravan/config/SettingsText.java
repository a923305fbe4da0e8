package dev.caravan.config;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * Reads the text of a properties file and remembers where each setting stands. Pure.
 */
public final class SettingsText {
    private SettingsText() {}

    /**
     * A setting as written.
     *
     * @param line from 1
     * @param earlier line of an earlier setting of the same name, 0 when there is none
     */
    public record Entry(String value, int line, int earlier) {}

    /**
     * The settings by name, in the order of their lines.
     *
     * @param file how it is named in errors
     * @throws ConfigException with the line that is malformed
     */
    public static Map<String, Entry> parse(String file, String text) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        String[] lines = text.replaceFirst("^\\uFEFF", "").split("\r\n|\r|\n", -1);
        for (int i = 0; i < lines.length; i++) {
            int first = i;
            StringBuilder logical = new StringBuilder(lines[i]);
            while (isContinued(lines[i], logical) && i + 1 < lines.length) {
                i++;
                logical.append('\n').append(lines[i]);
            }
            Properties one = load(new Place(file, first + 1, 1, ""), logical.toString());
            one.stringPropertyNames().forEach(name -> {
                Entry earlier = entries.get(name);
                entries.put(name, new Entry(one.getProperty(name), first + 1, earlier == null ? 0 : earlier.line()));
            });
        }
        return entries;
    }

    private static Properties load(Place place, String line) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(line));
        } catch (IllegalArgumentException malformed) {
            throw new ConfigException(
                    place, "\\u begins a character of four hexadecimal digits here; write \\\\ for a backslash");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return properties;
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
