package dev.caravan.daemon;

import dev.caravan.camel.CaravanException;
import dev.caravan.config.ConfigException;
import dev.caravan.config.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.ResolveEndpointFailedException;
import org.apache.camel.spi.EndpointUriFactory;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Makes one clear sentence of what Camel says when a file cannot be loaded.
 */
final class LoadFailure {
    private static final Pattern COMPONENT =
            Pattern.compile("No (?:component found with scheme|endpoint could be found for): ([\\w.-]+)");
    private static final Pattern OPTIONS = Pattern.compile("Unknown parameters=\\[\\{(.*)}]");
    private static final Pattern URI = Pattern.compile("\\b([a-z][a-z0-9+.-]*):/{0,2}([\\w.-]+(?:/[\\w./-]+)?)");
    private static final Pattern REFUSED =
            Pattern.compile("(?s).*Failed to resolve endpoint: ([^?\\s]+)\\S* due to: (.+)");
    private static final Pattern QUOTED = Pattern.compile("\"([^\"]{2,})\"");
    private static final Pattern PLACED = Pattern.compile("(?s)[^ ]+\\.(yaml|properties)\\b.*");
    private static final List<String> SCHEMES =
            List.of("pull", "stage", "map", "push", "quartz", "direct", "timer", "jdbc", "http", "https", "mongodb");

    private final CamelContext context;
    private final String file;
    private final String text;

    LoadFailure(CamelContext context, String file, String text) {
        this.context = context;
        this.file = file;
        this.text = text;
    }

    String sentence(Throwable failure) {
        List<Throwable> causes = causes(failure);
        for (Throwable cause : causes) {
            if (cause instanceof CaseFileException) {
                return String.valueOf(cause.getMessage());
            }
        }
        for (Throwable cause : causes) {
            if (cause instanceof CaravanException || cause instanceof ConfigException) {
                return placed(String.valueOf(cause.getMessage()), causes);
            }
            if (cause instanceof MarkedYamlEngineException yaml) {
                return yaml(yaml);
            }
        }
        for (int i = causes.size() - 1; i >= 0; i--) {
            Optional<String> known = known(causes.get(i));
            if (known.isPresent()) {
                return placed(known.get(), causes);
            }
        }
        return placed(firstLine(causes.get(causes.size() - 1)), causes);
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(cause);
        }
        return causes;
    }

    private String yaml(MarkedYamlEngineException yaml) {
        String place = yaml.getProblemMark()
                .map(mark -> file + ":" + (mark.getLine() + 1) + ":" + (mark.getColumn() + 1))
                .orElse(file);
        String problem = yaml.getProblem() == null ? firstLine(yaml) : yaml.getProblem();
        return place + ": " + problem.strip();
    }

    private Optional<String> known(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        Matcher component = COMPONENT.matcher(message);
        if (component.find()) {
            String name = component.group(1);
            return Optional.of("unknown component \"" + name + "\""
                    + NearestName.of(name, SCHEMES)
                            .map(near -> "; did you mean \"" + near + "\"?")
                            .orElse("; this program has no component of that name"));
        }
        Matcher options = OPTIONS.matcher(message);
        if (options.find() && cause instanceof ResolveEndpointFailedException unresolved) {
            return Optional.of(unknownOption(options.group(1), unresolved.getUri()));
        }
        Matcher refused = REFUSED.matcher(message);
        return refused.find()
                ? Optional.of(refused.group(1).replace("://", ":") + ": " + refused.group(2))
                : Optional.empty();
    }

    private String unknownOption(String pairs, String uri) {
        String name = pairs.replaceFirst("=.*$", "");
        String scheme = uri.replaceFirst(":.*$", "");
        EndpointUriFactory factory = context.getCamelContextExtension().getEndpointUriFactory(scheme);
        return scheme + " has no option \"" + name + "\""
                + Optional.ofNullable(factory)
                        .flatMap(known -> NearestName.of(name, known.propertyNames()))
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("");
    }

    /** With the file and, where it can be found, the line that the failure speaks of. */
    private String placed(String sentence, List<Throwable> causes) {
        // Camel counts the lines of a step from its parameters: the line is looked for in the text
        String bare = sentence.replaceFirst("^" + Pattern.quote(file) + ":\\d+: ", "");
        for (String spoken : spoken(bare, causes)) {
            int line = lineOf(spoken);
            if (line > 0 && (!bare.equals(sentence) || !PLACED.matcher(sentence).matches())) {
                return file + ":" + line + ": " + bare;
            }
        }
        return PLACED.matcher(sentence).matches() ? sentence : file + ": " + sentence;
    }

    /** What the sentence quotes, then the endpoints that it and its causes name, the innermost first. */
    private static List<String> spoken(String sentence, List<Throwable> causes) {
        List<String> spoken = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(sentence);
        while (quoted.find()) {
            spoken.add(quoted.group(1));
        }
        spoken.addAll(uris(sentence));
        for (int i = causes.size() - 1; i >= 0; i--) {
            spoken.addAll(uris(String.valueOf(causes.get(i).getMessage())));
        }
        return spoken;
    }

    private static List<String> uris(String message) {
        List<String> found = new ArrayList<>();
        Matcher uri = URI.matcher(message);
        while (uri.find()) {
            found.add(uri.group(1) + ":" + uri.group(2));
        }
        return found;
    }

    private int lineOf(String spoken) {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].contains(spoken) && !lines[i].strip().startsWith("#")) {
                return i + 1;
            }
        }
        return 0;
    }

    private static String firstLine(Throwable cause) {
        String message = cause.getMessage();
        return message == null
                ? cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse(message);
    }
}
