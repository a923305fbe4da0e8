package dev.caravan.sandbox.k3cloud;

/**
 * One row that the target stored.
 *
 * @param order 1 for the first since the start
 * @param number the row's FNumber
 * @param id its FStockId
 * @param created true for a new row, false for an update
 */
public record AcceptedWrite(long order, String number, int id, boolean created) {}
