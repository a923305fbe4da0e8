package dev.caravan.mapping.syntax;

import dev.caravan.mapping.expression.Comparison;
import dev.caravan.mapping.expression.Expression;
import dev.caravan.mapping.expression.Literal;
import dev.caravan.mapping.expression.Logic;
import dev.caravan.mapping.expression.Membership;
import dev.caravan.mapping.expression.Negation;
import dev.caravan.mapping.expression.NullTest;
import dev.caravan.mapping.expression.PatternMatch;
import dev.caravan.mapping.expression.TextMatch;
import dev.caravan.mapping.expression.Truth;
import dev.caravan.mapping.expression.TruthTest;
import dev.caravan.mapping.function.Collation;
import dev.caravan.mapping.function.MysqlText;
import java.util.List;
import java.util.function.Function;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.operators.relational.Between;
import net.sf.jsqlparser.expression.operators.relational.CosineSimilarity;
import net.sf.jsqlparser.expression.operators.relational.EqualsTo;
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

/** Compiles comparisons and tests: what is true, false or unknown. Used once. */
final class RelationCompiler {
    private final SqlKinds kinds;
    private final Collation collation;
    private final Function<net.sf.jsqlparser.expression.Expression, Expression> operand;

    RelationCompiler(
            SqlKinds kinds,
            Collation collation,
            Function<net.sf.jsqlparser.expression.Expression, Expression> operand) {
        this.kinds = kinds;
        this.collation = collation;
        this.operand = operand;
    }

    /**
     * Adds them all.
     *
     * @param compile compiles a member of a list
     * @param lists what a name that is alone in the parentheses after IN stands for
     */
    void addAll(
            Function<net.sf.jsqlparser.expression.Expression, Expression> compile,
            Function<Column, List<Expression>> lists) {
        compare(EqualsTo.class, Comparison.Operator.EQUAL);
        // so JSqlParser calls <=>
        compare(CosineSimilarity.class, Comparison.Operator.NULL_SAFE_EQUAL);
        compare(NotEqualsTo.class, Comparison.Operator.NOT_EQUAL);
        compare(MinorThan.class, Comparison.Operator.LESS);
        compare(MinorThanEquals.class, Comparison.Operator.LESS_OR_EQUAL);
        compare(GreaterThan.class, Comparison.Operator.GREATER);
        compare(GreaterThanEquals.class, Comparison.Operator.GREATER_OR_EQUAL);
        kinds.on(InExpression.class, in -> in(in, compile, lists));
        kinds.on(LikeExpression.class, this::like);
        kinds.on(Between.class, this::between);
        kinds.on(
                IsNullExpression.class,
                test -> negated(test.isNot(), new NullTest(operand.apply(test.getLeftExpression()))));
        kinds.on(IsBooleanExpression.class, test -> {
            Truth wanted = Truth.of(test.isTrue());
            return negated(test.isNot(), new TruthTest(operand.apply(test.getLeftExpression()), wanted));
        });
        kinds.on(
                IsUnknownExpression.class,
                test -> negated(test.isNot(), new TruthTest(operand.apply(test.getLeftExpression()), Truth.UNKNOWN)));
    }

    private <T extends BinaryExpression> void compare(Class<T> type, Comparison.Operator operator) {
        kinds.on(
                type,
                sql -> comparison(
                        operator, operand.apply(sql.getLeftExpression()), operand.apply(sql.getRightExpression())));
    }

    private Comparison comparison(Comparison.Operator operator, Expression left, Expression right) {
        return new Comparison(operator, left, right, collation);
    }

    private Expression in(
            InExpression in,
            Function<net.sf.jsqlparser.expression.Expression, Expression> compile,
            Function<Column, List<Expression>> lists) {
        if (!(in.getRightExpression() instanceof ParenthesedExpressionList<?> list)) {
            throw SqlKinds.unsupported(in);
        }
        List<Expression> members = list.size() == 1 && list.get(0) instanceof Column column
                ? lists.apply(column)
                : list.stream().map(compile).toList();
        return negated(in.isNot(), new Membership(operand.apply(in.getLeftExpression()), members, collation));
    }

    private Expression like(LikeExpression like) {
        if (like.isUseBinary()) {
            throw SqlKinds.unsupported(like);
        }
        Expression text = operand.apply(like.getLeftExpression());
        Expression pattern = operand.apply(like.getRightExpression());
        return switch (like.getLikeKeyWord()) {
            case LIKE -> negated(like.isNot(), new TextMatch(text, pattern, escape(like), collation));
            case REGEXP, RLIKE -> negated(like.isNot(), PatternMatch.of(text, pattern, collation));
            default -> throw SqlKinds.unsupported(like);
        };
    }

    private char escape(LikeExpression like) {
        if (like.getEscape() == null) {
            return '\\';
        }
        boolean one = operand.apply(like.getEscape()) instanceof Literal literal
                && MysqlText.orEmpty(literal.value()).length() == 1;
        if (!one) {
            throw new IllegalArgumentException("ESCAPE takes one character");
        }
        return MysqlText.orEmpty(((Literal) operand.apply(like.getEscape())).value())
                .charAt(0);
    }

    private Expression between(Between between) {
        Expression value = operand.apply(between.getLeftExpression());
        Expression start = operand.apply(between.getBetweenExpressionStart());
        Expression end = operand.apply(between.getBetweenExpressionEnd());
        return negated(
                between.isNot(),
                new Logic(
                        Logic.Operator.AND,
                        comparison(Comparison.Operator.GREATER_OR_EQUAL, value, start),
                        comparison(Comparison.Operator.LESS_OR_EQUAL, value, end)));
    }

    private static Expression negated(boolean not, Expression expression) {
        return not ? new Negation(expression) : expression;
    }
}
