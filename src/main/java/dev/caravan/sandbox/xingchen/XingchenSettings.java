package dev.caravan.sandbox.xingchen;

import java.time.Duration;
import java.util.List;

/**
 * Who may call the 星辰 sandbox.
 *
 * @param clientId the application's id, {@code X-Api-ClientID}
 * @param clientSecret its secret, which signs every request
 * @param outerInstanceId the one company instance; another one has no accounts
 * @param accounts what the authorize call lists, in this order
 * @param timestampTolerance how far a signature's timestamp may be from the sandbox's clock
 * @param rules everything else
 */
public record XingchenSettings(
        String clientId,
        String clientSecret,
        String outerInstanceId,
        List<XingchenAccount> accounts,
        Duration timestampTolerance,
        XingchenRules rules) {

    public XingchenSettings {
        accounts = List.copyOf(accounts);
        if (accounts.stream().noneMatch(XingchenAccount::authorized)) {
            throw new IllegalArgumentException("One of the accounts must have status 1");
        }
    }

    /** Client 205022, three accounts of which the second is the main one, ±5 minutes. */
    public static XingchenSettings defaults() {
        return new XingchenSettings(
                "205022",
                "demo-client-secret",
                "219672488890732544",
                XingchenAccount.samples(),
                Duration.ofMinutes(5),
                XingchenRules.defaults());
    }

    public XingchenSettings withRules(XingchenRules other) {
        return new XingchenSettings(clientId, clientSecret, outerInstanceId, accounts, timestampTolerance, other);
    }

    public XingchenSettings withAccounts(List<XingchenAccount> other) {
        return new XingchenSettings(clientId, clientSecret, outerInstanceId, other, timestampTolerance, rules);
    }

    /** The first account with status 1: the one whose stores are given to the sandbox. */
    public XingchenAccount mainAccount() {
        return accounts.stream().filter(XingchenAccount::authorized).findFirst().orElseThrow();
    }
}
