package dev.caravan.sandbox.xingchen;

import java.util.List;

/**
 * An account set (账套) that a company's application may be authorized for; its appSecret is {@link XingchenSandbox}'s.
 *
 * @param accountId its id
 * @param accountName its name
 * @param appKey the key its tokens are asked with
 * @param domain where it lives, the {@code X-GW-Router-Addr} of its calls
 * @param status 1 when authorized; a token is refused for any other
 */
public record XingchenAccount(String accountId, String accountName, String appKey, String domain, int status) {

    /** One whose authorization was taken back, the main one, and a second one that is authorized too. */
    static List<XingchenAccount> samples() {
        return List.of(
                new XingchenAccount("1500086420001", "驼队旧账套", "Ek7sDk0001", "https://tf.jdy.com", 2),
                new XingchenAccount("1500086420002", "驼队演示账套", "Ek7sDk0002", "https://tf.jdy.com", 1),
                new XingchenAccount("1500086420003", "驼队测试账套", "Ek7sDk0003", "https://test-tf.jdy.com", 1));
    }

    boolean authorized() {
        return status == 1;
    }
}
