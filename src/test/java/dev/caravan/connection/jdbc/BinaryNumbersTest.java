package dev.caravan.connection.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BinaryNumbersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"0", "0.1", "-1.50", "123456789012345", "1E+22", "0.30000000000000004", "1.7976931348623157E308"
            })
    void aDoubleTellsTheseByTheSameDigits(String number) {
        assertThat(BinaryNumbers.ofDouble(new BigDecimal(number))).isEqualTo(Double.parseDouble(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678901234567.89", "0.30000000000000000004", "9007199254740993", "1E+309", "1E-400"})
    void aDoubleWouldRoundThese(String number) {
        assertThat(BinaryNumbers.ofDouble(new BigDecimal(number))).isNull();
    }

    @Test
    void aFloatKeepsSixDigitsAndNotAlwaysMore() {
        assertThat(BinaryNumbers.ofFloat(new BigDecimal("0.1"))).isEqualTo(0.1);
        assertThat(BinaryNumbers.ofFloat(new BigDecimal("16777216"))).isEqualTo(16_777_216);
        assertThat(BinaryNumbers.ofFloat(new BigDecimal("123456.789"))).isNull();
        assertThat(BinaryNumbers.ofFloat(new BigDecimal("1E+39"))).isNull();
    }

    @Test
    void sqliteKeepsWholeNumbersOfSixtyThreeBits() {
        assertThat(BinaryNumbers.ofSqlite(new BigDecimal("9223372036854775807.0")))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(BinaryNumbers.ofSqlite(new BigDecimal("9223372036854775808")))
                .isNull();
        assertThat(BinaryNumbers.ofSqlite(new BigDecimal("0.5"))).isEqualTo(0.5);
    }

    @Test
    void hugeExponentsAreJudgedWithoutWritingTheirDigitsOut() {
        assertThat(BinaryNumbers.isLong(new BigDecimal("1E+999999999"))).isFalse();
        assertThat(BinaryNumbers.isLong(new BigDecimal("1E-999999999"))).isTrue();
        assertThat(BinaryNumbers.isLong(new BigDecimal("-9223372036854775808"))).isTrue();
        assertThat(BinaryNumbers.isLong(new BigDecimal("9223372036854775808"))).isFalse();
    }
}
