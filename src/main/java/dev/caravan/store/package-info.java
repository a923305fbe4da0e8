/**
 * The durable stage: records, leases, windows, tokens and runs behind interfaces, with one implementation per kind of
 * database in the packages below.
 */
@NullMarked
package dev.caravan.store;

import org.jspecify.annotations.NullMarked;
