package dev.caravan.mapping;

import dev.caravan.config.Place;

/**
 * A request field that 轻易云 fills at run time, such as {@code {{LAST_SYNC_TIME|datetime}}}; here the window or the paging of
 * the operation fills it.
 *
 * @param name the variable's name
 * @param place where it stands
 */
public record SourceVariable(String name, Place place) {
    /** Whether it is about pages, not about time. */
    public boolean isPaging() {
        return name.startsWith("PAGINATION_");
    }
}
