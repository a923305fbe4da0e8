package dev.caravan.run;

import dev.caravan.connection.OperationCall;
import dev.caravan.json.DottedFields;
import dev.caravan.mapping.RequestVariables;
import dev.caravan.model.Action;
import dev.caravan.model.Interval;
import dev.caravan.model.profile.WindowRule;
import dev.caravan.paging.PagePosition;
import dev.caravan.paging.Pager;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the calls that ask for the pages of one window. The window's own fields are the profile's; what the request says by
 * variables goes by the same interval. Immutable, thread-safe.
 */
final class WindowRequest {
    private final Extraction extraction;
    private final Map<String, Object> windowFields;
    private final Instant from;
    private final Instant to;

    WindowRequest(Extraction extraction, Interval interval) {
        WindowRule rule = extraction.window();
        this.extraction = extraction;
        this.windowFields = rule == null ? Map.of() : new WindowBounds(rule, extraction.zone()).fields(interval);
        this.from = rule == null ? interval.from() : interval.from().minus(rule.overlap());
        this.to = interval.to();
    }

    /** The call that asks for a page. */
    OperationCall call(PagePosition at) {
        try {
            return made(at);
        } catch (IllegalArgumentException refused) {
            throw new RunFailedException(
                    "case " + extraction.caseName() + ", operation "
                            + extraction.operation().name() + ": " + refused.getMessage(),
                    Action.FAIL);
        }
    }

    private OperationCall made(PagePosition at) {
        Pager pager = extraction.pager();
        RequestVariables variables = new RequestVariables(
                from,
                to,
                extraction.zone(),
                new RequestVariables.Page(pager.pageSize(), pager.numberOf(at), pager.rowOf(at)));
        Map<String, Object> fields = new LinkedHashMap<>();
        windowFields.forEach((path, value) -> DottedFields.put(fields, path, value));
        extraction.request().fields(variables).forEach((path, value) -> DottedFields.put(fields, path, value));
        pager.fields(at).forEach((path, value) -> DottedFields.put(fields, path, value));
        return new OperationCall(
                extraction.operation(),
                fields,
                extraction.request().options(variables),
                extraction.caseName(),
                pager.link(at));
    }
}
