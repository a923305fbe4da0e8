package dev.caravan.sandbox.jackyun;

import dev.caravan.sandbox.door.Fault;
import dev.caravan.sandbox.door.Faults;
import dev.caravan.sandbox.door.FaultyTransport;
import dev.caravan.sandbox.door.HttpAnswer;
import dev.caravan.sandbox.door.HttpDoor;
import dev.caravan.sandbox.door.HttpRequest;
import dev.caravan.sandbox.door.Pause;
import dev.caravan.sandbox.door.RateGate;
import dev.caravan.sandbox.door.RequestLog;
import dev.caravan.sandbox.door.Sandbox;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 吉客云's open platform on 127.0.0.1: verifies every request as the vendor does and answers {@code erp.warehouse.get}
 * from a {@link WarehouseCatalogue} and {@code erp.storage.goodslist} from a {@link GoodsCatalogue}. Starts when made,
 * serves until closed. Thread-safe. Facts: open.jackyun.com as quoted by clients.
 */
public final class JackyunSandbox implements Sandbox {
    /** The method that lists warehouses. */
    public static final String WAREHOUSES = "erp.warehouse.get";

    /** The method that lists goods (货品). */
    public static final String GOODS = "erp.storage.goodslist";

    private static final String PATH = "/open/openapi/do";

    private final JackyunSettings settings;
    private final WarehouseCatalogue catalogue;
    private final GoodsCatalogue goods;
    private final JackyunEntrance entrance;
    private final WarehousePages pages;
    private final RateGate rate;
    private final Faults faults = new Faults();
    private final RequestLog requests = new RequestLog();
    private final HttpDoor door;
    private final FaultyTransport transport;
    private volatile Duration latency;

    /** Port 0 takes any free one. The clock gives the {@code Date} header and judges timestamps. */
    public JackyunSandbox(
            JackyunSettings settings, WarehouseCatalogue catalogue, GoodsCatalogue goods, Clock clock, int port) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.goods = goods;
        this.entrance = new JackyunEntrance(settings, clock);
        this.pages = new WarehousePages(catalogue);
        this.rate = new RateGate(settings.requestsPerSecond());
        this.latency = settings.latency();
        this.transport = new FaultyTransport(this::stopAnswering);
        this.door = new HttpDoor("jackyun", port, clock, this::answer);
    }

    /** Without goods. */
    public JackyunSandbox(JackyunSettings settings, WarehouseCatalogue catalogue, Clock clock, int port) {
        this(settings, catalogue, new GoodsCatalogue(GoodsSeed.of(0)), clock, port);
    }

    /** Without goods, with the system clock and any free port. */
    public JackyunSandbox(JackyunSettings settings, WarehouseCatalogue catalogue) {
        this(settings, catalogue, Clock.systemUTC(), 0);
    }

    @Override
    public String name() {
        return "jackyun";
    }

    /** What precedes {@code /open/openapi/do}. */
    @Override
    public String baseUrl() {
        return "http://127.0.0.1:" + door.port();
    }

    public WarehouseCatalogue catalogue() {
        return catalogue;
    }

    public GoodsCatalogue goods() {
        return goods;
    }

    @Override
    public Faults faults() {
        return faults;
    }

    @Override
    public RequestLog requests() {
        return requests;
    }

    /** Requests whose sign was wrong. */
    public long signatureFailures() {
        return entrance.badSignatures();
    }

    @Override
    public void latency(Duration added) {
        latency = added;
    }

    @Override
    public void stopAnswering() {
        door.stopAnswering();
    }

    @Override
    public void answerAgain() {
        door.answerAgain();
    }

    @Override
    public void close() {
        door.close();
    }

    private HttpAnswer answer(HttpRequest request) {
        long arrival = System.nanoTime();
        if (!request.path().equals(PATH) || !request.method().equals("POST")) {
            return HttpAnswer.of(404, HttpAnswer.HTML, "<html><body>404 Not Found</body></html>");
        }
        Map<String, String> parameters = request.parameters();
        String operation = parameters.getOrDefault("method", "");
        requests.add(operation, arrival);
        Fault fault = faults.take(operation);
        HttpAnswer answer = transport.around(fault, () -> business(parameters, fault, arrival));
        Pause.of(latency);
        return answer;
    }

    private HttpAnswer business(Map<String, String> parameters, @Nullable Fault fault, long arrival) {
        try {
            entrance.check(parameters);
            if (!rate.lets(arrival)) {
                return JackyunAnswers.error(0, JackyunAnswers.THROTTLED, "请求过于频繁，请稍后再试");
            }
            String operation = parameters.getOrDefault("method", "");
            HttpAnswer instead = fault == null ? null : instead(operation, fault);
            return instead == null ? page(operation, parameters.getOrDefault("bizcontent", ""), fault) : instead;
        } catch (JackyunRefusal refusal) {
            return refusal.answer();
        }
    }

    private HttpAnswer page(String operation, String bizContent, @Nullable Fault fault) throws JackyunRefusal {
        return switch (operation) {
            case WAREHOUSES ->
                pages.answer(WarehouseQuery.read(bizContent, settings).bent(fault));
            case GOODS -> {
                GoodsQuery query = GoodsQuery.read(bizContent, settings);
                yield JackyunAnswers.goods(goods.page(query, query.page().bent(fault)));
            }
            default -> throw JackyunRefusal.parameter("沙箱没有接口" + operation);
        };
    }

    private static @Nullable HttpAnswer instead(String operation, Fault fault) {
        return switch (fault.kind()) {
            case VENDOR_ERROR -> vendorError(fault);
            case JACKYUN_NO_PRIVILEGE ->
                JackyunAnswers.noPrivilege(operation.equals(GOODS) ? "goods" : "warehouseInfo");
            case DATA_NULL -> JackyunAnswers.dataNull();
            default -> null;
        };
    }

    private static HttpAnswer vendorError(Fault fault) {
        int blank = fault.text().indexOf(' ');
        return JackyunAnswers.error(
                fault.number(), fault.text().substring(0, blank), fault.text().substring(blank + 1));
    }
}
