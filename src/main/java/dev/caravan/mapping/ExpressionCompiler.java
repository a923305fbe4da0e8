package dev.caravan.mapping;

import dev.caravan.config.ConfigException;
import dev.caravan.config.NearestName;
import dev.caravan.config.Place;
import dev.caravan.mapping.Arithmetic.Operator;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.BooleanValue;
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

/** Turns JSqlParser's tree into {@link Expression}s; used once per text. */
final class ExpressionCompiler {
    private static final String SUPPORTED = "= != < <= > >=, AND OR XOR NOT, IN (…), LIKE, BETWEEN, IS [NOT] NULL, "
            + "IS [NOT] TRUE, + - * / % DIV and " + String.join(" ", SqlFunction.names());

    private final Place place;
    private final Set<String> fields = new LinkedHashSet<>();
    private final Map<Class<?>, Function<Object, Expression>> kinds = new HashMap<>();

    ExpressionCompiler(Place place) {
        this.place = place;
        values();
        relations();
        arithmetic();
    }

    /** The fields met so far. */
    Set<String> fields() {
        return Collections.unmodifiableSet(new LinkedHashSet<>(fields));
    }

    Expression compile(net.sf.jsqlparser.expression.Expression sql) {
        return SqlLogic.connects(sql) ? SqlLogic.arrange(sql, this::term) : term(sql);
    }

    /** JSqlParser binds {@code NOT} and {@code IN} in ways MySQL does not when they stand bare within a comparison. */
    private Expression operand(net.sf.jsqlparser.expression.Expression sql) {
        if (SqlLogic.connects(sql)) {
            throw new ConfigException(place, "put parentheses around \"" + sql + "\"");
        }
        return term(sql);
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
        on(Column.class, this::column);
        on(LongValue.class, number -> new Literal(SqlText.whole(number.getStringValue())));
        on(DoubleValue.class, number -> new Literal(new BigDecimal(number.toString())));
        on(StringValue.class, text -> new Literal(SqlText.unescape(text.getValue(), '\'')));
        on(BooleanValue.class, flag -> new Literal(flag.getValue() ? 1 : 0));
        on(NullValue.class, nothing -> new Literal(null));
        on(net.sf.jsqlparser.expression.Function.class, this::function);
        on(TrimFunction.class, this::trim);
        on(ParenthesedExpressionList.class, this::parentheses);
    }

    private void relations() {
        compare(EqualsTo.class, Comparison.Operator.EQUAL);
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
        calculate(Addition.class, Operator.ADD);
        calculate(Subtraction.class, Operator.SUBTRACT);
        calculate(Multiplication.class, Operator.MULTIPLY);
        calculate(Division.class, Operator.DIVIDE);
        calculate(IntegerDivision.class, Operator.DIVIDE_WHOLE);
        calculate(Modulo.class, Operator.REMAINDER);
        on(SignedExpression.class, this::sign);
    }

    private <T extends BinaryExpression> void compare(Class<T> type, Comparison.Operator operator) {
        on(type, sql -> new Comparison(operator, operand(sql.getLeftExpression()), operand(sql.getRightExpression())));
    }

    private <T extends BinaryExpression> void calculate(Class<T> type, Operator operator) {
        on(type, sql -> new Arithmetic(operator, operand(sql.getLeftExpression()), operand(sql.getRightExpression())));
    }

    /** In MySQL a text in double quotes is a text, not a name. */
    private Expression column(Column column) {
        String written = column.getFullyQualifiedName();
        if (written.startsWith("\"") && column.getTable() == null) {
            return new Literal(SqlText.unescape(written.substring(1, written.length() - 1), '"'));
        }
        String name = written.replace("`", "").replace("\"", "");
        fields.add(name);
        return Reference.of(name);
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
            case '-' -> new Arithmetic(Operator.SUBTRACT, new Literal(0), operand);
            default -> throw unsupported(signed);
        };
    }

    private Expression in(InExpression in) {
        if (!(in.getRightExpression() instanceof ParenthesedExpressionList<?> list)) {
            throw unsupported(in);
        }
        List<Expression> members = list.stream().map(this::compile).toList();
        return negated(in.isNot(), new Membership(operand(in.getLeftExpression()), members));
    }

    private Expression like(LikeExpression like) {
        if (like.getLikeKeyWord() != LikeExpression.KeyWord.LIKE || like.isUseBinary()) {
            throw unsupported(like);
        }
        char escape =
                like.getEscape() instanceof StringValue text && text.getValue().length() == 1
                        ? text.getValue().charAt(0)
                        : '\\';
        return negated(
                like.isNot(),
                new TextMatch(operand(like.getLeftExpression()), operand(like.getRightExpression()), escape));
    }

    private Expression between(Between between) {
        Expression value = operand(between.getLeftExpression());
        Expression start = operand(between.getBetweenExpressionStart());
        Expression end = operand(between.getBetweenExpressionEnd());
        return negated(
                between.isNot(),
                new Logic(
                        Logic.Operator.AND,
                        new Comparison(Comparison.Operator.GREATER_OR_EQUAL, value, start),
                        new Comparison(Comparison.Operator.LESS_OR_EQUAL, value, end)));
    }

    private Expression trim(TrimFunction trim) {
        if (trim.getTrimSpecification() != null || trim.getFromExpression() != null) {
            throw unsupported(trim);
        }
        return new FunctionCall(SqlFunction.TRIM, List.of(compile(trim.getExpression())));
    }

    private Expression function(net.sf.jsqlparser.expression.Function call) {
        SqlFunction function = SqlFunction.named(call.getName())
                .orElseThrow(() -> new ConfigException(
                        place, NearestName.unknown("function", call.getName(), SqlFunction.names())));
        ExpressionList<?> parameters = call.getParameters();
        List<Expression> arguments = parameters == null
                ? List.of()
                : parameters.stream().map(this::compile).toList();
        if (!function.takes(arguments.size())) {
            throw new ConfigException(
                    place, function + " does not take " + arguments.size() + " arguments: \"" + call + "\"");
        }
        return new FunctionCall(function, arguments);
    }

    private static Expression negated(boolean not, Expression expression) {
        return not ? new Negation(expression) : expression;
    }

    private ConfigException unsupported(Object sql) {
        return new ConfigException(place, "\"" + sql + "\" is not supported; " + remedy(sql));
    }

    private static String remedy(Object sql) {
        if (sql instanceof DoubleAnd) {
            return "write AND for &&";
        }
        return sql instanceof Concat ? "write OR for ||" : "supported are " + SUPPORTED;
    }
}
