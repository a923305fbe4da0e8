package dev.caravan.sandbox.door;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Applies the faults that any HTTP server can have around the work of a vendor. */
public final class FaultyTransport {
    private static final String PAGE =
            "<!DOCTYPE html><html><head><title>%s</title></head><body><h1>%s</h1></body></html>";

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final Runnable stopAnswering;

    public FaultyTransport(Runnable stopAnswering) {
        this.stopAnswering = stopAnswering;
    }

    /** The answer to a request: the work's, or what the fault makes of it. */
    public HttpAnswer around(@Nullable Fault fault, Supplier<HttpAnswer> work) {
        if (fault == null) {
            return work.get();
        }
        return switch (fault.kind()) {
            case HTTP_STATUS -> status(fault);
            case ANSWER -> HttpAnswer.of(fault.number(), HttpAnswer.JSON, fault.text());
            case HTML -> HttpAnswer.of(200, HttpAnswer.HTML, page("用户登录"));
            case EMPTY_BODY -> HttpAnswer.json("");
            case RESET_BEFORE_WORK -> HttpAnswer.json("").with(HttpAnswer.Ending.RESET);
            case STOP_ANSWERING -> {
                stopAnswering.run();
                yield HttpAnswer.json("").with(HttpAnswer.Ending.RESET);
            }
            case SLOW -> {
                Pause.of(fault.time());
                yield work.get();
            }
            case DEED -> {
                fault.deed().run();
                yield work.get();
            }
            default -> after(fault, work.get());
        };
    }

    private static HttpAnswer after(Fault fault, HttpAnswer answer) {
        return switch (fault.kind()) {
            case HTTP_STATUS_AFTER_WORK -> status(fault);
            case TRUNCATED_JSON -> answer.withBody(answer.body().half());
            case CUT_CONNECTION -> answer.with(HttpAnswer.Ending.CUT);
            case BYTE_ORDER_MARK -> answer.withBody(answer.body().behind(MARK));
            case TRICKLE -> answer.trickling(fault.time());
            case SILENT_AFTER_HEAD -> answer.with(HttpAnswer.Ending.SILENT_AFTER_HEAD);
            case SILENT_AFTER_WORK -> answer.with(HttpAnswer.Ending.SILENT);
            case RESET_AFTER_WORK -> answer.with(HttpAnswer.Ending.RESET);
            default -> answer;
        };
    }

    private static HttpAnswer status(Fault fault) {
        HttpAnswer answer = HttpAnswer.of(fault.number(), HttpAnswer.HTML, page("HTTP " + fault.number()));
        return fault.text().isEmpty() ? answer : answer.withHeader("Retry-After", fault.text());
    }

    private static String page(String title) {
        return PAGE.formatted(title, title);
    }
}
