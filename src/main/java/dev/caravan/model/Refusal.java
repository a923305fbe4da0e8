package dev.caravan.model;

/**
 * Why a record cannot be staged for delivery; such a record is stored as dead.
 *
 * @param cause a short stable word for grouping, e.g. {@code no-key}
 * @param note a sentence for people; never a secret
 */
public record Refusal(String cause, String note) {}
