/**
 * The store on MongoDB, without transactions of many documents. {@link dev.caravan.store.mongo.MongoStores} opens it;
 * everything else is hidden.
 *
 * <p>What must happen as a whole is decided by one document. A page is prepared beside the records it changes, where nobody
 * sees it; replacing the case's {@code caravan_reading} document (page, fence, counts) decides it, and then the records
 * take over what was prepared. A lease ends by one change of its {@code caravan_lease} document, which holds all outcomes;
 * then the records follow. Each following can be repeated by anybody: whoever finds it unfinished finishes it.
 */
@NullMarked
package dev.caravan.store.mongo;

import org.jspecify.annotations.NullMarked;
