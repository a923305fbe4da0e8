package dev.caravan.store.mongo;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A server that takes no more writes from a chosen one on, as if the process that sends them had died there. The chosen one
 * is not done, done in part, or done.
 */
final class MortalBackend extends MemoryBackend {
    private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

    /** How much of the last write is done. */
    enum Death {
        BEFORE,
        HALFWAY,
        AFTER
    }

    private long writesLeft = Long.MAX_VALUE;
    private Death death = Death.BEFORE;

    synchronized void dieAt(long write, Death how) {
        writesLeft = write;
        death = how;
    }

    synchronized void live() {
        writesLeft = Long.MAX_VALUE;
    }

    /** True when the death has come. */
    synchronized boolean hasDied() {
        return writesLeft <= 0;
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        Document command = message.getDocument();
        if (command.keySet().stream().noneMatch(WRITES::contains)) {
            return super.handleMessage(message);
        }
        long left = takeOne();
        if (left > 0) {
            return super.handleMessage(message);
        }
        if (left == 0 && death == Death.AFTER) {
            super.handleMessage(message);
        } else if (left == 0 && death == Death.HALFWAY && command.get("updates") instanceof List<?> updates) {
            command.put("updates", new ArrayList<>(updates.subList(0, updates.size() / 2)));
            if (updates.size() > 1) {
                super.handleMessage(message);
            }
        }
        throw new MongoServerError(1, "Dead", "the process has died");
    }

    private synchronized long takeOne() {
        if (writesLeft != Long.MAX_VALUE) {
            writesLeft--;
        }
        return writesLeft;
    }
}
