package dev.caravan.connection;

import static dev.caravan.connection.AnswersOf.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.model.Action;
import dev.caravan.model.profile.TransportFault;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer class of 星辰 known from public sources. */
class XingchenAnswersTest {
    private static final String AUTHORIZE = "jdyconnector/app_management/push_app_authorize";
    private static final String TOKEN = "kingdee_auth_token";
    private static final String STORES = "jdy/v2/bd/store";

    private final AnswersOf answers = new AnswersOf(TestProfiles.xingchen());

    static List<Arguments> table() {
        return List.of(
                row(AUTHORIZE, 200, "{'errcode':0,'description':'success','data':[]}", Action.OK),
                row(AUTHORIZE, 200, "{'code':200,'msg':'success','data':[{'accountId':'1'}]}", Action.OK),
                row("authorize", 200, "{'code':200,'data':[]}", Action.OK),
                row(TOKEN, 200, "{'errcode':0,'data':{'uid':1,'app-token':'t'}}", Action.OK),
                row(TOKEN, 200, "{'errcode':1030002006,'description':'auth key is error'}", Action.REFRESH_TOKEN),
                row(TOKEN, 429, "{'errcode':429}", Action.RATE_LIMITED),
                row(STORES, 200, "{'errcode':0,'data':{'rows':[{'id':'1'}],'count':1}}", Action.OK),
                row(STORES, 200, "{'errcode':'0','data':{'rows':[],'count':0}}", Action.OK),
                row(STORES, 200, "{'errcode':0,'data':null}", Action.RETRY),
                row(STORES, 200, "{'code':200,'data':{'rows':null,'count':0}}", Action.RETRY),
                row(STORES, 200, "{'code':200,'data':{'rows':[],'count':0}}", Action.OK),
                row(STORES, 200, "{'errcode':1030002006,'description':'x'}", Action.REFRESH_TOKEN),
                row(STORES, 200, "{'errcode':9,'description':'app-token is invalid'}", Action.REFRESH_TOKEN),
                row(STORES, 200, "{'errcode':9,'description_cn':'App-Token 已过期'}", Action.REFRESH_TOKEN),
                row(STORES, 200, "{'errcode':2000002000,'description':'系统错误'}", Action.RETRY),
                row(STORES, 200, "{'errcode':4012,'description':'没有权限'}", Action.FAIL),
                row(STORES, 200, "{'errcode':7777,'description':'?'}", Action.FAIL),
                row(STORES, 401, "{'errcode':401,'description':'X-Api-Signature is wrong'}", Action.FAIL),
                row(STORES, 401, "{'errcode':9,'description':'app-token is invalid'}", Action.REFRESH_TOKEN),
                row(STORES, 401, "{'errcode':1030002006,'description':'auth key'}", Action.REFRESH_TOKEN),
                row(TOKEN, 200, "{'errcode':0,'description':'app-token given'}", Action.OK),
                row(STORES, 404, "No Route", Action.FAIL),
                row(STORES, 519, "API Not Found", Action.FAIL),
                row(STORES, 429, "", Action.RATE_LIMITED),
                row(STORES, 408, "", Action.RETRY),
                row(STORES, 502, "", Action.RETRY),
                row(STORES, 302, "", Action.FAIL),
                row(STORES, 200, "<html></html>", Action.RETRY),
                row(STORES, 200, "", Action.RETRY),
                row(STORES, 200, "{'errcode':0,'data':{", Action.RETRY));
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
        assertThat(answers.to(STORES, new HttpFailure(fault, "gone")).action())
                .isEqualTo(lasting ? Action.FAIL : Action.RETRY);
    }
}
