package dev.caravan.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> NAMES = List.of("jackyun", "k3cloud", "banniu", "app-secret");

    @Test
    void findsOneSlipOfTheFinger() {
        assertThat(NearestName.of("jackyn", NAMES)).contains("jackyun");
        assertThat(NearestName.of("jakcyun", NAMES)).contains("jackyun");
        assertThat(NearestName.of("K3Cloud", NAMES)).contains("k3cloud");
        assertThat(NearestName.of("appSecret", NAMES)).contains("app-secret");
        assertThat(NearestName.of("仓库编吗", List.of("仓库名称", "仓库编码"))).contains("仓库编码");
    }

    @Test
    void staysSilentWhenNothingIsNear() {
        assertThat(NearestName.of("tplus", NAMES)).isEmpty();
        assertThat(NearestName.of("", NAMES)).isEmpty();
        assertThat(NearestName.of("x", List.of())).isEmpty();
        assertThat(NearestName.of("-", List.of("_", "abc"))).isEmpty().isNotNull();
    }
}
