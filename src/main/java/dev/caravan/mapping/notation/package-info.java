/** What both sides' configurations share: the keys of their maps, the spellings of times, and values that cannot be converted. */
@NullMarked
package dev.caravan.mapping.notation;

import org.jspecify.annotations.NullMarked;
