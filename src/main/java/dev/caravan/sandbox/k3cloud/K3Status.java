package dev.caravan.sandbox.k3cloud;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.HttpAnswer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The {@code ResponseStatus} of an answer while its rows are worked through; then the answer. */
final class K3Status {
    static final int VALIDATION = 11;
    static final String SESSION_LOST = "会话信息已丢失，请重新登录";

    private final List<ObjectNode> errors = new ArrayList<>();
    private final List<ObjectNode> entities = new ArrayList<>();

    /** The index of errors that concern no row. */
    static final int NO_ROW = -1;

    K3Status refuse(String field, String message, int index) {
        ObjectNode error = JsonNodeFactory.instance.objectNode();
        error.put("FieldName", field).put("Message", message);
        if (index != NO_ROW) {
            error.put("DIndex", index);
        }
        errors.add(error);
        return this;
    }

    void accept(int id, String number, int index) {
        entities.add(JsonNodeFactory.instance
                .objectNode()
                .put("Id", id)
                .put("Number", number)
                .put("DIndex", index));
    }

    void addErrors(K3Status other) {
        errors.addAll(other.errors);
    }

    boolean successful() {
        return errors.isEmpty();
    }

    /** Changes the lists as a fault says. */
    void distort(Fault fault) {
        switch (fault.kind()) {
            case K3_UNORDERED -> {
                Collections.reverse(errors);
                Collections.reverse(entities);
            }
            case K3_ROWS_MISSING ->
                entities.subList(0, Math.min(fault.number(), entities.size())).clear();
            case K3_ERROR_WITHOUT_INDEX -> errors.forEach(error -> error.remove("DIndex"));
            default -> {
                // the other faults do not concern the lists
            }
        }
    }

    /** {@code {"Result":{"ResponseStatus":…,"NeedReturnData":[…]}}}. */
    ObjectNode answer() {
        return answer(successful() ? 0 : VALIDATION);
    }

    ObjectNode answer(int msgCode) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ObjectNode result = root.putObject("Result");
        ObjectNode status = result.putObject("ResponseStatus");
        if (!successful()) {
            status.put("ErrorCode", 500);
        }
        status.put("IsSuccess", successful());
        status.putArray("Errors").addAll(errors);
        status.putArray("SuccessEntitys").addAll(entities);
        status.putArray("SuccessMessages");
        status.put("MsgCode", msgCode);
        result.putArray("NeedReturnData").addObject();
        return root;
    }

    /** A whole request's failure; nested in {@code [[…]]} for calls that return lists. */
    static HttpAnswer failure(int msgCode, String message, boolean nested) {
        ObjectNode answer = new K3Status().refuse("", message, NO_ROW).answer(msgCode);
        return nested ? HttpAnswer.json("[[" + answer + "]]") : HttpAnswer.json(answer);
    }
}
