package dev.caravan.mapping.shape;

import java.util.Map;

/**
 * A record as a source configuration shapes it.
 *
 * @param content never the source's own map, unless it stayed as it was
 * @param wanted whether it is to be delivered
 */
public record ShapedRecord(Map<String, Object> content, boolean wanted) {}
