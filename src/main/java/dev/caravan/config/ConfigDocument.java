package dev.caravan.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;

/**
 * One YAML 1.2 or JSON document, read strictly and with places. Used by one thread.
 *
 * <p>Refused at once: malformed text, duplicate keys, tags, names that are not text, more than one document, more than 1
 * MB, anchors that expand without bounds. Typed access notes its problems here; {@link #throwIfInvalid()} ends the
 * reading.
 */
public final class ConfigDocument {
    static final int MAX_BYTES = 1_000_000;

    private final String file;
    private final ConfigNode root;
    private final ConfigProblems problems;

    private ConfigDocument(String file, ConfigNode root, ConfigProblems problems) {
        this.file = file;
        this.root = root;
        this.problems = problems;
    }

    /**
     * Reads a text.
     *
     * @param file the name of its source, for messages
     * @throws ConfigException when the text is not a document
     */
    public static ConfigDocument read(String file, String text) {
        ConfigProblems problems = new ConfigProblems();
        ConfigNode root = new YamlReader(file, problems).read(text);
        problems.throwIfAny();
        return new ConfigDocument(file, root, problems);
    }

    /**
     * Reads a UTF-8 file; its path as given names it in messages.
     *
     * @throws ConfigException when it cannot be read or is not a document
     */
    public static ConfigDocument read(Path path) {
        String file = path.toString();
        try {
            if (Files.size(path) > MAX_BYTES) {
                throw new ConfigException(Place.of(file), Rule.SYNTAX, YamlReader.TOO_LARGE);
            }
            return read(file, Files.readString(path));
        } catch (NoSuchFileException missing) {
            throw new ConfigException(Place.of(file), Rule.SYNTAX, "there is no such file");
        } catch (CharacterCodingException notUtf8) {
            throw new ConfigException(Place.of(file), Rule.SYNTAX, "the file is not UTF-8; save it as UTF-8");
        } catch (IOException failure) {
            throw new ConfigException(Place.of(file), Rule.SYNTAX, "the file cannot be read: " + failure.getMessage());
        }
    }

    /** The name of the source of the text. */
    public String file() {
        return file;
    }

    /** The document's root; an empty document is an empty map. */
    public ConfigNode root() {
        return root;
    }

    /** The root as a map; a root of another kind is a problem, and an empty map stands in for it. */
    public ConfigMap map() {
        if (root instanceof ConfigMap map) {
            return map;
        }
        problems.add(root.place(), Rule.WRONG_KIND, "expected a map of names, found " + root.kind());
        return new ConfigMap(root.place(), problems, Map.of());
    }

    /** The problems noted so far. */
    public ConfigProblems problems() {
        return problems;
    }

    /** Throws a {@link ConfigException} with every problem noted so far, or does nothing. */
    public void throwIfInvalid() {
        problems.throwIfAny();
    }
}
