/** What all sandboxes share: HTTP, planned faults, limits, pages, findings. */
@NullMarked
package dev.caravan.sandbox.door;

import org.jspecify.annotations.NullMarked;
