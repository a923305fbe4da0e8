package dev.caravan.connection;

import org.jspecify.annotations.Nullable;

/**
 * What tells a row from others at the target.
 *
 * @param identity e.g. the 编码
 * @param organization whose row it is, null when the identity alone is unique or the row names none
 */
public record RowIdentity(String identity, @Nullable String organization) {}
