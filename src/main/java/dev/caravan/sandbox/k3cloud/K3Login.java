package dev.caravan.sandbox.k3cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.sandbox.door.Digests;
import dev.caravan.sandbox.door.HttpAnswer;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** 星空's AuthService: three ways to open a session. */
public final class K3Login {
    private final K3CloudSettings settings;
    private final K3Sessions sessions;
    private final Clock clock;
    private final Map<String, Long> succeeded = new TreeMap<>();
    private long failed;

    K3Login(K3CloudSettings settings, K3Sessions sessions, Clock clock) {
        this.settings = settings;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Sign of LoginBySign: SHA-256 of the sorted parts, joined with nothing. */
    public static String sign(String acctId, String user, String appId, String appSecret, String seconds) {
        String[] parts = {acctId, user, appId, appSecret, seconds};
        Arrays.sort(parts);
        return Digests.sha256(String.join("", parts));
    }

    synchronized long succeeded() {
        return succeeded.values().stream().mapToLong(Long::longValue).sum();
    }

    synchronized long failed() {
        return failed;
    }

    HttpAnswer answer(String operation, K3Body body) throws K3Refusal {
        K3Account account = settings.account();
        String acctId = body.argument("acctID", 0);
        String user = body.argument("username", 1);
        if (!acctId.equals(account.acctId())) {
            return refused(-1, "数据中心不存在：" + acctId);
        }
        boolean right = user.equals(account.username())
                && switch (operation) {
                    case "ValidateUser" -> body.argument("password", 2).equals(account.password());
                    case "LoginByAppSecret" ->
                        body.argument("appId", 2).equals(account.appId())
                                && body.argument("appSecret", 3).equals(account.appSecret());
                    default -> signed(body, account);
                };
        return right ? accepted(operation, account) : refused(0, "用户名或密码错误，或第三方系统登录授权无效");
    }

    private boolean signed(K3Body body, K3Account account) throws K3Refusal {
        String seconds = body.argument("timestamp", 3);
        String expected = sign(account.acctId(), account.username(), account.appId(), account.appSecret(), seconds);
        return body.argument("appId", 2).equals(account.appId())
                && Digests.same(expected, body.argument("sign", 4))
                && fresh(seconds);
    }

    private boolean fresh(String seconds) {
        try {
            long distance = Math.abs(clock.instant().getEpochSecond() - Long.parseLong(seconds));
            return distance <= settings.timestampTolerance().toSeconds();
        } catch (NumberFormatException notSeconds) {
            return false;
        }
    }

    private synchronized HttpAnswer accepted(String operation, K3Account account) {
        succeeded.merge(operation, 1L, Long::sum);
        String session = sessions.open();
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("LoginResultType", 1).putNull("Message").put("KDSVCSessionId", session);
        answer.putObject("Context")
                .put("UserName", account.username())
                .put("DataCenterName", account.acctId())
                .put("UserLocale", "zh-CN");
        return withCookies(HttpAnswer.json(answer), session);
    }

    static HttpAnswer withCookies(HttpAnswer answer, String session) {
        return answer.withHeader("Set-Cookie", K3Sessions.NAME + "=" + session + "; path=/")
                .withHeader("Set-Cookie", "ASP.NET_SessionId=" + session.substring(0, 8) + "; path=/; HttpOnly");
    }

    synchronized HttpAnswer refused(int type, String message) {
        failed++;
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("LoginResultType", type).put("Message", message).putNull("KDSVCSessionId");
        return HttpAnswer.json(answer.putNull("Context"));
    }
}
