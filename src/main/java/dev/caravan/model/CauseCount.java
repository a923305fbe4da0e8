package dev.caravan.model;

/**
 * Dead records of a case grouped by cause.
 *
 * @param note the newest record's sentence
 */
public record CauseCount(String cause, long records, String note) {}
