/** Vendor profiles: found on the class path and beside the cases, merged, and read strictly into typed values. */
@NullMarked
package dev.caravan.vendor;

import org.jspecify.annotations.NullMarked;
