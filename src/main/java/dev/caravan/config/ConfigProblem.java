package dev.caravan.config;

/**
 * One thing that is wrong with a configuration.
 *
 * @param rule the kind of rule it breaks
 * @param message a sentence: what is wrong, what was expected, what to do
 */
public record ConfigProblem(Place place, Rule rule, String message) {
    /** A problem with a value. */
    public ConfigProblem(Place place, String message) {
        this(place, Rule.VALUE, message);
    }

    /** {@code routes/x/mapping.yaml:7:5: request[2].parser: unknown key "nam"; …}. */
    @Override
    public String toString() {
        String at = place.toString();
        return at.isEmpty() ? message : at + ": " + message;
    }
}
