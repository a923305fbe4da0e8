package dev.caravan.sandbox.tplus;

import dev.caravan.sandbox.door.Digests;
import dev.caravan.sandbox.door.HttpRequest;
import dev.caravan.sandbox.door.RateGate;

/** Lets T+ requests in by their app, token and pace. */
final class TplusEntrance {
    private final TplusSettings settings;
    private final TplusTokens tokens;
    private final RateGate rate;

    TplusEntrance(TplusSettings settings, TplusTokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
        this.rate = new RateGate(settings.requestsPerSecond());
    }

    void requireApp(HttpRequest request) throws TplusRefusal {
        TplusAccount account = settings.account();
        if (!account.appKey().equals(request.header("appkey"))
                || !Digests.same(account.appSecret(), String.valueOf(request.header("appsecret")))) {
            throw TplusRefusal.of(500, TplusAnswers.wrongApp());
        }
    }

    /** For a business request. */
    void enter(HttpRequest request, long arrival) throws TplusRefusal {
        requireApp(request);
        switch (tokens.state(String.valueOf(request.header("opentoken")))) {
            case UNKNOWN -> throw TplusRefusal.of(200, TplusAnswers.unknownToken());
            case ENDED -> throw ended();
            case GOOD -> {}
        }
        if (!rate.lets(arrival)) {
            throw settings.throttledAsWrongService()
                    ? TplusRefusal.of(200, TplusAnswers.wrongService())
                    : TplusRefusal.of(429, TplusAnswers.throttled());
        }
    }

    private TplusRefusal ended() {
        return settings.tokens().expiredInText()
                ? TplusRefusal.of(200, TplusAnswers.tokenEndedText())
                : TplusRefusal.of(401, TplusAnswers.tokenEnded());
    }
}
