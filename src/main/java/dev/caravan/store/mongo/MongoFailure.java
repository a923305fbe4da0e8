package dev.caravan.store.mongo;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.MongoInterruptedException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.MongoWriteException;
import dev.caravan.store.rules.Failure;
import org.bson.BsonMaximumSizeExceededException;

/** What the errors of MongoDB mean (github.com/mongodb/mongo, src/mongo/base/error_codes.yml). */
final class MongoFailure {
    static final int DUPLICATE_KEY = 11_000;

    private MongoFailure() {}

    static Failure of(MongoException error) {
        Failure failure = ofCode(code(error));
        if (failure != Failure.OTHER) {
            return failure;
        }
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof MongoSecurityException) {
                return Failure.LOGIN;
            }
            if (cause instanceof BsonMaximumSizeExceededException) {
                return Failure.TOO_LARGE;
            }
        }
        boolean connection = error instanceof MongoSocketException
                || error instanceof MongoTimeoutException
                || error instanceof MongoInterruptedException;
        return connection ? Failure.CONNECTION : Failure.OTHER;
    }

    /** Another process inserted the same key at the same time. */
    static boolean isDuplicateKey(MongoException error) {
        return code(error) == DUPLICATE_KEY;
    }

    private static int code(MongoException error) {
        if (error instanceof MongoBulkWriteException bulk
                && !bulk.getWriteErrors().isEmpty()) {
            return bulk.getWriteErrors().get(0).getCode();
        }
        return error instanceof MongoWriteException write ? write.getError().getCode() : error.getCode();
    }

    private static Failure ofCode(int code) {
        return switch (code) {
            case 112, DUPLICATE_KEY -> Failure.CONFLICT;
            case 6, 7, 89, 91, 189, 10_107, 11_600, 11_602, 13_435, 13_436 -> Failure.CONNECTION;
            case 18, 8_000 -> Failure.LOGIN;
            case 13 -> Failure.RIGHTS;
            case 14_031, 322 -> Failure.FULL;
            case 50, 64, 262 -> Failure.SLOW;
            case 10_334, 17_280, 17_419, 17_420 -> Failure.TOO_LARGE;
            default -> Failure.OTHER;
        };
    }
}
