package dev.caravan.connection;

import dev.caravan.model.Action;
import org.junit.jupiter.params.provider.Arguments;

/** Classifies answers of one vendor. */
final class AnswersOf {
    private final ConnectionSettings settings;
    private final AnswerClassifier classifier;

    AnswersOf(ConnectionSettings settings) {
        this.settings = settings;
        this.classifier = new AnswerClassifier(settings.profile(), new Masking(settings.secrets()), new FakeTime());
    }

    Answer to(String operation, int status, String body) {
        return classifier.classify(call(operation), Answers.of(status, body, "Content-Type", "application/json"));
    }

    /** As {@link #to}, after the last attempt. */
    Answer atLast(String operation, int status, String body) {
        HttpAnswer result = Answers.of(status, body, "Content-Type", "application/json");
        return classifier.atLast(call(operation), result, classifier.classify(call(operation), result));
    }

    Answer to(String operation, HttpFailure failure) {
        return classifier.classify(call(operation), failure);
    }

    private OperationCall call(String operation) {
        return OperationCall.of(settings.operation(operation));
    }

    /** A row of a table of answers: quotes are written as apostrophes. */
    static Arguments row(String operation, int status, String body, Action action) {
        return Arguments.of(operation, status, body.replace('\'', '"'), action);
    }
}
