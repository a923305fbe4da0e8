package dev.caravan.store.mongo;

import com.mongodb.ConnectionString;

/** Databases on a server that somebody runs. */
public final class RealMongo {
    private RealMongo() {}

    /** The URL with the name of a database that this process alone uses. */
    public static String newDatabase(String uri) {
        String name = "caravan_test_" + ProcessHandle.current().pid();
        String given = new ConnectionString(uri).getDatabase();
        int options = uri.indexOf('?');
        String address = options < 0 ? uri : uri.substring(0, options);
        String rest = options < 0 ? "" : uri.substring(options);
        String server = given == null ? address : address.substring(0, address.length() - given.length());
        return (server.endsWith("/") ? server : server + "/") + name + rest;
    }
}
