/** MySQL's functions, conversions and comparisons over plain values; what {@code _function} is made of. */
@NullMarked
package dev.caravan.mapping.function;

import org.jspecify.annotations.NullMarked;
