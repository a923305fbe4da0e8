package dev.caravan.connection.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.connection.ConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NamedStatementTest {
    @Test
    void namesBecomePlacesInTheirOrder() {
        NamedStatement statement =
                NamedStatement.parse("UPDATE t SET a=:a, b = :b_2 WHERE 编码 = :编码 AND a <> :a;\n", Product.SQLITE);
        assertThat(statement.sql()).isEqualTo("UPDATE t SET a=?, b = ? WHERE 编码 = ? AND a <> ?");
        assertThat(statement.names()).containsExactly("a", "b_2", "编码", "a");
    }

    @ParameterizedTest
    @EnumSource(Product.class)
    void aColonInTextsNamesAndCommentsMeansNothing(Product product) {
        String text = "SELECT ':a', 'it''s :b', \":c\", `:d` -- :e\n, /* :f */ 1";
        assertThat(NamedStatement.parse(text, product)).isEqualTo(new NamedStatement(text, java.util.List.of()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT :a::int, x::text|POSTGRESQL|SELECT ?::int, x::text",
                "SELECT $$ :a $$, $t$ :b $$ $t$, :c|POSTGRESQL|SELECT $$ :a $$, $t$ :b $$ $t$, ?",
                "SELECT a$b, :c|POSTGRESQL|SELECT a$b, ?",
                "SELECT /* a /* :b */ :c */ :d|POSTGRESQL|SELECT /* a /* :b */ :c */ ?",
                "SELECT E'it\\' :a', :b|POSTGRESQL|SELECT E'it\\' :a', ?",
                "SELECT 'c:\\', :b|POSTGRESQL|SELECT 'c:\\', ?",
                "SELECT doc ? 'k', :a|POSTGRESQL|SELECT doc ?? 'k', ?",
                "SELECT list[1:2], :a|POSTGRESQL|SELECT list[1:2], ?",
                "SELECT 'it\\' :a', :b|MYSQL|SELECT 'it\\' :a', ?",
                "SET @x := 1, @y = :b # :c|MYSQL|SET @x := 1, @y = ? # :c",
                "SELECT [:a], :b|OTHER|SELECT [:a], ?",
                "SELECT a - -1 / 2, :b|SQLITE|SELECT a - -1 / 2, ?",
            })
    void eachDatabaseIsReadInItsOwnWay(String text, Product product, String sql) {
        assertThat(NamedStatement.parse(text, product).sql()).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT 'open|SQLITE|the statement has a ' without an end: …'open",
                "SELECT /* open|MYSQL|the statement has a comment without an end: …/* open",
                "SELECT $$ open|POSTGRESQL|the statement lacks a closing $$: …$$ open",
                "SELECT [open|OTHER|the statement lacks a closing ]: …[open",
                "SELECT ?|MYSQL|the statement has a ?; write :name, the name of a field of the row",
            })
    void whatCannotBeReadIsAnErrorWithItsPlace(String text, Product product, String message) {
        assertThatThrownBy(() -> NamedStatement.parse(text, product))
                .isInstanceOf(ConnectionException.class)
                .hasMessage(message);
    }
}
