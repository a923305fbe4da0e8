package dev.caravan.sandbox.banniu;

import dev.caravan.sandbox.door.BeijingTime;
import dev.caravan.sandbox.door.Digests;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Checks what the query of every 班牛 request must carry: app_key, sign, timestamp, v, access_token. Thread-safe. */
final class BanniuEntrance {
    private static final Set<String> VERSIONS = Set.of("1.0", "1");

    private final BanniuSettings settings;
    private final Clock clock;
    private final AtomicLong badSignatures = new AtomicLong();

    BanniuEntrance(BanniuSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    long badSignatures() {
        return badSignatures.get();
    }

    void check(Map<String, String> query) throws BanniuRefusal {
        BanniuSettings.Account account = settings.account();
        require(account.appKey().equals(query.get("app_key")), settings.codes().badSign(), "app_key不存在");
        String expected = BanniuSignature.sign(query, account.appSecret());
        if (!Digests.same(expected, query.getOrDefault("sign", ""))) {
            badSignatures.incrementAndGet();
            throw new BanniuRefusal(settings.codes().badSign(), "签名错误");
        }
        require(fresh(query.getOrDefault("timestamp", "")), settings.codes().badSign(), "timestamp已过期或格式错误");
        require(VERSIONS.contains(query.getOrDefault("v", "")), settings.codes().badParameter(), "v必须为1.0");
        require(
                account.accessToken().equals(query.get("access_token")),
                settings.codes().badToken(),
                "access_token无效");
    }

    private boolean fresh(String timestamp) {
        Long second = BeijingTime.epochSecond(timestamp);
        return second != null
                && Math.abs(clock.instant().getEpochSecond() - second)
                        <= settings.timestampTolerance().toSeconds();
    }

    private static void require(boolean right, int code, String message) throws BanniuRefusal {
        if (!right) {
            throw new BanniuRefusal(code, message);
        }
    }
}
