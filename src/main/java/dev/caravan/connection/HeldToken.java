package dev.caravan.connection;

/**
 * A token in use.
 *
 * @param generation the store's version of it; never 0
 */
record HeldToken(long generation, Token token) {}
