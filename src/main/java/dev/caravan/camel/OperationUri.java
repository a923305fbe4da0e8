package dev.caravan.camel;

/**
 * The part of a {@code pull} or {@code push} URI after the scheme: {@code connection/operation}.
 *
 * @param connection name of the connection
 * @param operation the vendor's own operation name; it may hold slashes, one at its start does not count
 */
record OperationUri(String connection, String operation) {
    static OperationUri of(String scheme, String remaining) {
        int slash = remaining.indexOf('/');
        String operation = slash < 0 ? "" : remaining.substring(slash + 1).replaceFirst("^/+", "");
        if (slash <= 0 || operation.isEmpty()) {
            throw new CaravanException(scheme + ":" + remaining + " must name a connection and an operation: " + scheme
                    + ":connection/operation");
        }
        return new OperationUri(remaining.substring(0, slash), operation);
    }
}
