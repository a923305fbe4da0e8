/** Configuration text with places: strict YAML and JSON, typed access that gathers problems, durations, nearest names. */
@NullMarked
package dev.caravan.config;

import org.jspecify.annotations.NullMarked;
