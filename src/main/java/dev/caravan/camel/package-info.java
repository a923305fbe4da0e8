/**
 * Caravan as Camel sees it: the components {@code pull}, {@code stage}, {@code map} and {@code push}, and the two routes of
 * each connection.
 */
@NullMarked
package dev.caravan.camel;

import org.jspecify.annotations.NullMarked;
