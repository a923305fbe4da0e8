package dev.caravan.bench;

/**
 * What one round of a child is asked to do, as one line of text.
 *
 * @param storeUrl a JDBC URL of an empty database
 * @param jackyun base URL of the source
 * @param k3cloud base URL of the target
 * @param readAhead pages requested beyond the one being staged, -1 for the case's own
 * @param delivered false = the records are only extracted
 */
record Round(String storeUrl, String jackyun, String k3cloud, int readAhead, boolean delivered) {
    static final int AS_SHIPPED = -1;
    static final String CASE = "jackyun-warehouse-to-k3cloud";

    static Round parse(String line) {
        String[] parts = line.split(" ");
        return new Round(parts[0], parts[1], parts[2], Integer.parseInt(parts[3]), Boolean.parseBoolean(parts[4]));
    }

    String line() {
        return String.join(" ", storeUrl, jackyun, k3cloud, String.valueOf(readAhead), String.valueOf(delivered));
    }
}
