/**
 * A connection to one account of one vendor: requests and their signatures, tokens, pacing, and what answers mean. Knows
 * no Camel; the HTTP exchange itself is the caller's.
 */
@NullMarked
package dev.caravan.connection;

import org.jspecify.annotations.NullMarked;
