package dev.caravan.connection;

import static dev.caravan.connection.AnswersOf.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.Action;
import dev.caravan.model.profile.TransportFault;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer class of OKKI known from public sources. */
class OkkiAnswersTest {
    private static final String LOGIN = "v1/oauth2/access_token";
    private static final String REFRESH = "v1/oauth2/refresh_token";
    private static final String GROUPS = "v1/product/groups";

    private final AnswersOf answers = new AnswersOf(TestProfiles.okki());

    static List<Arguments> table() {
        return List.of(
                row(LOGIN, 200, "{'token_type':'Bearer','access_token':'a'}", Action.OK),
                row(
                        LOGIN,
                        400,
                        "{'error':'invalid_client','error_description':'Client authentication failed'}",
                        Action.FAIL),
                row(LOGIN, 400, "{'error':'invalid_grant'}", Action.FAIL),
                row(LOGIN, 400, "{'error':'unsupported_grant_type'}", Action.FAIL),
                row(LOGIN, 400, "{'error':'invalid_scope'}", Action.FAIL),
                row(LOGIN, 500, "{'error':'server_error'}", Action.RETRY),
                row(LOGIN, 400, "{'error':'server_error'}", Action.RETRY),
                row(LOGIN, 429, "{}", Action.RATE_LIMITED),
                row(REFRESH, 400, "{'error':'invalid_request','hint':'Token has been revoked'}", Action.FAIL),
                row(GROUPS, 200, "{'code':200,'message':'Success','data':[{'id':1}]}", Action.OK),
                row(GROUPS, 200, "{'code':0,'data':[]}", Action.OK),
                row(GROUPS, 200, "{'code':200,'data':null}", Action.RETRY),
                row(GROUPS, 200, "{'code':404,'message':'Operation Failed. x'}", Action.REJECT),
                row(GROUPS, 200, "{'code':429,'message':'Too Many Requests'}", Action.RATE_LIMITED),
                row(GROUPS, 429, "{'code':429}", Action.RATE_LIMITED),
                row(GROUPS, 401, "{'error':'access_denied','hint':'revoked'}", Action.REFRESH_TOKEN),
                row(GROUPS, 200, "{'error':'access_denied','message':'denied'}", Action.REFRESH_TOKEN),
                row(GROUPS, 200, "{'code':1,'message':'access_denied'}", Action.REFRESH_TOKEN),
                row(GROUPS, 200, "{'code':403,'message':'no permission product scopes'}", Action.FAIL),
                row(GROUPS, 401, "{'code':403,'message':'no permission product scopes'}", Action.FAIL),
                row(GROUPS, 404, "{}", Action.FAIL),
                row(GROUPS, 302, "", Action.FAIL),
                row(GROUPS, 408, "", Action.RETRY),
                row(GROUPS, 503, "", Action.RETRY),
                row(GROUPS, 200, "<html>maintenance</html>", Action.RETRY),
                row(GROUPS, 200, "", Action.RETRY),
                row(GROUPS, 200, "{'code':200,'data':[{'id'", Action.RETRY),
                row(GROUPS, 200, "{}", Action.FAIL));
    }

    @ParameterizedTest
    @MethodSource("table")
    void answersMeanWhatTheTableSays(String operation, int status, String body, Action action) {
        assertThat(answers.to(operation, status, body).action()).isEqualTo(action);
    }

    @ParameterizedTest
    @EnumSource(TransportFault.class)
    void everyTransportFaultHasARule(TransportFault fault) {
        boolean lasting = fault == TransportFault.TLS || fault == TransportFault.TOO_LARGE;
        assertThat(answers.to(GROUPS, new HttpFailure(fault, "gone")).action())
                .isEqualTo(lasting ? Action.FAIL : Action.RETRY);
    }

    @Test
    void aMissingScopeSaysWhatToDo() {
        assertThat(answers.to(GROUPS, 200, "{\"code\":403,\"message\":\"no permission product scopes\"}")
                        .describe())
                .contains("no permission product scopes", "setting scope");
    }
}
