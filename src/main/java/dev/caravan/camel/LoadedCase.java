package dev.caravan.camel;

import dev.caravan.json.RecordArray;
import dev.caravan.mapping.FieldMapping;
import dev.caravan.mapping.MappedRow;
import dev.caravan.mapping.expression.LookUpSource;
import dev.caravan.model.StopSignal;
import dev.caravan.run.Extraction;
import dev.caravan.run.FirstPage;
import dev.caravan.run.PageRecord;
import dev.caravan.run.PageStep;
import dev.caravan.run.WriteCalls;
import dev.caravan.run.WriteTarget;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/**
 * A case whose routes are loaded, to be looked at without running it: nothing is staged and nothing is written.
 */
public final class LoadedCase {
    private final CamelContext context;
    private final String caseName;

    private LoadedCase(CamelContext context, String caseName) {
        this.context = context;
        this.caseName = caseName;
    }

    /** The case of this name among the context's routes. */
    public static LoadedCase of(CamelContext context, String caseName) {
        return new LoadedCase(context, caseName);
    }

    /** Identity of the target the case's records are written to, empty when no push ends its delivery. */
    public Optional<String> targetIdentity() {
        return push().map(push -> TargetIdentity.of(push, push.target(caseName)));
    }

    /** Whether its mapping merges records into documents, which are delivered only when all is read. */
    public boolean mergesRecords() {
        return endpoint("map:", MapEndpoint.class)
                .map(map -> map.mapping().merge().isPresent())
                .orElse(false);
    }

    /**
     * Payloads as they would be sent: what the profile wraps is wrapped. The same payloads when no push ends the delivery.
     *
     * @param mapping that made them
     */
    public List<Map<String, Object>> asSent(List<Map<String, Object>> payloads, FieldMapping mapping) {
        return push().map(push -> new WriteCalls(push.target(caseName, mapping)).fieldsOf(payloads))
                .orElse(payloads);
    }

    /** The field by which the target's rows are told apart, empty when nothing says which. */
    public Optional<String> identityField() {
        return push().flatMap(push -> {
            WriteTarget target = push.target(caseName);
            return target.form() == null
                    ? Optional.ofNullable(target.options().get("key")).map(names -> names.split(",")[0].strip())
                    : Optional.of(target.form().identity());
        });
    }

    /** The dotted request field that takes the rows, empty when a request is a row. */
    public Optional<String> rowsAt() {
        return push().map(push -> push.target(caseName).rule().rowsAt());
    }

    /**
     * Reads one page from the source and maps its first record that is to be delivered. Sends one request to the source and
     * none to the target.
     *
     * @throws CaravanException when the case reads nothing
     * @throws dev.caravan.run.RunFailedException when the source does not answer with a page
     */
    public CasePreview preview(StopSignal stop) {
        PullEndpoint pull = endpoint("pull:", PullEndpoint.class)
                .orElseThrow(
                        () -> new CaravanException("case " + caseName + " has no pull: it has nothing to preview"));
        StageEndpoint stage = endpoint("stage:", StageEndpoint.class)
                .orElseThrow(() -> new CaravanException("case " + caseName + ": no stage follows its pull"));
        ConnectionHandle source = Caravan.of(context).connections().require(pull.getConnection());
        StageRules rules = new StageRules(stage);
        PagedRead read = new PagedRead(pull, source, source.operation(pull.getOperation(), pull.options()));
        for (CallEndpoint call : endpoints("call:", CallEndpoint.class).toList()) {
            read = read.with(call);
        }
        Extraction extraction =
                new ExtractionFactory(Caravan.of(context), stage, rules, ViaRoute.of(stage)).of(read, null);
        FirstPage page = FirstPage.read(
                extraction, source.client(), stop, Caravan.of(context).clock());
        String request = source.preview(page.call());
        List<RecordArray.Element> matching = page.records().stream()
                .filter(record -> rules.wants(record, extraction.stage().key()))
                .toList();
        RecordArray.Element shown = matching.isEmpty() ? null : matching.get(0);
        CasePreview preview = new CasePreview(request, page.records().size(), matching.size(), null, null, null, null);
        return shown == null ? preview : passed(preview, extraction, shown, stop);
    }

    /** The first that becomes of a record: with the details that calls add, and in the shape it is staged in. */
    private CasePreview passed(CasePreview read, Extraction extraction, RecordArray.Element record, StopSignal stop) {
        List<PageRecord> records = List.of(PageRecord.of(record));
        for (PageStep step : extraction.steps()) {
            records = step.apply(records, stop);
        }
        PageRecord shown = records.stream()
                .filter(PageRecord::wanted)
                .findFirst()
                .orElse(records.isEmpty() ? PageRecord.of(record) : records.get(0));
        return shown.refusal() == null
                ? mapped(read, shown.element())
                : read.of(shown.element().text(), null, null, shown.refusal().note());
    }

    private CasePreview mapped(CasePreview read, RecordArray.Element record) {
        if (endpoint("map:", MapEndpoint.class).isEmpty()) {
            return read.of(record.text(), null, null, "the case maps nothing");
        }
        FieldMapping mapping = CaseMappings.trial(context, caseName);
        MappedRow row = mapping.map(List.of(Objects.requireNonNull(record.content())), List.of("#1"), lookUps())
                .get(0);
        if (!row.isMapped()) {
            return read.of(record.text(), null, null, row.sentence());
        }
        return read.of(record.text(), row.payload(), request(row.payload(), mapping), null);
    }

    /** The context's own store may be none: whoever looks at a case says where look-ups find records. */
    private LookUpSource lookUps() {
        LookUpSource given = context.getRegistry().findSingleByType(LookUpSource.class);
        return given == null ? LookUpSource.NONE : given;
    }

    private @Nullable String request(Map<String, Object> payload, FieldMapping mapping) {
        Optional<PushEndpoint> push = push();
        if (push.isEmpty()) {
            return null;
        }
        WriteTarget target = push.get().target(caseName, mapping);
        return push.get().handle().preview(new WriteCalls(target).preview(List.of(payload)));
    }

    private Optional<PushEndpoint> push() {
        return endpoint("push:", PushEndpoint.class);
    }

    /** The first step of the case's routes with this scheme. */
    private <T extends Endpoint> Optional<T> endpoint(String scheme, Class<T> type) {
        return endpoints(scheme, type).findFirst();
    }

    private <T extends Endpoint> Stream<T> endpoints(String scheme, Class<T> type) {
        return context.getRoutes().stream()
                .map(Route::getRouteId)
                .filter(id -> id.startsWith(caseName + "."))
                .sorted()
                .flatMap(id -> RouteShape.stepUris(Objects.requireNonNull(context.getRoute(id))).stream())
                .filter(uri -> uri.startsWith(scheme))
                .map(context::getEndpoint)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
