package dev.caravan.store.jdbc;

/** Values that only a dialect knows how to bind. */
enum Argument {
    /** Belongs to {@code {now}} in the text: the present in epoch milliseconds, by the clock that decides for this database. */
    NOW
}
