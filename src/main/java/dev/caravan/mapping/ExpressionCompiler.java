package dev.caravan.mapping;

import dev.caravan.mapping.Choice.Branch;
import dev.caravan.mapping.function.Calculation;
import dev.caravan.mapping.function.Collation;
import dev.caravan.mapping.function.Real;
import dev.caravan.mapping.function.UnitFunctions;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import net.sf.jsqlparser.expression.operators.arithmetic.Concat;
import net.sf.jsqlparser.expression.operators.arithmetic.Division;
import net.sf.jsqlparser.expression.operators.arithmetic.IntegerDivision;
import net.sf.jsqlparser.expression.operators.arithmetic.Modulo;
import net.sf.jsqlparser.expression.operators.arithmetic.Multiplication;
import net.sf.jsqlparser.expression.operators.arithmetic.Subtraction;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.CosineSimilarity;
import net.sf.jsqlparser.expression.operators.relational.DoubleAnd;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ExpressionList;
import net.sf.jsqlparser.expression.operators.relational.GreaterThan;
import net.sf.jsqlparser.expression.operators.relational.GreaterThanEquals;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.IsBooleanExpression;
import net.sf.jsqlparser.expression.operators.relational.IsNullExpression;
import net.sf.jsqlparser.expression.operators.relational.IsUnknownExpression;
import net.sf.jsqlparser.expression.operators.relational.LikeExpression;
import net.sf.jsqlparser.expression.operators.relational.MinorThan;
import net.sf.jsqlparser.expression.operators.relational.MinorThanEquals;
import net.sf.jsqlparser.expression.operators.relational.NotEqualsTo;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/**
 * Turns JSqlParser's tree into {@link Expression}s. A refusal is an {@link IllegalArgumentException} with a sentence. Used
 * once per text.
 */
final class ExpressionCompiler {
    private static final String SUPPORTED =
            "= <=> != < <= > >=, AND OR XOR NOT, IN (…), LIKE, REGEXP, BETWEEN, IS [NOT]"
                    + " NULL, IS [NOT] TRUE, CASE, + - * / % DIV and functions";

