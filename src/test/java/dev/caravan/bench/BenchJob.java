package dev.caravan.bench;

/** One way to do the job. A round is prepared and ended outside of what is measured. */
interface BenchJob {
    /** Makes everything ready: tables, clients, contexts. */
    Work prepare(Round round) throws Exception;

    /** The measured part. */
    interface Work extends AutoCloseable {
        /** Does the job: when it returns, every record is durable and acknowledged. Returns the records read. */
        long run() throws Exception;

        @Override
        void close() throws Exception;
    }
}
