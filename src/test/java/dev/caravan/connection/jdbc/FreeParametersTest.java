package dev.caravan.connection.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FreeParametersTest {
    @ParameterizedTest
    @EnumSource(Product.class)
    void aNumberThatADriverWouldWriteOutInMillionsOfDigitsIsRefused(Product product) {
        assertThatThrownBy(() -> FreeParameters.of("qty", new BigDecimal("1E+999999999"), product))
                .isInstanceOf(RefusedValueException.class)
                .hasMessage(":qty is a number with an exponent beyond 1000");
    }
}
