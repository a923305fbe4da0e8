package dev.caravan.connection;

/**
 * What came of sending a request: an answer of any status, or none.
 */
public sealed interface HttpResult permits HttpAnswer, HttpFailure {}
