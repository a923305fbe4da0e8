package dev.caravan.mapping.syntax;

import dev.caravan.mapping.expression.Logic;
import dev.caravan.mapping.expression.Negation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.sf.jsqlparser.expression.BinaryExpression;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.Function;
import net.sf.jsqlparser.expression.NotExpression;
import net.sf.jsqlparser.expression.operators.conditional.AndExpression;
import net.sf.jsqlparser.expression.operators.conditional.OrExpression;
import net.sf.jsqlparser.expression.operators.conditional.XorExpression;
import net.sf.jsqlparser.expression.operators.relational.InExpression;
import net.sf.jsqlparser.expression.operators.relational.ParenthesedExpressionList;
import net.sf.jsqlparser.schema.Column;

/**
 * The terms that AND, XOR, OR and NOT connect, put in MySQL's order. JSqlParser 5.3 reads {@code a IN (1) OR b} as {@code a
 * IN ((1) OR b)} and binds XOR loosest; parentheses are nodes of their own, so the terms between two of them are laid out
 * in a row and connected anew: NOT, then AND, then XOR, then OR. Used once.
 */
final class SqlLogic {
    private static final List<Logic.Operator> LOOSEST_FIRST =
            List.of(Logic.Operator.OR, Logic.Operator.XOR, Logic.Operator.AND);

    /** A term and how many NOTs stand before it. */
    private record Term(Expression sql, int negations) {}

    private final List<Term> terms = new ArrayList<>();
    private final List<Logic.Operator> operators = new ArrayList<>();

    private SqlLogic() {}

    /** Whether the node connects terms, or may have swallowed some. */
    static boolean connects(Expression sql) {
        return operator(sql).isPresent() || sql instanceof NotExpression || sql instanceof InExpression;
    }

    /** The row of terms, each compiled by the given function. */
    static dev.caravan.mapping.expression.Expression arrange(
            Expression sql,
            java.util.function.Function<Expression, dev.caravan.mapping.expression.Expression> compile) {
        SqlLogic logic = new SqlLogic();
        logic.lay(sql, 0);
        return logic.connect(0, logic.terms.size(), 0, compile);
    }

    private static Optional<Logic.Operator> operator(Expression sql) {
        if (sql instanceof AndExpression) {
            return Optional.of(Logic.Operator.AND);
        }
        if (sql instanceof XorExpression) {
            return Optional.of(Logic.Operator.XOR);
        }
        return sql instanceof OrExpression ? Optional.of(Logic.Operator.OR) : Optional.empty();
    }

    private void lay(Expression sql, int negations) {
        Optional<Logic.Operator> operator = operator(sql);
        if (operator.isPresent() && sql instanceof BinaryExpression binary) {
            lay(binary.getLeftExpression(), negations);
            operators.add(operator.get());
            lay(binary.getRightExpression(), 0);
        } else if (sql instanceof NotExpression not && !bindsElsewhere(not)) {
            lay(not.getExpression(), negations + 1);
        } else if (sql instanceof InExpression in && connects(in.getRightExpression())) {
            layMembership(in, negations);
        } else {
            terms.add(new Term(sql, negations));
        }
    }

    /** In MySQL {@code !} binds tighter than a comparison, JSqlParser takes the whole of it. */
    private static boolean bindsElsewhere(NotExpression not) {
        Expression operand = not.getExpression();
        return not.isExclamationMark()
                && !(operand instanceof Column
                        || operand instanceof ParenthesedExpressionList
                        || operand instanceof Function);
    }

    private void layMembership(InExpression in, int negations) {
        SqlLogic right = new SqlLogic();
        right.lay(in.getRightExpression(), 0);
        Term first = right.terms.get(0);
        boolean swallowed = first.negations() == 0 && first.sql() instanceof ParenthesedExpressionList<?>;
        if (!swallowed) {
            terms.add(new Term(in, negations));
            return;
        }
        InExpression own = new InExpression(in.getLeftExpression(), first.sql());
        own.setNot(in.isNot());
        terms.add(new Term(own, negations));
        terms.addAll(right.terms.subList(1, right.terms.size()));
        operators.addAll(right.operators);
    }

    /** Connects the terms of a range, from the loosest operator to the tightest. */
    private dev.caravan.mapping.expression.Expression connect(
            int from,
            int to,
            int level,
            java.util.function.Function<Expression, dev.caravan.mapping.expression.Expression> compile) {
        if (level == LOOSEST_FIRST.size()) {
            Term term = terms.get(from);
            dev.caravan.mapping.expression.Expression compiled = compile.apply(term.sql());
            for (int i = 0; i < term.negations(); i++) {
                compiled = new Negation(compiled);
            }
            return compiled;
        }
        Logic.Operator operator = LOOSEST_FIRST.get(level);
        int end = next(operator, from, to);
        dev.caravan.mapping.expression.Expression left = connect(from, end, level + 1, compile);
        while (end < to) {
            int start = end;
            end = next(operator, start, to);
            left = new Logic(operator, left, connect(start, end, level + 1, compile));
        }
        return left;
    }

    /** The first term after the next such operator; the end of the range when there is none. */
    private int next(Logic.Operator operator, int from, int to) {
        for (int i = from; i < to - 1; i++) {
            if (operators.get(i) == operator) {
                return i + 1;
            }
        }
        return to;
    }
}
