package dev.caravan.sandbox.jackyun;

import dev.caravan.sandbox.door.BeijingTime;
import dev.caravan.sandbox.door.Digests;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Checks what every 吉客云 request must carry: appkey, sign, timestamp, subscription, content type, version. */
final class JackyunEntrance {
    private static final Set<String> VERSIONS = Set.of("1.0", "v1.0", "V1.0");

    private final JackyunSettings settings;
    private final Clock clock;
    private final AtomicLong badSignatures = new AtomicLong();

    JackyunEntrance(JackyunSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    long badSignatures() {
        return badSignatures.get();
    }

    void check(Map<String, String> parameters) throws JackyunRefusal {
        if (!settings.appKey().equals(parameters.get("appkey"))) {
            throw new JackyunRefusal(400, JackyunAnswers.UNKNOWN_APP_KEY, "appkey不存在");
        }
        String expected = JackyunSignature.sign(parameters, settings.appSecret());
        if (!Digests.same(expected, parameters.getOrDefault("sign", ""))) {
            badSignatures.incrementAndGet();
            throw new JackyunRefusal(400, JackyunAnswers.BAD_SIGN, "签名错误");
        }
        checkTimestamp(parameters.getOrDefault("timestamp", ""));
        if (!settings.methods().contains(parameters.getOrDefault("method", ""))) {
            throw new JackyunRefusal(400, JackyunAnswers.NOT_SUBSCRIBED, "应用未订阅该接口");
        }
        if (!"json".equals(parameters.get("contenttype"))) {
            throw JackyunRefusal.parameter("contenttype必须为json");
        }
        if (!VERSIONS.contains(parameters.getOrDefault("version", ""))) {
            throw JackyunRefusal.parameter("version不正确");
        }
    }

    private void checkTimestamp(String text) throws JackyunRefusal {
        Long second = BeijingTime.epochSecond(text);
        if (second == null) {
            throw JackyunRefusal.parameter("timestamp格式必须为yyyy-MM-dd HH:mm:ss");
        }
        if (Math.abs(clock.instant().getEpochSecond() - second)
                > settings.timestampTolerance().toSeconds()) {
            throw new JackyunRefusal(400, JackyunAnswers.BAD_SIGN, "timestamp已过期，服务器时间与请求时间相差过大");
        }
    }
}
