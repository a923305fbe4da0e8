package dev.caravan.connection;

import dev.caravan.model.Action;
import dev.caravan.model.profile.FollowUpRule;
import dev.caravan.model.profile.Operation;
import dev.caravan.model.profile.VendorProfile;
import java.util.Collection;
import java.util.Map;

/** Makes the calls of the operation that follows a write. Immutable, thread-safe. */
public final class FollowUpCalls {
    private final FollowUpRule rule;
    private final VendorProfile profile;
    private final Map<String, String> options;

    /**
     * @param options of the write
     */
    public FollowUpCalls(FollowUpRule rule, VendorProfile profile, Map<String, String> options) {
        this.rule = rule;
        this.profile = profile;
        this.options = Map.copyOf(options);
    }

    /**
     * The call for rows.
     *
     * @param ids the target's own
     */
    public OperationCall call(Collection<String> ids, String caseName) {
        Operation operation = profile.operations().get(rule.operation());
        if (operation == null) {
            throw new ConnectionException(Answer.local(
                    Action.FAIL, "the vendor profile has no operation \"" + rule.operation() + "\"", null));
        }
        Template.Names names = wanted -> wanted.equals("ids") ? String.join(",", ids) : options.get(wanted);
        return new OperationCall(operation, Template.map(rule.fields(), names), Map.of(), caseName);
    }
}
