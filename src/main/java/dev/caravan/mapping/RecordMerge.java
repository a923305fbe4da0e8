package dev.caravan.mapping;

import dev.caravan.mapping.function.MysqlText;
import dev.caravan.mapping.notation.InconvertibleException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code groupCalculate}: records with equal header fields become one document, those of its lines with equal body fields one
 * line. A line holds the body fields and what is calculated over its records; the header holds its own fields and what is
 * calculated over all lines of the document. Without body fields every line stays as it is. Immutable, thread-safe.
 */
public final class RecordMerge {
    private final List<MergedField> header;
    private final List<MergedField> body;
    private final String bodyName;
    private final OptionalInt mostLines;
    private final Map<MergedField, Aggregate> calculate;

    RecordMerge(
            List<MergedField> header,
            List<MergedField> body,
            String bodyName,
            OptionalInt mostLines,
            Map<MergedField, Aggregate> calculate) {
        this.header = List.copyOf(header);
        this.body = List.copyOf(body);
        this.bodyName = bodyName;
        this.mostLines = mostLines;
        this.calculate = new LinkedHashMap<>(calculate);
    }

    /** The fields by which records belong together; none = all records do. */
    public List<String> headerFields() {
        return header.stream().map(MergedField::name).toList();
    }

    /** What the records of one document have in common: the texts of the header fields, empty where one is absent. */
    public List<String> groupOf(Map<String, Object> record) {
        return headerTexts(record);
    }

    private List<String> headerTexts(Map<?, ?> record) {
        return header.stream()
                .map(field -> MysqlText.orEmpty(field.path().get(record)))
                .toList();
    }

    /** Whether a field of the source is in the documents. */
    boolean keeps(String name) {
        return name.equals(bodyName)
                || name.startsWith(bodyName + ".")
                || header.stream().anyMatch(field -> field.name().equals(name))
                || body.isEmpty()
                || body.stream().anyMatch(field -> field.key().equals(name))
                || calculate.keySet().stream()
                        .anyMatch(field ->
                                field.name().equals(name) || field.key().equals(name));
    }

    /** The contents of the documents that can be made. */
    List<Map<String, Object>> contents(List<Map<String, Object>> records) {
        return merge(records).stream()
                .filter(document -> document.failure() == null)
                .map(MergedRecord::content)
                .toList();
    }

    /** The documents, in the order of their first records. */
    List<MergedRecord> merge(List<Map<String, Object>> records) {
        Map<List<String>, List<SourceLine>> groups = new LinkedHashMap<>();
        for (SourceLine line : SourceLine.of(records, bodyName)) {
            groups.computeIfAbsent(headerTexts(line.header()), any -> new ArrayList<>())
                    .add(line);
        }
        List<MergedRecord> documents = new ArrayList<>();
        groups.values().forEach(lines -> documents.addAll(documents(lines)));
        return documents;
    }

    private List<String> bodyTexts(SourceLine line) {
        return body.stream().map(field -> MysqlText.orEmpty(line.get(field))).toList();
    }

    private List<MergedRecord> documents(List<SourceLine> lines) {
        Map<Object, List<SourceLine>> merged = new LinkedHashMap<>();
        for (SourceLine line : lines) {
            Object group = body.isEmpty() ? merged.size() : bodyTexts(line);
            merged.computeIfAbsent(group, any -> new ArrayList<>()).add(line);
        }
        List<DocumentLines> parts = DocumentLines.cut(List.copyOf(merged.values()), mostLines);
        return parts.stream().map(this::document).toList();
    }

    private MergedRecord document(DocumentLines part) {
        List<SourceLine> all = part.lines().stream().flatMap(List::stream).toList();
        List<Integer> members =
                List.copyOf(new TreeSet<>(all.stream().map(SourceLine::record).toList()));
        Map<String, Object> content = new LinkedHashMap<>();
        try {
            if (mostLines.isPresent() && part.lines().size() > mostLines.getAsInt()) {
                throw new InconvertibleException(
                        part.lines().size() + " lines",
                        "records whose lines go into one document of at most " + mostLines.getAsInt()
                                + " (bodyMaxLine); those of one record stay together");
            }
            Map<?, ?> first = all.get(0).header();
            header.forEach(field -> put(content, field.name(), field.path().get(first)));
            calculate(all).forEach(content::putIfAbsent);
            content.put(bodyName, part.lines().stream().map(this::line).toList());
            return new MergedRecord(content, members, null);
        } catch (InconvertibleException failure) {
            return new MergedRecord(Map.of(), members, failure);
        }
    }

    private Map<String, Object> line(List<SourceLine> lines) {
        Map<String, Object> line = new LinkedHashMap<>();
        SourceLine first = lines.get(0);
        if (body.isEmpty()) {
            first.body().forEach((name, value) -> put(line, String.valueOf(name), value));
        }
        body.forEach(field -> put(line, field.key(), first.get(field)));
        calculate.forEach((field, aggregate) -> put(line, field.key(), aggregate(lines, field, aggregate)));
        return line;
    }

    private Map<String, Object> calculate(List<SourceLine> lines) {
        Map<String, Object> values = new LinkedHashMap<>();
        calculate.forEach((field, aggregate) -> put(values, field.name(), aggregate(lines, field, aggregate)));
        return values;
    }

    private static @Nullable Object aggregate(List<SourceLine> lines, MergedField field, Aggregate aggregate) {
        List<@Nullable Object> values = new ArrayList<>(lines.size());
        lines.forEach(line -> values.add(line.get(field)));
        return aggregate.of(values);
    }

    private static void put(Map<String, Object> target, String name, @Nullable Object value) {
        Optional.ofNullable(value).ifPresent(given -> target.put(name, given));
    }
}
