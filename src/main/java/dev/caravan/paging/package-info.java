/**
 * Reading a list page by page: which page comes next, when a window is complete, the guards against endless and moving
 * lists, and pages fetched ahead.
 */
@NullMarked
package dev.caravan.paging;

import org.jspecify.annotations.NullMarked;
