package dev.caravan.connection.mongo;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoSocketOpenException;
import com.mongodb.MongoTimeoutException;
import dev.caravan.connection.Answer;
import dev.caravan.connection.Masking;
import dev.caravan.model.Action;
import java.util.Set;

/** What an error of MongoDB means for the call it met. Thread-safe. */
final class MongoFaults {
    private static final String REACH = "check that the server runs and can be reached";
    private static final String LOGIN = "check url, username and password of the connection";
    static final int UNAUTHORIZED = 13;

    private static final Set<Integer> NO_LOGIN = Set.of(11, 18);
    /** MaxTimeMSExpired, LockTimeout, shutdown and the like. */
    private static final Set<Integer> FOR_NOW = Set.of(24, 50, 91, 112, 189, 262, 10107, 11600, 11602, 13435, 13436);

    private static final int LONGEST = 300;

    private final Masking masking;

    MongoFaults(Masking masking) {
        this.masking = masking;
    }

    Answer answer(MongoException failed, boolean write) {
        String shown = sentence(failed);
        if (failed instanceof MongoSecurityException || shown.contains("MongoSecurityException")) {
            return Answer.local(Action.FAIL, shown, LOGIN);
        }
        if (failed instanceof MongoTimeoutException || failed instanceof MongoSocketOpenException) {
            return Answer.local(Action.RETRY, shown, REACH);
        }
        if (isInterrupted(failed)) {
            return Answer.local(write ? Action.UNKNOWN : Action.RETRY, shown, REACH);
        }
        return failed instanceof MongoCommandException command
                ? refused(command.getErrorCode(), shown, write)
                : Answer.local(Action.FAIL, shown, null);
    }

    private String sentence(MongoException failed) {
        String first = String.valueOf(failed.getMessage()).lines().findFirst().orElse("");
        String masked = masking.mask(first);
        return masked.length() > LONGEST ? masked.substring(0, LONGEST - 1) + "…" : masked;
    }

    private static boolean isInterrupted(MongoException failed) {
        return failed instanceof MongoSocketException
                || failed instanceof MongoNotPrimaryException
                || failed instanceof MongoNodeIsRecoveringException;
    }

    private static Answer refused(int code, String message, boolean write) {
        if (FOR_NOW.contains(code)) {
            return Answer.local(write ? Action.UNKNOWN : Action.RETRY, message, null);
        }
        if (NO_LOGIN.contains(code)) {
            return Answer.local(Action.FAIL, message, LOGIN);
        }
        return Answer.local(
                Action.FAIL, message, code == UNAUTHORIZED ? "give the user the right that the message names" : null);
    }
}
