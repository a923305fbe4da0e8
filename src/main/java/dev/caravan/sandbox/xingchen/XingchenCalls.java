package dev.caravan.sandbox.xingchen;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.caravan.sandbox.door.Digests;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.HttpAnswer;
import dev.caravan.sandbox.door.HttpRequest;
import dev.caravan.sandbox.door.PageRequest;
import dev.caravan.sandbox.door.RateGate;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What 星辰 does with a request once it is known who sent it: authorizations, tokens, stores. */
final class XingchenCalls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final XingchenSettings settings;
    private final XingchenKeys keys;
    private final Clock clock;
    private final RateGate tokenCalls;
    private final StoreCatalogue ofMainAccount;
    private final Map<String, StoreCatalogue> ofOthers = new HashMap<>();

    XingchenCalls(XingchenSettings settings, XingchenKeys keys, StoreCatalogue ofMainAccount, Clock clock) {
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
        this.tokenCalls = RateGate.perMinute(settings.rules().tokenCallsPerMinute());
        this.ofMainAccount = ofMainAccount;
        StoreSeed main = ofMainAccount.seed();
        StoreSeed foreign = new StoreSeed("QT", 3, main.seed() + 1, main.firstModified(), main.lastModified());
        settings.accounts().forEach(account -> ofOthers.put(account.accountId(), new StoreCatalogue(foreign)));
        ofOthers.remove(settings.mainAccount().accountId());
    }

    HttpAnswer answer(String operation, HttpRequest request, @Nullable Fault fault) throws XingchenRefusal {
        return switch (operation) {
            case XingchenSandbox.AUTHORIZE -> authorizations(request);
            case XingchenSandbox.TOKEN -> token(request.queryParameters());
            default -> page(request, fault);
        };
    }

    /** The rows of the authorize call, secrets of now included. */
    List<Map<String, Object>> authorizations() {
        return settings.accounts().stream().map(this::authorization).toList();
    }

    private Map<String, Object> authorization(XingchenAccount account) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("appKey", account.appKey());
        row.put(XingchenSandbox.SECRET, keys.secret(account));
        row.put("domain", account.domain());
        row.put("accountId", account.accountId());
        row.put("accountName", account.accountName());
        row.put("serviceId", "S" + account.accountId());
        row.put("outerInstanceId", settings.outerInstanceId());
        row.put("agreementCompanyName", "驼队演示有限公司");
        row.put("groupName", "默认分组");
        row.put("status", account.status());
        return row;
    }

    private HttpAnswer authorizations(HttpRequest request) throws XingchenRefusal {
        String instance = request.queryParameters().getOrDefault("outerInstanceId", "");
        if (instance.isEmpty()) {
            throw XingchenRefusal.of(XingchenAnswers.BAD_PARAMETER, "outerInstanceId不能为空");
        }
        ArrayNode rows = JSON.createArrayNode();
        if (instance.equals(settings.outerInstanceId())) {
            rows = JSON.valueToTree(authorizations());
        }
        return XingchenAnswers.authorizations(rows, settings.rules().authorizeAnswersCode());
    }

    private HttpAnswer token(Map<String, String> query) throws XingchenRefusal {
        if (!tokenCalls.lets(clock.millis() * 1_000_000)) {
            throw new XingchenRefusal(429, 429, "too many token calls");
        }
        for (XingchenAccount account : settings.accounts()) {
            if (account.authorized() && account.appKey().equals(query.get("app_key"))) {
                String expected = XingchenSignature.sign(keys.secret(account), account.appKey());
                if (Digests.same(expected, query.getOrDefault("app_signature", ""))) {
                    return XingchenAnswers.token(keys.issue(account));
                }
            }
        }
        throw XingchenRefusal.of(XingchenAnswers.SECRET_ROTATED, "auth key is error or expired");
    }

    private HttpAnswer page(HttpRequest request, @Nullable Fault fault) throws XingchenRefusal {
        XingchenAccount account = keys.holder(request.header("app-token"));
        if (!account.domain().equals(request.header("x-gw-router-addr"))) {
            throw new XingchenRefusal(404, 404, "No Route");
        }
        if (!settings.rules().permitted().contains(XingchenSandbox.STORES)) {
            throw XingchenRefusal.of(XingchenAnswers.NO_PERMISSION, "没有该接口的权限");
        }
        StoreQuery query =
                StoreQuery.read(request.queryParameters(), settings.rules().maxPageSize());
        if (fault != null && fault.kind() == Fault.Kind.DATA_NULL) {
            return XingchenAnswers.noData();
        }
        StoreCatalogue catalogue = ofOthers.getOrDefault(account.accountId(), ofMainAccount);
        int count = PageRequest.declaredTotal(fault, catalogue.count(query));
        return XingchenAnswers.page(catalogue.page(query, query.page().bent(fault)), query, count);
    }
}
