package dev.caravan.config;

/**
 * Where a piece of configuration stands.
 *
 * @param file the file as the user knows it, or another name of the source of the text; may be empty
 * @param line from 1; 0 when there is none
 * @param column from 1; 0 when there is none
 * @param path the names that lead there, e.g. {@code request[2].parser.name}; empty for the root
 */
public record Place(String file, int line, int column, String path) {
    /** The start of a source of text that has no lines, such as a setting or an endpoint option. */
    public static Place of(String file) {
        return new Place(file, 0, 0, "");
    }

    /** The same position under another path. */
    public Place withPath(String newPath) {
        return new Place(file, line, column, newPath);
    }

    /** The path of an entry of the map that stands here. */
    String pathTo(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** {@code file:line:column: path}, without the parts that are not known. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(file.isEmpty() ? "" : ":").append(line).append(':').append(column);
        }
        if (!path.isEmpty()) {
            text.append(text.isEmpty() ? "" : ": ").append(path);
        }
        return text.toString();
    }
}
