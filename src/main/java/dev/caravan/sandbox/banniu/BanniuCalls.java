package dev.caravan.sandbox.banniu;

import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.HttpAnswer;
import dev.caravan.sandbox.door.PageRequest;
import dev.caravan.sandbox.door.SandboxDoor;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What 班牛 does with a request that it let in. */
final class BanniuCalls {
    private static final Set<String> WRITES =
            Set.of(BanniuSandbox.UPDATE, BanniuSandbox.BATCH_UPDATE, BanniuSandbox.CREATE);

    private final BanniuSettings settings;
    private final TaskBoard board;
    private final TaskWrites writes;

    BanniuCalls(BanniuSettings settings, TaskBoard board, Clock clock) {
        this.settings = settings;
        this.board = board;
        this.writes = new TaskWrites(board, settings.codes().badParameter(), clock);
    }

    HttpAnswer answer(SandboxDoor.Call call) throws BanniuRefusal {
        if (!call.request().method().equals(WRITES.contains(call.operation()) ? "POST" : "GET")) {
            throw refusal("请求方式不正确");
        }
        return WRITES.contains(call.operation()) ? write(call) : read(call);
    }

    private HttpAnswer write(SandboxDoor.Call call) throws BanniuRefusal {
        String type = call.request().header("content-type");
        if (type == null || !type.startsWith("application/json")) {
            throw refusal("Content-Type必须为application/json");
        }
        String body = call.request().text();
        boolean faulty = call.fault() != null;
        return switch (call.operation()) {
            case BanniuSandbox.UPDATE -> writes.update(body, faulty);
            case BanniuSandbox.BATCH_UPDATE -> writes.batchUpdate(body, faulty);
            default -> writes.create(body);
        };
    }

    private HttpAnswer read(SandboxDoor.Call call) throws BanniuRefusal {
        Map<String, String> query = call.request().queryParameters();
        if (!String.valueOf(TaskBoard.PROJECT).equals(query.get("project_id"))) {
            throw refusal("群组不存在：" + query.getOrDefault("project_id", ""));
        }
        return switch (call.operation()) {
            case BanniuSandbox.LIST, BanniuSandbox.LIST_NEW -> page(TaskQuery.read(query, settings), call.fault());
            case BanniuSandbox.COLUMNS -> BanniuAnswers.result(TaskColumns.rows());
            case BanniuSandbox.TASK -> task(query.getOrDefault("task_id", ""));
            default -> throw refusal("method不存在：" + call.operation());
        };
    }

    private HttpAnswer page(TaskQuery query, @Nullable Fault fault) {
        if (fault != null && fault.kind() == Fault.Kind.DATA_NULL) {
            return BanniuAnswers.noData();
        }
        int pages = PageRequest.declaredTotal(fault, query.pages(board.count(query)));
        return BanniuAnswers.page(
                board.page(query, query.page().bent(fault)), query.page().index() + 1, pages);
    }

    private HttpAnswer task(String id) throws BanniuRefusal {
        if (!id.matches("\\d{1,9}") || !board.contains(Integer.parseInt(id))) {
            throw refusal("工单不存在：" + id);
        }
        return BanniuAnswers.result(board.task(Integer.parseInt(id)));
    }

    private BanniuRefusal refusal(String message) {
        return new BanniuRefusal(settings.codes().badParameter(), message);
    }
}
