package dev.caravan.connection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.Action;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.VendorProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretFieldsTest {
    private final VendorProfile profile = TestProfiles.profile("jackyun");
    private final AnswerClassifier classifier = new AnswerClassifier(profile, new Masking(List.of()), new FakeTime());

    @Test
    void secretFieldsAreTakenOutOfRecordsAndEnvelopeAtAnyDepth() {
        Operation plain = profile.operations().get("erp.warehouse.get");
        Operation secret = new Operation(
                plain.name(),
                plain.label(),
                plain.kind(),
                plain.request(),
                plain.fields(),
                plain.options(),
                plain.records(),
                plain.paging(),
                plain.windows(),
                plain.write(),
                List.of("appSecret"),
                false,
                null);
        Answer answer = classifier.classify(
                OperationCall.of(secret),
                Answers.json("{\"code\":200,\"appSecret\":\"E1\",\"result\":{\"data\":{\"warehouseInfo\":["
                        + "{\"id\":1.10,\"appSecret\":\"R1\",\"list\":[{\"appSecret\":\"R2\",\"n\":2}]}]}}}"));
        assertThat(answer.action()).isEqualTo(Action.OK);
        assertThat(answer.records().get(0).text()).isEqualTo("{\"id\":1.10,\"list\":[{\"n\":2}]}");
        assertThat(String.valueOf(answer.records().get(0).value()) + answer.body())
                .doesNotContain("appSecret", "R1", "E1");
    }

    @Test
    void textsOfAnswersAndCallsHoldNoBody() {
        Operation operation = profile.operations().get("erp.warehouse.get");
        HttpAnswer http = Answers.json("{\"code\":200,\"token\":\"geheim\"}");
        assertThat(http.toString()).isEqualTo("HTTP 200, 29 bytes");
        assertThat(classifier.classify(OperationCall.of(operation), http).toString())
                .doesNotContain("geheim");
    }
}
