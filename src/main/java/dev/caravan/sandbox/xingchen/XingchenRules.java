package dev.caravan.sandbox.xingchen;

import java.time.Duration;
import java.util.Set;

/**
 * How the 星辰 sandbox behaves where the vendor's pages are silent or accounts differ.
 *
 * @param tokenLife life of an app-token
 * @param secretLife after so long by the clock all appSecrets change
 * @param rotationEndsTokens whether a changed appSecret ends the app-tokens got with the one before (1030002006)
 * @param tokenCallsPerMinute by the sandbox's clock, 0 for no limit; more answer HTTP 429
 * @param callsPerMinute of all calls, by the sandbox's clock, 0 for no limit; more answer HTTP 429
 * @param authorizeAnswersCode whether the authorize call says {@code code:200}, else {@code errcode:0}
 * @param expiredToken how a bad app-token is told
 * @param replayRefused whether a signature that came before is refused
 * @param permitted paths the application may call, without leading slash; another one answers 4012
 * @param maxPageSize larger pages are cut to it
 */
public record XingchenRules(
        Duration tokenLife,
        Duration secretLife,
        boolean rotationEndsTokens,
        int tokenCallsPerMinute,
        int callsPerMinute,
        boolean authorizeAnswersCode,
        ExpiredToken expiredToken,
        boolean replayRefused,
        Set<String> permitted,
        int maxPageSize) {

    /** The ways to tell that an app-token is unknown or too old. */
    public enum ExpiredToken {
        /** HTTP 200, an errcode that is not 0 and {@code app-token} in the text. */
        ERRCODE,
        /** HTTP 401. */
        HTTP_401
    }

    public XingchenRules {
        permitted = Set.copyOf(permitted);
    }

    /** Tokens and secrets of 24 hours, 2 token calls and 500 calls per minute, {@code errcode}, pages up to 2,000. */
    public static XingchenRules defaults() {
        Duration day = Duration.ofHours(24);
        Set<String> all = Set.of(XingchenSandbox.STORES);
        return new XingchenRules(day, day, true, 2, 500, false, ExpiredToken.ERRCODE, true, all, 2_000);
    }

    public XingchenRules withTokenLife(Duration life) {
        return new XingchenRules(
                life,
                secretLife,
                rotationEndsTokens,
                tokenCallsPerMinute,
                callsPerMinute,
                authorizeAnswersCode,
                expiredToken,
                replayRefused,
                permitted,
                maxPageSize);
    }

    public XingchenRules withRotationEndsTokens(boolean ends) {
        return new XingchenRules(
                tokenLife,
                secretLife,
                ends,
                tokenCallsPerMinute,
                callsPerMinute,
                authorizeAnswersCode,
                expiredToken,
                replayRefused,
                permitted,
                maxPageSize);
    }

    /** 0 for no limit. */
    public XingchenRules withCallsPerMinute(int tokenCalls, int allCalls) {
        return new XingchenRules(
                tokenLife,
                secretLife,
                rotationEndsTokens,
                tokenCalls,
                allCalls,
                authorizeAnswersCode,
                expiredToken,
                replayRefused,
                permitted,
                maxPageSize);
    }

    public XingchenRules withAuthorizeAnswersCode(boolean code) {
        return new XingchenRules(
                tokenLife,
                secretLife,
                rotationEndsTokens,
                tokenCallsPerMinute,
                callsPerMinute,
                code,
                expiredToken,
                replayRefused,
                permitted,
                maxPageSize);
    }

    public XingchenRules withExpiredToken(ExpiredToken told) {
        return new XingchenRules(
                tokenLife,
                secretLife,
                rotationEndsTokens,
                tokenCallsPerMinute,
                callsPerMinute,
                authorizeAnswersCode,
                told,
                replayRefused,
                permitted,
                maxPageSize);
    }

    public XingchenRules withPermitted(Set<String> paths) {
        return new XingchenRules(
                tokenLife,
                secretLife,
                rotationEndsTokens,
                tokenCallsPerMinute,
                callsPerMinute,
                authorizeAnswersCode,
                expiredToken,
                replayRefused,
                paths,
                maxPageSize);
    }
}
