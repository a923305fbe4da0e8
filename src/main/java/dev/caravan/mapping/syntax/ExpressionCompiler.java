package dev.caravan.mapping.syntax;

import dev.caravan.mapping.expression.Arithmetic;
import dev.caravan.mapping.expression.Choice;
import dev.caravan.mapping.expression.Choice.Branch;
import dev.caravan.mapping.expression.Expression;
import dev.caravan.mapping.expression.IntervalAmount;
import dev.caravan.mapping.expression.Literal;
import dev.caravan.mapping.expression.Switch;
import dev.caravan.mapping.function.Calculation;
import dev.caravan.mapping.function.Collation;
import dev.caravan.mapping.function.MysqlLiteral;
import dev.caravan.mapping.function.Real;
import dev.caravan.mapping.function.UnitFunctions;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
import net.sf.jsqlparser.expression.CaseExpression;
import net.sf.jsqlparser.expression.DoubleValue;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.expression.NullValue;
import net.sf.jsqlparser.expression.SignedExpression;
import net.sf.jsqlparser.expression.StringValue;
import net.sf.jsqlparser.expression.TrimFunction;
import net.sf.jsqlparser.expression.operators.arithmetic.Addition;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.IntegerDivision;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/**
 * Turns JSqlParser's tree into {@link Expression}s. A refusal is an {@link IllegalArgumentException} with a sentence. Used
 * once per text.
 */
final class ExpressionCompiler {
    private final FunctionCalls calls;
    private final Function<Column, Expression> columns;
    private final Collation collation;
    private final SqlKinds kinds = new SqlKinds();

    /**
     * A compiler.
     *
     * @param columns what a name stands for
     * @param lists what a name that is alone in the parentheses after IN stands for
     */
    ExpressionCompiler(
            FunctionCalls calls, Function<Column, Expression> columns, Function<Column, List<Expression>> lists) {
        this.calls = calls;
        this.columns = columns;
        this.collation = calls.settings().collation();
        values();
        new RelationCompiler(kinds, collation, this::operand).addAll(this::compile, lists);
        arithmetic();
    }

    Expression compile(net.sf.jsqlparser.expression.Expression sql) {
        return withoutInterval(SqlLogic.connects(sql) ? SqlLogic.arrange(sql, kinds::compile) : kinds.compile(sql));
    }

    /** JSqlParser binds {@code NOT} and {@code IN} in ways MySQL does not when they stand bare within a comparison. */
    private Expression operand(net.sf.jsqlparser.expression.Expression sql) {
        return withoutInterval(bare(sql));
    }

    private Expression bare(net.sf.jsqlparser.expression.Expression sql) {
        if (SqlLogic.connects(sql)) {
            throw new IllegalArgumentException("put parentheses around \"" + sql + "\"");
        }
        return kinds.compile(sql);
    }

    private static Expression withoutInterval(Expression compiled) {
        if (compiled instanceof IntervalAmount) {
            throw new IllegalArgumentException("INTERVAL stands after + or -, or in DATE_ADD and DATE_SUB");
        }
        return compiled;
    }

    private void values() {
        kinds.on(Column.class, columns);
        kinds.on(LongValue.class, number -> new Literal(MysqlLiteral.whole(number.getStringValue())));
        kinds.on(DoubleValue.class, number -> new Literal(decimal(number.toString())));
        kinds.on(StringValue.class, text -> new Literal(MysqlLiteral.unescape(text.getValue(), '\'')));
        kinds.on(BooleanValue.class, flag -> new Literal(flag.getValue() ? 1 : 0));
        kinds.on(NullValue.class, nothing -> new Literal(null));
        kinds.on(net.sf.jsqlparser.expression.Function.class, this::function);
        kinds.on(TrimFunction.class, this::trim);
        kinds.on(ParenthesedExpressionList.class, this::parentheses);
        kinds.on(CaseExpression.class, this::choice);
    }

    private void arithmetic() {
        calculate(Addition.class, Calculation.ADD);
        calculate(Subtraction.class, Calculation.SUBTRACT);
        calculate(Multiplication.class, Calculation.MULTIPLY);
        calculate(Division.class, Calculation.DIVIDE);
        calculate(IntegerDivision.class, Calculation.DIVIDE_WHOLE);
        calculate(Modulo.class, Calculation.REMAINDER);
        kinds.on(SignedExpression.class, this::sign);
    }

    private <T extends BinaryExpression> void calculate(Class<T> type, Calculation operator) {
        kinds.on(type, sql -> {
            Expression left = bare(sql.getLeftExpression());
            Expression right = bare(sql.getRightExpression());
            if (operator == Calculation.ADD && left instanceof IntervalAmount interval) {
                return shifted(withoutInterval(right), interval, true);
            }
            boolean moves = operator == Calculation.ADD || operator == Calculation.SUBTRACT;
            if (moves && right instanceof IntervalAmount interval) {
                return shifted(withoutInterval(left), interval, operator == Calculation.ADD);
            }
            return new Arithmetic(operator, withoutInterval(left), withoutInterval(right));
        });
    }

    /** A moment that is moved by an interval. */
    Expression shifted(Expression moment, IntervalAmount interval, boolean forward) {
        return calls.call(UnitFunctions.shift(interval.unit(), forward), List.of(moment, interval.amount()));
    }

    /** A number with an exponent is a DOUBLE. */
    private static Object decimal(String digits) {
        BigDecimal number = new BigDecimal(digits);
        return digits.indexOf('e') < 0 && digits.indexOf('E') < 0 ? number : new Real(number);
    }

    private Expression parentheses(ParenthesedExpressionList<?> list) {
        if (list.size() != 1) {
            throw SqlKinds.unsupported(list);
        }
        return compile(list.get(0));
    }

    private Expression sign(SignedExpression signed) {
        Expression operand = operand(signed.getExpression());
        return switch (signed.getSign()) {
            case '+' -> operand;
            case '-' -> new Arithmetic(Calculation.SUBTRACT, new Literal(0), operand);
            default -> throw SqlKinds.unsupported(signed);
        };
    }

    private Expression choice(CaseExpression sql) {
        List<Branch> branches = sql.getWhenClauses().stream()
                .map(when -> new Branch(compile(when.getWhenExpression()), compile(when.getThenExpression())))
                .toList();
        Expression otherwise = sql.getElseExpression() == null ? new Literal(null) : compile(sql.getElseExpression());
        return sql.getSwitchExpression() == null
                ? Choice.of(branches, otherwise)
                : Switch.of(compile(sql.getSwitchExpression()), branches, otherwise, collation);
    }

    private Expression trim(TrimFunction trim) {
        if (trim.getTrimSpecification() != null || trim.getFromExpression() != null) {
            throw SqlKinds.unsupported(trim);
        }
        return calls.call("TRIM", List.of(compile(trim.getExpression())));
    }

    private Expression function(net.sf.jsqlparser.expression.Function call) {
        ExpressionList<?> parameters = call.getParameters();
        return calls.call(
                call.getName(),
                parameters == null
                        ? List.of()
                        : parameters.stream().map(this::compile).toList());
    }
}
