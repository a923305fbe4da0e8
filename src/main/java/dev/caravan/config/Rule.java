package dev.caravan.config;

/** Which kind of rule a problem breaks. */
public enum Rule {
    /** The text is one document of YAML or JSON. */
    SYNTAX,
    /** Only keys that mean something stand in a map. */
    UNKNOWN_KEY,
    /** A key that is known stands where it can. */
    MISPLACED_KEY,
    /** What must be said is said. */
    MISSING_KEY,
    /** A list stands where a list is expected, a single value where one is. */
    WRONG_KIND,
    /** A value is one of those that its key takes. */
    VALUE
}
