package dev.caravan.model.profile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call the vendor offers.
 *
 * @param name as the vendor spells it
 * @param request the request's fixed part
 * @param fields fields every request has, a tree of maps, lists and texts; texts may hold {@code {name}} as in {@link
 *     RequestTemplate}
 * @param options what an endpoint may set for this operation beside {@code request.x}
 * @param records where the list of records is, null when the operation lists none
 * @param paging how a list is paged; {@link PagingRule.Single} when it is not
 * @param windows incremental filters by name, e.g. {@code modified}
 * @param write how rows are written, null for other kinds
 * @param secretFields names of answer fields that never reach the stage
 * @param credentials whether it reads the account's own credentials: sent without a token, its answer renews the connection's
 * @param limit how often it may be called, null when only the limits of the whole API hold
 */
public record Operation(
        String name,
        String label,
        OperationKind kind,
        RequestTemplate request,
        Map<String, Object> fields,
        Map<String, OptionRule> options,
        @Nullable RecordsRule records,
        PagingRule paging,
        Map<String, WindowRule> windows,
        @Nullable WriteRule write,
        List<String> secretFields,
        boolean credentials,
        @Nullable CallLimit limit) {
    public Operation {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        windows = Collections.unmodifiableMap(new LinkedHashMap<>(windows));
        secretFields = List.copyOf(secretFields);
    }

    /** The same call, its answer taken as a whole and not as a list of records. */
    public Operation whole() {
        return records == null
                ? this
                : new Operation(
                        name,
                        label,
                        kind,
                        request,
                        fields,
                        options,
                        null,
                        new PagingRule.Single(),
                        windows,
                        write,
                        secretFields,
                        credentials,
                        limit);
    }

    /** Whether it is sent without a token. */
    public boolean isTokenless() {
        return credentials || kind == OperationKind.LOGIN;
    }
}
