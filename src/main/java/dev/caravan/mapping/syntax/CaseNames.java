package dev.caravan.mapping.syntax;

/** Finds the case that a look-up names, by its own name or another one (the UUID of 轻易云's scheme). */
@FunctionalInterface
public interface CaseNames {
    /** Every name is that of a case. */
    CaseNames AS_WRITTEN = written -> written;

    /**
     * The case's own name.
     *
     * @throws IllegalArgumentException with a sentence when there is no such case
     */
    String caseOf(String written);
}
