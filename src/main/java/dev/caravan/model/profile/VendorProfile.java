package dev.caravan.model.profile;

import java.time.ZoneId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a vendor's API behaves: auth, answer envelope, answer to action, paging, windows, limits, secret fields.
 *
 * @param name the profile's name, e.g. {@code jackyun}
 * @param label the vendor's own name, e.g. 吉客云
 * @param transport what its connections speak
 * @param zone the zone of every time text the API takes and gives
 * @param settings what a connection of this vendor may set, by kebab-case key
 * @param identity names of the settings that make it the same account
 * @param limits the vendor's limits, where the connection sets none of its own
 * @param auth how requests are signed
 * @param answers what answers mean
 * @param operations by the vendor's own operation name
 * @param checkOperation name of a cheap read that proves the connection works; empty in a profile without reads, which is
 *     there to be extended
 */
public record VendorProfile(
        String name,
        String label,
        Transport transport,
        ZoneId zone,
        Map<String, SettingRule> settings,
        List<String> identity,
        Limits limits,
        AuthRule auth,
        AnswerTable answers,
        Map<String, Operation> operations,
        String checkOperation) {
    public VendorProfile {
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        identity = List.copyOf(identity);
        operations = Collections.unmodifiableMap(new LinkedHashMap<>(operations));
    }
}
