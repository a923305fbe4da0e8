package dev.caravan.sandbox.okki;

import java.util.Set;

/**
 * Who may ask the OKKI sandbox for tokens.
 *
 * @param clientId the one known client
 * @param clientSecret its secret
 * @param username the one known user, for the password grant
 * @param password of that user, in clear; requests carry its SHA-256 as lower-case hexadecimal
 * @param scopes what may be asked for; {@code product} opens the product module
 */
public record OkkiAccount(String clientId, String clientSecret, String username, String password, Set<String> scopes) {

    public OkkiAccount {
        scopes = Set.copyOf(scopes);
    }

    /** A made-up account with the scopes product, order and company. */
    public static OkkiAccount sample() {
        return new OkkiAccount(
                "okki-demo-client",
                "okki-demo-secret",
                "demo@example.com",
                "okki-demo-password",
                Set.of(OkkiSandbox.PRODUCT_SCOPE, "order", "company"));
    }
}
