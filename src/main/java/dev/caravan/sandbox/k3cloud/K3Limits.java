package dev.caravan.sandbox.k3cloud;

import java.time.Duration;

/**
 * Limits of the 星空 sandbox; none is documented by the vendor but the rows of a query.
 *
 * @param batchRows rows per BatchSave; more answer MsgCode 8
 * @param queryRows largest Limit of ExecuteBillQuery
 * @param requestsPerSecond accepted requests in any one second, 0 for no limit; more answer MsgCode 14
 * @param concurrent requests at the same time, 0 for no limit; more answer MsgCode 14
 * @param latency added to every answer
 */
public record K3Limits(int batchRows, int queryRows, int requestsPerSecond, int concurrent, Duration latency) {

    /** 100 rows, 10,000 rows, no other limit, no latency. */
    public static K3Limits defaults() {
        return new K3Limits(100, 10_000, 0, 0, Duration.ZERO);
    }
}
