package dev.caravan.migrate;

import dev.caravan.config.ConfigDocument;
import dev.caravan.config.ConfigException;
import dev.caravan.config.Place;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads a file as people save configurations: JSON, also within the fences of a printed page, or YAML. */
final class MetadataText {
    private static final Pattern FENCE = Pattern.compile("(?m)^\\s*```.*$");

    private MetadataText() {}

    /** The document; a {@link ConfigException} says why it is none. */
    static ConfigDocument read(Path path) {
        String file = path.toString();
        try {
            String text = Files.readString(path);
            // lines keep their numbers; JSON may be indented with tabs, which YAML refuses
            return ConfigDocument.read(file, FENCE.matcher(text).replaceAll("").replace('\t', ' '));
        } catch (NoSuchFileException missing) {
            throw new ConfigException(Place.of(file), "there is no such file");
        } catch (CharacterCodingException notUtf8) {
            throw new ConfigException(Place.of(file), "the file is not UTF-8; save it as UTF-8");
        } catch (IOException failure) {
            throw new ConfigException(Place.of(file), "the file cannot be read: " + failure.getMessage());
        }
    }
}
