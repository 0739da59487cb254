package io.bithedge.oracle.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class OracleSettingsTest {
    private static final Map<String, Object> GOOD = Map.of(
            "bithedge.kafka.bootstrap-servers", "127.0.0.1:9092",
            "bithedge.registry.url", "http://127.0.0.1:8081/apis/ccompat/v7",
            "bithedge.state-dir", "state",
            "bithedge.oracle.ticks-file", "ticks.csv");

    private static Environment with(String key, String value) {
        Map<String, Object> properties = new HashMap<>(GOOD);
        properties.put(key, value);
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return environment;
    }

    @Test
    void readsTheFileWhenItIsNamed() {
        OracleSettings settings = OracleSettings.of(with("bithedge.oracle.heartbeat-ms", "0"));
        assertThat(settings.sources()).containsExactly("file");
        assertThat(settings.heartbeat()).isZero();
        assertThat(settings.closesFile()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "bithedge.kafka.bootstrap-servers, ''",
        "bithedge.registry.url, ' '",
        "bithedge.state-dir, ''",
        "bithedge.oracle.ticks-file, ''",
        "bithedge.oracle.sources, kraken",
        "bithedge.oracle.sources, 'file,'",
        "bithedge.oracle.heartbeat-ms, 99",
        "bithedge.oracle.heartbeat-ms, 600001",
        "bithedge.oracle.poll-interval-ms, 999",
        "bithedge.oracle.max-age-ms, ten",
        "bithedge.oracle.coinbase-url, ftp://example.com"
    })
    void namesTheKeyOfABadSetting(String key, String value) {
        assertThatThrownBy(() -> OracleSettings.of(with(key, value)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(key.equals("bithedge.oracle.ticks-file") ? "bithedge.oracle.sources" : key);
    }

    @Test
    void refusesAMadeUpMarketOnMainnet() {
        assertThatThrownBy(() -> OracleSettings.of(with("bithedge.chain.id", "1")))
                .hasMessageContaining("no 'file' on mainnet");
    }
}
