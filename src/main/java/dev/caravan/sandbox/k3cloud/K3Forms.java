package dev.caravan.sandbox.k3cloud;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.HttpAnswer;
import dev.caravan.sandbox.door.HttpRequest;
import org.jspecify.annotations.Nullable;

/** 星空's DynamicFormService for BD_STOCK. */
final class K3Forms {
    private final StockSave save;
    private final StockActions actions;
    private final BillQuery query;
    private final StockAllocation allocation;

    K3Forms(StockBook book, K3CloudSettings settings) {
        this.save = new StockSave(book, settings);
        this.actions = new StockActions(book);
        this.allocation = new StockAllocation(book);
        this.query = new BillQuery(book, settings.limits().queryRows());
    }

    HttpAnswer answer(String operation, HttpRequest request, @Nullable Fault fault) throws K3Refusal {
        K3Body body = K3Body.of(request.body().text());
        JsonNode data = body.data();
        if (operation.equals("ExecuteBillQuery")) {
            return query.answer(data);
        }
        if (!body.formId().equals(K3CloudSandbox.FORM)) {
            throw new K3Refusal(10, "业务对象" + body.formId() + "不存在");
        }
        HttpAnswer answer =
                switch (operation) {
                    case "Save" -> save.save(data, fault);
                    case "BatchSave" -> save.batchSave(data, fault);
                    case "View" -> actions.view(data);
                    case "Allocate" -> allocation.allocate(data);
                    default -> actions.act(operation, data, fault);
                };
        boolean emptied = fault != null && fault.kind() == Fault.Kind.K3_EMPTY_RESULT;
        return emptied ? HttpAnswer.json("{\"Result\":{}}") : answer;
    }
}
