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

/** Every answer class of T+ known from public sources. */
class TplusAnswersTest {
    private static final String REFRESH = "auth/v2/refreshToken";
    private static final String QUERY = "tplus/api/v2/inventory/Query";

    private final AnswersOf answers = new AnswersOf(TestProfiles.tplus());

    static List<Arguments> table() {
        return List.of(
                row(REFRESH, 200, "{'code':'200','result':{'access_token':'a','refresh_token':'r'}}", Action.OK),
                row(REFRESH, 200, "{'code':'4008','message':'refreshToken无效','result':null}", Action.FAIL),
                row(REFRESH, 401, "{'code':'4007','message':'x'}", Action.FAIL),
                row(REFRESH, 500, "{'code':'50003','message':'x'}", Action.FAIL),
                row(REFRESH, 503, "", Action.RETRY),
                row(REFRESH, 200, "<html></html>", Action.RETRY),
                row(REFRESH, 429, "", Action.RATE_LIMITED),
                row(QUERY, 200, "[{'ID':1,'Code':'A','message':'token 过期','Ts':'01'}]", Action.OK),
                row(QUERY, 200, "[]", Action.OK),
                row(QUERY, 200, "{'code':'EXSM0003','message':'提供令牌信息不正确'}", Action.REFRESH_TOKEN),
                row(QUERY, 401, "{'code':'4007','message':'openToken已过期'}", Action.REFRESH_TOKEN),
                row(QUERY, 400, "{'code':'4007','message':'x'}", Action.REFRESH_TOKEN),
                row(QUERY, 400, "{'code':'E1','message':'token已过期'}", Action.REFRESH_TOKEN),
                row(QUERY, 400, "[]", Action.FAIL),
                row(QUERY, 403, "{}", Action.REFRESH_TOKEN),
                row(QUERY, 200, "{'code':'4007','message':'x'}", Action.REFRESH_TOKEN),
                row(QUERY, 200, "{'code':'999','message':'openToken 令牌已失效，请重新获取'}", Action.REFRESH_TOKEN),
                row(QUERY, 200, "{'code':'999','message':'Invalid token'}", Action.REFRESH_TOKEN),
                row(QUERY, 200, "{'result':false,'error':{'code':'1','msg':'令牌无效'}}", Action.REFRESH_TOKEN),
                row(QUERY, 200, "{'code':'EXSV0011','message':'服务名不正确'}", Action.RETRY),
                row(QUERY, 200, "{'result':false,'error':{'code':'EXSV0021','msg':'参数'},'value':null}", Action.REJECT),
                row(QUERY, 200, "{'code':'E1','message':'x','exception':'e'}", Action.FAIL),
                row(QUERY, 200, "{'code':'E1','message':'x'}", Action.FAIL),
                row(QUERY, 200, "{}", Action.FAIL),
                row(QUERY, 429, "", Action.RATE_LIMITED),
                row(QUERY, 409, "", Action.RATE_LIMITED),
                row(QUERY, 500, "{'code':'50003','message':'appKey'}", Action.FAIL),
                row(QUERY, 999, "{'code':'999','message':'请求失败'}", Action.FAIL),
                row(QUERY, 502, "", Action.RETRY),
                row(QUERY, 408, "", Action.RETRY),
                row(QUERY, 404, "", Action.FAIL),
                row(QUERY, 200, "<html></html>", Action.RETRY),
                row(QUERY, 200, "", Action.RETRY),
                row(QUERY, 200, "[{'ID':1}", Action.RETRY));
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
        assertThat(answers.to(QUERY, new HttpFailure(fault, "gone")).action())
                .isEqualTo(lasting ? Action.FAIL : Action.RETRY);
    }

    @Test
    void aServiceNameThatStaysWrongIsAnErrorOfTheConfiguration() {
        Answer answer = answers.atLast(QUERY, 200, "{\"code\":\"EXSV0011\",\"message\":\"服务名不正确\"}");
        assertThat(answer.action()).isEqualTo(Action.FAIL);
        assertThat(answer.describe()).contains("EXSV0011", "check the operation's path");
        assertThat(answers.atLast(QUERY, 502, "").action()).isEqualTo(Action.RETRY);
    }
}
