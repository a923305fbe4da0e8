package dev.caravan.daemon;

import dev.caravan.json.Json;
import dev.caravan.json.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * JSON that a command is given: an object, an array, or one value on each line. {@code -} is standard input.
 */
final class RecordsFile {
    private static final int MAX_BYTES = 100_000_000;

    private final String option;
    private final String file;

    /**
     * A file that an option names.
     *
     * @param option for errors, e.g. {@code --in}
     */
    RecordsFile(String option, String file) {
        this.option = option;
        this.file = file;
    }

    /** Its records; anything but objects is refused with its position. */
    List<Map<String, Object>> records() {
        List<Map<String, Object>> records = new ArrayList<>();
        for (Object value : values()) {
            records.add(record(value, records.size() + 1));
        }
        return records;
    }

    @SuppressWarnings("unchecked") // Json makes maps with text keys only
    private Map<String, Object> record(Object value, int position) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new CommandException(at() + "element " + position + " is no object; records are {…}");
    }

    /** The elements of an array, or the values of the lines, or the only value. */
    List<Object> values() {
        String text = text();
        try {
            Object value = text.isBlank() ? null : Json.parse(text);
            if (value == null) {
                throw new CommandException(
                        at() + "there is nothing in it; write {…}, [{…}, …] or one {…} on each line");
            }
            return value instanceof List<?> list ? new ArrayList<>(list) : listOf(value);
        } catch (JsonException notOne) {
            if (isLines(text)) {
                return lines(text);
            }
            throw new CommandException(at() + notOne.getMessage(), notOne);
        }
    }

    private static List<Object> listOf(Object value) {
        List<Object> list = new ArrayList<>();
        list.add(value);
        return list;
    }

    /** Whether the first line is a value of its own and others follow. */
    private static boolean isLines(String text) {
        String[] lines = text.strip().split("\n", 2);
        if (lines.length < 2) {
            return false;
        }
        try {
            Json.parse(lines[0]);
            return true;
        } catch (JsonException unfinished) {
            return false;
        }
    }

    private List<Object> lines(String text) {
        List<Object> values = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            try {
                if (!lines[i].isBlank()) {
                    values.add(Json.parse(lines[i]));
                }
            } catch (JsonException malformed) {
                throw new CommandException(
                        option + " " + file + ":" + (i + 1) + ": " + malformed.getMessage(), malformed);
            }
        }
        return values;
    }

    private String text() {
        try {
            if (file.equals("-")) {
                return TextFile.withoutMark(new String(limited(System.in), StandardCharsets.UTF_8));
            }
            Path path = Path.of(file);
            if (Files.exists(path) && Files.size(path) > MAX_BYTES) {
                throw new CommandException(at() + "it is larger than 100 MB; give a part of it");
            }
            return TextFile.read(option + " " + file, path);
        } catch (IOException unreadable) {
            throw new CommandException(at() + "it cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }

    private byte[] limited(InputStream stream) throws IOException {
        byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new CommandException(at() + "it is larger than 100 MB; give a part of it");
        }
        return bytes;
    }

    private String at() {
        return option + " " + file + ": ";
    }
}
