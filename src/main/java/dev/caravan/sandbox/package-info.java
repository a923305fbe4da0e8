/** Local sandboxes of vendors over real HTTP, with faults on purpose and an oracle of every accepted write. */
@NullMarked
package dev.caravan.sandbox;

import org.jspecify.annotations.NullMarked;
