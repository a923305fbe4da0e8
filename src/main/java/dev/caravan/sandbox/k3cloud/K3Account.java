package dev.caravan.sandbox.k3cloud;

/**
 * The one account set and application that the 星空 sandbox knows.
 *
 * @param acctId account set (数据中心)
 * @param username integration user
 * @param password its password, for ValidateUser
 * @param appId application, {@code <client id>_<code>} when signed headers are used
 * @param appSecret its secret
 * @param lcid language
 * @param orgNum organization number of signed headers
 */
public record K3Account(
        String acctId, String username, String password, String appId, String appSecret, int lcid, String orgNum) {

    /** Sample values, good for every kind of login. */
    public static K3Account sample() {
        return new K3Account(
                "acct01",
                "Admin",
                "demo-password",
                "123456_YWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4",
                "test-app-secret-value",
                2052,
                "I0134");
    }
}
