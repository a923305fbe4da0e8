package dev.caravan.mapping.syntax;

import dev.caravan.mapping.expression.EnclosingArray;
import dev.caravan.mapping.expression.Expression;
import dev.caravan.mapping.expression.LookUp;
import dev.caravan.mapping.syntax.SqlToken.Part;
import dev.caravan.mapping.syntax.SqlToken.PartKind;
import java.util.ArrayList;
import java.util.List;

/** Compiles the references and look-ups within one expression and remembers them. Used once. */
final class ValueReferences {
    private final TemplateCompiler templates;
    private final LookUpCompiler lookUpCompiler;
    private final List<EnclosingArray> arrays;
    private final boolean aggregated;
    private final List<Expression> references;
    private final List<LookUp> lookUps;

    ValueReferences(TemplateCompiler templates, LookUpCompiler lookUpCompiler, List<EnclosingArray> arrays) {
        this(templates, lookUpCompiler, arrays, false, new ArrayList<>(), new ArrayList<>());
    }

    private ValueReferences(
            TemplateCompiler templates,
            LookUpCompiler lookUpCompiler,
            List<EnclosingArray> arrays,
            boolean aggregated,
            List<Expression> references,
            List<LookUp> lookUps) {
        this.templates = templates;
        this.lookUpCompiler = lookUpCompiler;
        this.arrays = arrays;
        this.aggregated = aggregated;
        this.references = references;
        this.lookUps = lookUps;
    }

    /** The same for what an aggregate takes from every element of a list. */
    ValueReferences within(String list) {
        List<EnclosingArray> more = new ArrayList<>(arrays);
        more.add(0, EnclosingArray.of(list, arrays));
        return aggregated(List.copyOf(more));
    }

    /** The same for what an aggregate takes from a record without a list. */
    ValueReferences aggregated() {
        return aggregated(arrays);
    }

    private ValueReferences aggregated(List<EnclosingArray> around) {
        return new ValueReferences(templates, lookUpCompiler, around, true, new ArrayList<>(), lookUps);
    }

    /** The arrays around the expression, innermost first. */
    List<EnclosingArray> arrays() {
        return arrays;
    }

    /** What is read from the record, without what aggregates read. */
    List<Expression> references() {
        return List.copyOf(references);
    }

    List<LookUp> lookUps() {
        return List.copyOf(lookUps);
    }

    Expression value(Part part) {
        Expression value =
                part.kind() == PartKind.REFERENCE ? templates.braced(part.text(), arrays) : lookUp(part.text());
        references.add(value);
        return value;
    }

    private LookUp lookUp(String text) {
        if (aggregated) {
            throw new IllegalArgumentException("a look-up cannot stand within an aggregate; look up in a child row");
        }
        LookUp lookUp = lookUpCompiler.ofText(text, arrays);
        lookUps.add(lookUp);
        return lookUp;
    }
}
