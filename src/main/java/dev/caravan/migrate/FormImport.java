package dev.caravan.migrate;

import dev.caravan.config.ConfigMap;
import dev.caravan.config.Place;
import dev.caravan.migrate.Finding.Kind;
import dev.caravan.model.profile.TargetForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the form that a save of 星空 writes, and which of its fields 轻易云's adapter wraps into {@code {"FNumber": …}}.
 * Used once.
 */
final class FormImport {
    private static final String FORM_ID = "formId";
    /** Forms by the beginning of their standard bill types: 销售出库, 销售订单, 采购订单, 采购入库, 直接调拨, …. */
    private static final Map<String, String> BY_BILL_TYPE = byBillType();
    /** Forms by a field that no other has. */
    private static final Map<String, String> BY_FIELD =
            Map.of("FStockProperty", "BD_STOCK", "FAllowMinusQty", "BD_STOCK");

    private final Ledger ledger;
    private final RowImport rows;
    private final ConfigMap config;
    private final Platform platform;

    FormImport(Ledger ledger, RowImport rows, ConfigMap config, Platform platform) {
        this.ledger = ledger;
        this.rows = rows;
        this.config = config;
        this.platform = platform;
    }

    private static Map<String, String> byBillType() {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("XSCKD", "SAL_OUTSTOCK");
        forms.put("XSTHD", "SAL_RETURNSTOCK");
        forms.put("XSDD", "SAL_SaleOrder");
        forms.put("CGDD", "PUR_PurchaseOrder");
        forms.put("CGSQD", "PUR_Requisition");
        forms.put("RKD", "STK_InStock");
        forms.put("TLD", "PUR_MRB");
        forms.put("ZJDB", "STK_TransferDirect");
        forms.put("QTRKD", "STK_MISCELLANEOUS");
        forms.put("QTCKD", "STK_MisDelivery");
        forms.put("YSD", "AR_receivable");
        forms.put("YFD", "AP_Payable");
        return forms;
    }

    /** Takes the form out of the rows; what the profile lacks comes back, null when it lacks nothing. */
    @Nullable Map<String, Object> run(
            List<Map<String, Object>> request, List<Map<String, Object>> others, Map<String, Object> push) {
        String form = form(request, others);
        push.put(FORM_ID, form);
        others.removeIf(row -> RowValues.field(row).equalsIgnoreCase("FormId"));
        others.removeIf(this::isSave);
        TargetForm known = platform.known() == null || platform.known().write() == null
                ? null
                : platform.known().write().forms().get(form);
        List<String> wrapped =
                known == null ? References.guess(request) : References.plain(request, known.references());
        if (!wrapped.isEmpty()) {
            ledger.note(
                    Kind.CHANGED,
                    config.placeOf("request"),
                    "the profile wraps what 轻易云's adapter wraps: " + String.join(", ", wrapped)
                            + " become {\"FNumber\": …}");
        }
        if (known != null) {
            plainOnes(form, request, known.references());
        }
        return known == null ? extension(form, request, wrapped) : null;
    }

    /** What is named like a reference, but is none of the form's, travels as it is. */
    private void plainOnes(String form, List<Map<String, Object>> request, List<String> references) {
        List<String> plain = References.guess(request).stream()
                .filter(path -> !references.contains(path))
                .toList();
        if (!plain.isEmpty()) {
            ledger.note(
                    Kind.INFERRED,
                    config.placeOf("request"),
                    "[I] " + String.join(", ", plain) + ": named like references, but the profile's form " + form
                            + " does not list them, so they are sent plain; add them in vendors/k3cloud.yaml if 星空 refuses that");
        }
    }

    private boolean isSave(Map<String, Object> row) {
        boolean save = RowValues.field(row).equals("Operation")
                && RowValues.text(row, "value").equalsIgnoreCase("Save");
        if (save) {
            ledger.note(
                    Kind.LEFT_OUT, rows.originOf(row, config.place()), "\"Operation\": Save is what batchSave does");
        }
        return save;
    }

    private String form(List<Map<String, Object>> request, List<Map<String, Object>> others) {
        Optional<String> stated = others.stream()
                .filter(row -> RowValues.field(row).equalsIgnoreCase("FormId"))
                .map(row -> RowValues.text(row, "value"))
                .filter(text -> !text.isBlank())
                .findFirst();
        if (stated.isPresent()) {
            return stated.get();
        }
        Place place = config.placeOf("request");
        Optional<String> guess = byBillType(request).or(() -> byField(request));
        guess.ifPresentOrElse(
                form -> ledger.note(
                        Kind.INFERRED,
                        place,
                        "[I] there is no FormId; the fields are those of " + form + ": formId of push"),
                () -> ledger.note(
                        Kind.OPEN, place, "there is no FormId; write 星空's form, e.g. BD_MATERIAL, as formId of push"));
        return guess.orElse("FORM_ID");
    }

    private static Optional<String> byBillType(List<Map<String, Object>> request) {
        String type = RowValues.find(request, "FBillTypeID")
                .map(row -> RowValues.text(row, "value"))
                .orElse("");
        return BY_BILL_TYPE.entrySet().stream()
                .filter(entry -> type.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Optional<String> byField(List<Map<String, Object>> request) {
        return request.stream()
                .map(row -> BY_FIELD.get(RowValues.field(row)))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private Map<String, Object> extension(String form, List<Map<String, Object>> request, List<String> wrapped) {
        boolean bill = RowValues.find(request, "FBillNo").isPresent();
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", "FID");
        rule.put("identity", bill ? "FBillNo" : "FNumber");
        rule.put("references", new ArrayList<>(wrapped));
        rule.put("reference-key", "FNumber");
        ledger.note(
                Kind.OPEN,
                config.placeOf("request"),
                "the profile does not know the form " + form
                        + ": see whether vendors/k3cloud.yaml names its id, its identity and"
                        + " its references right; they are guesses by name");
        return Map.of("write", Map.of("forms", Map.of(form, rule)));
    }

    /** Which fields take references. */
    private static final class References {
        private References() {}

        /** Those of the profile's fields that have a plain value, which is wrapped. */
        static List<String> plain(List<Map<String, Object>> request, List<String> references) {
            return fields("", request).entrySet().stream()
                    .filter(field -> references.contains(field.getKey()))
                    .filter(field -> !field.getValue().containsKey("parser"))
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toList());
        }

        /** Fields that are named like references: FStockId, FUnitID; but FOwnerTypeId is a plain text, FLot an object. */
        static List<String> guess(List<Map<String, Object>> request) {
            return fields("", request).entrySet().stream()
                    .filter(field -> !field.getValue().containsKey("parser"))
                    .map(Map.Entry::getKey)
                    .filter(path -> path.matches("(.*\\.)?F\\w+I[dD]|(.*\\.)?FLot"))
                    .filter(path -> !path.matches(".*TypeId|FID|(.*\\.)?FEntryID"))
                    .collect(Collectors.toList());
        }

        @SuppressWarnings("unchecked") // rows are copied as maps with text keys
        private static Map<String, Map<String, Object>> fields(String prefix, List<Map<String, Object>> rows) {
            Map<String, Map<String, Object>> fields = new LinkedHashMap<>();
            for (Map<String, Object> row : rows) {
                String path = prefix + RowValues.field(row);
                if (row.get("children") instanceof List<?> children) {
                    fields.putAll(fields(path + ".", (List<Map<String, Object>>) children));
                } else {
                    fields.put(path, row);
                }
            }
            return fields;
        }
    }
}
