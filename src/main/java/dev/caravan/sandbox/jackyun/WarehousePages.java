package dev.caravan.sandbox.jackyun;

import dev.caravan.sandbox.door.HttpAnswer;
import dev.caravan.sandbox.door.JsonBytes;
import java.util.function.Supplier;

/** Answers warehouse queries from what the catalogue holds at that moment. */
final class WarehousePages {
    private static final byte[] COMMA = JsonBytes.utf8(",");

    private final WarehouseCatalogue catalogue;

    WarehousePages(WarehouseCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    HttpAnswer answer(WarehouseQuery query) {
        CatalogueView view = catalogue.view();
        WarehouseSeed seed = catalogue.seed();
        CatalogueView.Range range = query.range();
        JsonBytes page = JackyunAnswers.pageStart(query.page().limit());
        Supplier<JsonBytes> nextRow = separated(page);
        CatalogueView.Visitor writer = (index, changed) -> {
            JsonBytes row = nextRow.get();
            if (changed == null) {
                seed.write(row, index);
            } else {
                row.put(changed.json());
            }
        };
        if (query.filtered()) {
            view.visitFiltered(range, filter(query, seed), writer);
        } else {
            view.visit(range.from(), range.until(), range.skip(), range.limit(), writer);
        }
        return JackyunAnswers.pageEnd(page);
    }

    private static CatalogueView.Filter filter(WarehouseQuery query, WarehouseSeed seed) {
        return new CatalogueView.Filter(
                index -> query.wants(seed.code(index), seed.name(index)),
                changed -> query.wants(changed.text(WarehouseCatalogue.CODE), changed.text(WarehouseCatalogue.NAME)));
    }

    private static Supplier<JsonBytes> separated(JsonBytes page) {
        int start = page.length();
        return () -> page.length() == start ? page : page.put(COMMA);
    }
}
