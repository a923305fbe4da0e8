package dev.caravan.sandbox.okki;

import dev.caravan.sandbox.door.BeijingTime;
import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.HttpAnswer;
import dev.caravan.sandbox.door.PageRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** OKKI's product module: answers requests that were let in from what the groups and products are at that moment. */
final class OkkiProductModule {
    private final OkkiSettings settings;
    private final OkkiGroups groups;
    private final OkkiProducts products;
    private final Clock clock;

    OkkiProductModule(OkkiSettings settings, OkkiGroups groups, OkkiProducts products, Clock clock) {
        this.settings = settings;
        this.groups = groups;
        this.products = products;
        this.clock = clock;
    }

    HttpAnswer groups(Map<String, String> given, @Nullable Fault fault) throws OkkiRefusal {
        String id = given.get("group_id");
        List<Map<String, Object>> found = groups.find(id, given.get("group_name"));
        if (id != null && found.isEmpty()) {
            throw OkkiRefusal.business("The product group " + id + " does not exist");
        }
        return success(found, fault);
    }

    HttpAnswer products(Map<String, String> given, @Nullable Fault fault) throws OkkiRefusal {
        OkkiProductQuery query = OkkiProductQuery.read(given, settings.limits());
        PageRequest page = query.page().bent(fault);
        List<Map<String, Object>> wanted =
                products.rows(query.removed()).stream().filter(query::wants).toList();
        List<Map<String, Object>> shown =
                wanted.stream().skip(page.skip()).limit(page.limit()).toList();
        int total = PageRequest.declaredTotal(fault, wanted.size());
        return success(OkkiAnswers.page(settings.totalField(), total, shown), fault);
    }

    private HttpAnswer success(Object data, @Nullable Fault fault) {
        boolean hidden = fault != null && fault.kind() == Fault.Kind.DATA_NULL;
        String now = BeijingTime.text(clock.instant().getEpochSecond());
        return HttpAnswer.json(OkkiAnswers.success(settings.successCode(), now, hidden ? null : data));
    }
}
