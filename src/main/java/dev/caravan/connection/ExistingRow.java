package dev.caravan.connection;

/**
 * A row the target already has.
 *
 * @param id the target's own id
 * @param status the target's own word, empty when it gives none
 * @param audited whether it must be released before it is changed
 */
public record ExistingRow(String id, String status, boolean audited) {}
