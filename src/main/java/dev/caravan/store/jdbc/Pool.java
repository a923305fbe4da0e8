package dev.caravan.store.jdbc;

/** What a store may do to the connections as a whole: nothing, when they belong to an embedding application. */
interface Pool {
    Pool OF_SOMEBODY_ELSE = new Pool() {
        @Override
        public void renew() {
            // their owner decides
        }

        @Override
        public void close() {
            // their owner decides
        }
    };

    /** One connection broke, and so the others may have (a server that failed over): use none of them again. */
    void renew();

    void close();
}
