/** Field mappings and conditions: compiled once, pure, one failure never more than one record. */
@NullMarked
package dev.caravan.mapping;

import org.jspecify.annotations.NullMarked;
