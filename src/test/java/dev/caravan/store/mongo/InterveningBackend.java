package dev.caravan.store.mongo;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A server at which something happens once, just before or in the middle of a command: what another process may do there. */
final class InterveningBackend extends MemoryBackend {
    private Predicate<Document> when = command -> false;
    private Consumer<Document> what = command -> {};
    private int strangers;

    /**
     * Waits for the first command that is met.
     *
     * @param happens may change the command, or throw
     */
    synchronized void at(Predicate<Document> command, Consumer<Document> happens) {
        when = command;
        what = happens;
    }

    /** The next command of a name on a collection. */
    static Predicate<Document> command(String name, String collection) {
        return command -> collection.equals(command.get(name));
    }

    /** The next takeover of a decided page. */
    static Predicate<Document> takeover() {
        return command -> command.toString().contains("$rename");
    }

    /** The command finds nothing, as if it had come before what is there. */
    static void comesEarlier(Document find) {
        find.put("filter", new Document("_id", -1L));
    }

    /** Another process's update comes between those of the command, which does not count it. */
    @SuppressWarnings("unchecked") // the wire knows no types
    synchronized void insert(Document command, int at, Document filter, Document update) {
        List<Document> updates = (List<Document>) command.get("updates");
        updates.add(at, new Document("q", filter).append("u", update));
        strangers++;
    }

    static void fails(int code) {
        throw new MongoServerError(code, "Refused", "this is the test's doing");
    }

    @Override
    public Document handleMessage(MongoMessage message) {
        int others = intervene(message.getDocument());
        Document answer = super.handleMessage(message);
        if (others > 0) {
            answer.put("n", (int) answer.get("n") - others);
        }
        return answer;
    }

    private synchronized int intervene(Document command) {
        strangers = 0;
        if (when.test(command)) {
            when = other -> false;
            what.accept(command);
        }
        return strangers;
    }
}
