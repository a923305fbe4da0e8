package dev.caravan.camel;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Names this process in leases and ownerships: host, process id, and a random part.
 */
final class HolderName {
    private HolderName() {}

    static String ofThisProcess() {
        String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
        return hostName() + "/" + ProcessHandle.current().pid() + "/" + random;
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }
}
