package dev.caravan.connection;

import dev.caravan.model.profile.TransportFault;

/**
 * No usable answer came.
 *
 * @param sentence what happened, for people, e.g. {@code the host erp.example.com is not known}
 */
public record HttpFailure(TransportFault fault, String sentence) implements HttpResult {}
