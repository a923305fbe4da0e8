package dev.caravan.sandbox.k3cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.HttpAnswer;
import org.jspecify.annotations.Nullable;

/** Save and BatchSave: every row stands or falls alone. */
final class StockSave {
    private final StockBook book;
    private final K3CloudSettings settings;

    StockSave(StockBook book, K3CloudSettings settings) {
        this.book = book;
        this.settings = settings;
    }

    HttpAnswer save(JsonNode data, @Nullable Fault fault) throws K3Refusal {
        JsonNode model = data.path("Model");
        if (!model.isObject()) {
            throw new K3Refusal(9, "Model必须为JSON对象");
        }
        return saved(data, JsonNodeFactory.instance.arrayNode().add(model), fault);
    }

    HttpAnswer batchSave(JsonNode data, @Nullable Fault fault) throws K3Refusal {
        JsonNode model = data.path("Model");
        if (!model.isArray() || model.isEmpty()) {
            throw new K3Refusal(9, "Model必须为JSON数组，且不能为空");
        }
        int most = settings.limits().batchRows();
        if (model.size() > most) {
            throw new K3Refusal(8, "批量保存的行数" + model.size() + "超过上限" + most);
        }
        return saved(data, (ArrayNode) model, fault);
    }

    private HttpAnswer saved(JsonNode data, ArrayNode rows, @Nullable Fault fault) {
        boolean audit = K3Body.flag(data, "IsAutoSubmitAndAudit");
        K3Status status = new K3Status();
        for (int index = 0; index < rows.size(); index++) {
            save(rows.get(index), index, audit, status);
        }
        if (fault != null) {
            status.distort(fault);
        }
        return HttpAnswer.json(status.answer());
    }

    private void save(JsonNode row, int index, boolean audit, K3Status status) {
        K3Status own = new K3Status();
        StockDraft draft = StockDraft.read(row, index, settings.organizations(), own);
        if (own.successful()) {
            synchronized (book) {
                StockRow stored = book.save(draft, index, own);
                if (stored != null) {
                    stored.status = audit ? StockRow.AUDITED : stored.status;
                    status.accept(stored.id, stored.number, index);
                }
            }
        }
        status.addErrors(own);
    }
}
