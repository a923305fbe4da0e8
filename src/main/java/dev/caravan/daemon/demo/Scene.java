package dev.caravan.daemon.demo;

import java.util.List;
import java.util.Map;

/** A vendor of the demo in this process, with the trouble it makes and the cases that need it. */
interface Scene extends AutoCloseable {

    /** Settings by connection and key, without what precedes them: {@code okki.base-url}. */
    Map<String, String> connections();

    /** One line for people per vendor: name, address, trouble. */
    List<String> lines();

    List<DemoCase> cases();

    @Override
    void close();
}
