/**
 * The program {@code caravan}: its commands, and the daemon that runs every case of a folder until it is told to stop.
 */
@NullMarked
package dev.caravan.daemon;

import org.jspecify.annotations.NullMarked;