    private final FunctionCalls calls;
    private final Function<Column, Expression> columns;
    private final Function<Column, List<Expression>> lists;
    private final Collation collation;
    private final Map<Class<?>, Function<Object, Expression>> kinds = new HashMap<>();

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
        this.lists = lists;
        this.collation = calls.settings().collation();
        values();
        relations();
        arithmetic();
    }

    Expression compile(net.sf.jsqlparser.expression.Expression sql) {
        return withoutInterval(SqlLogic.connects(sql) ? SqlLogic.arrange(sql, this::term) : term(sql));
    }

    /** JSqlParser binds {@code NOT} and {@code IN} in ways MySQL does not when they stand bare within a comparison. */
    private Expression operand(net.sf.jsqlparser.expression.Expression sql) {
        return withoutInterval(bare(sql));
    }

    private Expression bare(net.sf.jsqlparser.expression.Expression sql) {
        if (SqlLogic.connects(sql)) {
            throw new IllegalArgumentException("put parentheses around \"" + sql + "\"");
        }
        return term(sql);
    }

    private static Expression withoutInterval(Expression compiled) {
        if (compiled instanceof IntervalAmount) {
            throw new IllegalArgumentException("INTERVAL stands after + or -, or in DATE_ADD and DATE_SUB");
        }
        return compiled;
    }

    private Expression term(net.sf.jsqlparser.expression.Expression sql) {
        Function<Object, Expression> kind = kinds.get(sql.getClass());
        if (kind == null) {
            throw unsupported(sql);
        }
        return kind.apply(sql);
    }

    private <T> void on(Class<T> type, Function<T, Expression> kind) {
        kinds.put(type, sql -> kind.apply(type.cast(sql)));
    }

    private void values() {
        on(Column.class, columns);
        on(LongValue.class, number -> new Literal(SqlText.whole(number.getStringValue())));
        on(DoubleValue.class, number -> new Literal(decimal(number.toString())));
        on(StringValue.class, text -> new Literal(SqlText.unescape(text.getValue(), '\'')));
        on(BooleanValue.class, flag -> new Literal(flag.getValue() ? 1 : 0));
        on(NullValue.class, nothing -> new Literal(null));
        on(net.sf.jsqlparser.expression.Function.class, this::function);
        on(TrimFunction.class, this::trim);
        on(ParenthesedExpressionList.class, this::parentheses);
        on(CaseExpression.class, this::choice);
    }

    private void relations() {
        compare(EqualsTo.class, Comparison.Operator.EQUAL);
        // so JSqlParser calls <=>
        compare(CosineSimilarity.class, Comparison.Operator.NULL_SAFE_EQUAL);
        compare(NotEqualsTo.class, Comparison.Operator.NOT_EQUAL);
        compare(MinorThan.class, Comparison.Operator.LESS);
        compare(MinorThanEquals.class, Comparison.Operator.LESS_OR_EQUAL);
        compare(GreaterThan.class, Comparison.Operator.GREATER);
        compare(GreaterThanEquals.class, Comparison.Operator.GREATER_OR_EQUAL);
        on(InExpression.class, this::in);
        on(LikeExpression.class, this::like);
        on(Between.class, this::between);
        on(IsNullExpression.class, test -> negated(test.isNot(), new NullTest(operand(test.getLeftExpression()))));
        on(IsBooleanExpression.class, test -> {
            Truth wanted = Truth.of(test.isTrue());
            return negated(test.isNot(), new TruthTest(operand(test.getLeftExpression()), wanted));
        });
        on(
                IsUnknownExpression.class,
                test -> negated(test.isNot(), new TruthTest(operand(test.getLeftExpression()), Truth.UNKNOWN)));
    }

    private void arithmetic() {
        calculate(Addition.class, Calculation.ADD);
        calculate(Subtraction.class, Calculation.SUBTRACT);
        calculate(Multiplication.class, Calculation.MULTIPLY);
        calculate(Division.class, Calculation.DIVIDE);
        calculate(IntegerDivision.class, Calculation.DIVIDE_WHOLE);
        calculate(Modulo.class, Calculation.REMAINDER);
        on(SignedExpression.class, this::sign);
    }

    private <T extends BinaryExpression> void compare(Class<T> type, Comparison.Operator operator) {
        on(type, sql -> comparison(operator, operand(sql.getLeftExpression()), operand(sql.getRightExpression())));
    }

    private Comparison comparison(Comparison.Operator operator, Expression left, Expression right) {
        return new Comparison(operator, left, right, collation);
    }

    private <T extends BinaryExpression> void calculate(Class<T> type, Calculation operator) {
        on(type, sql -> {
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
            throw unsupported(list);
        }
        return compile(list.get(0));
    }

    private Expression sign(SignedExpression signed) {
        Expression operand = operand(signed.getExpression());
        return switch (signed.getSign()) {
            case '+' -> operand;
            case '-' -> new Arithmetic(Calculation.SUBTRACT, new Literal(0), operand);
            default -> throw unsupported(signed);
        };
    }

    private Expression in(InExpression in) {
        if (!(in.getRightExpression() instanceof ParenthesedExpressionList<?> list)) {
            throw unsupported(in);
        }
        List<Expression> members = list.size() == 1 && list.get(0) instanceof Column column
                ? lists.apply(column)
                : list.stream().map(this::compile).toList();
        return negated(in.isNot(), new Membership(operand(in.getLeftExpression()), members, collation));
    }

    private Expression like(LikeExpression like) {
        if (like.isUseBinary()) {
            throw unsupported(like);
        }
        Expression text = operand(like.getLeftExpression());
        Expression pattern = operand(like.getRightExpression());
        return switch (like.getLikeKeyWord()) {
            case LIKE -> negated(like.isNot(), new TextMatch(text, pattern, escape(like), collation));
            case REGEXP, RLIKE -> negated(like.isNot(), PatternMatch.of(text, pattern, collation));
            default -> throw unsupported(like);
        };
    }

    private char escape(LikeExpression like) {
        if (like.getEscape() == null) {
            return '\\';
        }
        boolean one = operand(like.getEscape()) instanceof Literal literal
                && SqlValues.textOrEmpty(literal.value()).length() == 1;
        if (!one) {
            throw new IllegalArgumentException("ESCAPE takes one character");
        }
        return SqlValues.textOrEmpty(((Literal) operand(like.getEscape())).value())
                .charAt(0);
    }

    private Expression between(Between between) {
        Expression value = operand(between.getLeftExpression());
        Expression start = operand(between.getBetweenExpressionStart());
        Expression end = operand(between.getBetweenExpressionEnd());
        return negated(
                between.isNot(),
                new Logic(
                        Logic.Operator.AND,
                        comparison(Comparison.Operator.GREATER_OR_EQUAL, value, start),
                        comparison(Comparison.Operator.LESS_OR_EQUAL, value, end)));
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
            throw unsupported(trim);
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

    private static Expression negated(boolean not, Expression expression) {
        return not ? new Negation(expression) : expression;
    }

    private static IllegalArgumentException unsupported(Object sql) {
        return new IllegalArgumentException("\"" + sql + "\" is not supported; " + remedy(sql));
    }

    private static String remedy(Object sql) {
        if (sql instanceof DoubleAnd) {
            return "write AND for &&";
        }
        return sql instanceof Concat ? "write OR for ||" : "supported are " + SUPPORTED;
    }
}
