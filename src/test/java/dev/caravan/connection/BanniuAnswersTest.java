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

/** Every answer class of 班牛; its error codes are not public, those here are the profile's placeholders. */
class BanniuAnswersTest {
    private static final String LIST = "task.list";
    private static final String UPDATE = "task.update";

    private final AnswersOf answers = new AnswersOf(TestProfiles.banniu());

    static List<Arguments> table() {
        return List.of(
                row(LIST, 200, "{'response':{'code':0,'map':{'result':[{'-1':'7'}],'total_page_num':1}}}", Action.OK),
                row(LIST, 200, "{'response':{'code':0,'isSuccess':null,'map':{'result':[]}}}", Action.OK),
                row(LIST, 200, "{'response':{'code':0,'map':null}}", Action.RETRY),
                row(LIST, 200, "{'data':{'map':{'result':[]}}}", Action.FAIL),
                row(LIST, 200, "{'response':{'code':1001,'error_msg':'签名错误'}}", Action.FAIL),
                row(LIST, 200, "{'response':{'code':1002,'error_msg':'access_token无效'}}", Action.FAIL),
                row(LIST, 200, "{'response':{'code':1003,'error_msg':'调用过于频繁'}}", Action.RATE_LIMITED),
                row(LIST, 200, "{'response':{'code':1004,'error_msg':'时间跨度超过1天'}}", Action.REJECT),
                row(LIST, 429, "", Action.RATE_LIMITED),
                row(LIST, 408, "", Action.RETRY),
                row(LIST, 503, "", Action.RETRY),
                row(LIST, 404, "", Action.FAIL),
                row(LIST, 200, "<html></html>", Action.RETRY),
                row(LIST, 200, "{'response':", Action.RETRY),
                row(UPDATE, 200, "{'response':{'code':0,'map':{'result':7}}}", Action.OK),
                row(UPDATE, 200, "{'response':{'code':1004,'error_msg':'工单不存在'}}", Action.REJECT),
                row(UPDATE, 200, "{'response':{'code':1003}}", Action.RATE_LIMITED),
                row(UPDATE, 502, "", Action.UNKNOWN),
                row(UPDATE, 408, "", Action.UNKNOWN),
                row(UPDATE, 200, "", Action.UNKNOWN),
                row(UPDATE, 200, "{'response':", Action.UNKNOWN),
                row(UPDATE, 200, "{}", Action.UNKNOWN),
                row("task.create", 200, "{'response':{'code':0,'map':{'result':8}}}", Action.OK));
    }

    @ParameterizedTest
    @MethodSource("table")
    void answersMeanWhatTheTableSays(String operation, int status, String body, Action action) {
        assertThat(answers.to(operation, status, body).action()).isEqualTo(action);
    }

    @ParameterizedTest
    @EnumSource(TransportFault.class)
    void aWriteThatMayHaveArrivedIsUnknown(TransportFault fault) {
        Action expected =
                switch (fault) {
                    case UNKNOWN_HOST, NOT_SENT -> Action.RETRY;
                    case TLS -> Action.FAIL;
                    case NO_ANSWER, TOO_LARGE -> Action.UNKNOWN;
                };
        assertThat(answers.to(UPDATE, new HttpFailure(fault, "gone")).action()).isEqualTo(expected);
    }
}
