package dev.caravan.camel;

import dev.caravan.sandbox.jackyun.JackyunSandbox;
import dev.caravan.sandbox.k3cloud.K3Account;
import dev.caravan.sandbox.k3cloud.K3CloudSandbox;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings that point both connections at the sandboxes. */
final class SandboxSettings {
    private SandboxSettings() {}

    static Map<String, String> of(JackyunSandbox jackyun, K3CloudSandbox k3cloud) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("caravan.connection.jackyun.vendor", "jackyun");
        settings.put("caravan.connection.jackyun.base-url", jackyun.baseUrl());
        settings.put("caravan.connection.jackyun.app-key", "12345678");
        settings.put("caravan.connection.jackyun.app-secret", "DemoSecret");
        settings.put("caravan.connection.jackyun.requests-per-second", "2000");
        settings.put("caravan.connection.jackyun.concurrency", "8");
        settings.put("caravan.connection.k3cloud.vendor", "k3cloud");
        settings.put("caravan.connection.k3cloud.base-url", k3cloud.baseUrl());
        K3Account account = K3Account.sample();
        settings.put("caravan.connection.k3cloud.acct-id", account.acctId());
        settings.put("caravan.connection.k3cloud.username", account.username());
        settings.put("caravan.connection.k3cloud.app-id", account.appId());
        settings.put("caravan.connection.k3cloud.app-secret", account.appSecret());
        settings.put("caravan.connection.k3cloud.requests-per-second", "2000");
        settings.put("caravan.connection.k3cloud.concurrency", "4");
        return settings;
    }
}
