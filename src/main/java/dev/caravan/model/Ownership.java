package dev.caravan.model;

/**
 * The right to read a case: one owner for forward, backfill and sweep, fenced in every store write.
 *
 * @param holder names the process and run
 * @param fence grows by one with every change of owner
 */
public record Ownership(long caseId, String holder, long fence) {}
