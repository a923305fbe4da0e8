/** What the demo shows: the vendors' sandboxes with their trouble, the cases, the oracles that judge them. */
@NullMarked
package dev.caravan.daemon.demo;

import org.jspecify.annotations.NullMarked;
