package dev.caravan.camel;

import dev.caravan.connection.Answer;
import dev.caravan.connection.OperationCall;
import dev.caravan.json.DottedFields;
import dev.caravan.model.StopSignal;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.PagingRule;
import dev.caravan.model.profile.VendorProfile;
import dev.caravan.paging.PagePosition;
import dev.caravan.paging.Pager;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;

/**
 * The one cheap call that proves a connection works.
 *
 * @param vendor the vendor's own name
 * @param operation what was called
 * @param answer what came back; only its action says whether the connection works
 */
public record ConnectionProbe(String vendor, String operation, Answer answer) {
    /**
     * Logs in and makes the call. The context must be started.
     *
     * @throws CaravanException or {@link dev.caravan.config.ConfigException} when the connection is not configured right
     */
    public static ConnectionProbe send(CamelContext context, String connection, StopSignal stop) {
        ConnectionHandle handle = Caravan.of(context).connections().require(connection);
        VendorProfile profile = handle.settings().profile();
        Operation operation = handle.operation(profile.checkOperation());
        OperationCall call = new OperationCall(operation, smallest(operation), Map.of(), null);
        return new ConnectionProbe(
                profile.label(), operation.name(), handle.client().call(call, stop));
    }

    private static Map<String, Object> smallest(Operation operation) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (operation.paging() instanceof PagingRule.Paged) {
            Pager.of(operation.paging(), 1)
                    .fields(new PagePosition(0, null))
                    .forEach((path, value) -> DottedFields.put(fields, path, value));
        }
        return fields;
    }
}
