package io.bithedge.oracle.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.connection.Connection;
import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Quote;
import io.bithedge.oracle.exchange.Market;
import io.bithedge.settings.BadSetting;
import io.bithedge.settings.Bound;
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
            "spring.kafka.bootstrap-servers", "127.0.0.1:9092",
            "bithedge.registry.url", "http://127.0.0.1:8081/apis/ccompat/v7",
            "bithedge.state-dir", "state",
            "bithedge.oracle.ticks-file", "ticks.csv");

    private static Environment with(String key, String value) {
        Map<String, Object> properties = new HashMap<>(GOOD);
        properties.put(key, value);
        return environment(properties);
    }

    private static Environment environment(Map<String, Object> properties) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return environment;
    }

    private static OracleSettings settings(Environment environment) {
        assertThat(Connection.of(environment).bootstrapServers()).isNotEmpty();
        return OracleSettings.of(
                Bound.of(environment, ProcessProperties.class), Bound.of(environment, OracleProperties.class));
    }

    @Test
    void readsTheFileWhenItIsNamed() {
        OracleSettings settings = settings(with("bithedge.oracle.heartbeat-ms", "0"));
        assertThat(settings.ticksFile()).isPresent();
        assertThat(settings.venues()).isEmpty();
        assertThat(settings.heartbeat()).isZero();
        assertThat(settings.closesFile()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "spring.kafka.bootstrap-servers, ''",
        "bithedge.registry.url, ' '",
        "bithedge.state-dir, ''",
        "bithedge.oracle.ticks-file, ''",
        "bithedge.oracle.sources, mtgox",
        "bithedge.oracle.sources, 'kraken,kraken'",
        "bithedge.oracle.sources, 'binance,kraken'",
        "bithedge.oracle.closes-venues, file",
        "bithedge.oracle.sources, 'file,'",
        "bithedge.oracle.heartbeat-ms, 99",
        "bithedge.oracle.heartbeat-ms, 600001",
        "bithedge.oracle.poll-interval-ms, 999",
        "bithedge.oracle.max-age-ms, ten",
        "bithedge.oracle.closes-days, 29",
        "bithedge.oracle.min-sources, 0",
        "bithedge.oracle.usdt-min-sources, 9"
    })
    void namesTheKeyOfABadSetting(String key, String value) {
        assertThatThrownBy(() -> settings(with(key, value)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(key.equals("bithedge.oracle.ticks-file") ? "bithedge.oracle.sources" : key);
    }

    @ParameterizedTest
    @CsvSource({
        "url, ftp://example.com",
        "timeout-ms, 99",
        "requests-per-minute, 5",
        "max-age-ms, 0",
        "poll-interval-ms, 999",
        "markets, BTC",
        "markets, BTC=XBTUSD",
        "markets, BTC=XBTEUR/EUR",
        "markets, ETH=ETHUSD/USD",
        "markets, USDT=USDTUSDT/USDT",
        "markets, BTC=XBT?USD/USD"
    })
    void namesTheKeyOfABadSettingOfAVenue(String key, String value) {
        Map<String, Object> properties = new HashMap<>(GOOD);
        properties.put("bithedge.oracle.sources", "kraken");
        properties.put("bithedge.oracle.venues.kraken." + key, value);
        assertThatThrownBy(() -> settings(environment(properties)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("bithedge.oracle.venues.kraken." + key);
    }

    @Test
    void asksAVenueAsItIsKnownUnlessSetOtherwise() {
        Map<String, Object> properties = new HashMap<>(GOOD);
        properties.put("bithedge.oracle.sources", "kraken, coinbase, binance");
        properties.put("bithedge.oracle.poll-interval-ms", "30000");
        properties.put("bithedge.oracle.venues.coinbase.poll-interval-ms", "20000");
        properties.put("bithedge.oracle.venues.binance.url", "https://api.binance.us");
        properties.put("bithedge.oracle.venues.binance.markets", "BTC=BTCUSD/USD, STX=STXUSDT/USDT");
        OracleSettings settings = settings(environment(properties));
        assertThat(settings.venues())
                .extracting(it -> it.settings().pollInterval().toSeconds())
                .containsExactly(30L, 20L, 30L);
        assertThat(settings.venues().getFirst().settings().baseUrl()).isEqualTo("https://api.kraken.com");
        assertThat(settings.venues().getLast().settings().markets())
                .isEqualTo(Map.of(
                        Asset.BTC, new Market("BTCUSD", Quote.USD), Asset.STX, new Market("STXUSDT", Quote.USDT)));
    }

    @Test
    void refusesAMadeUpMarketOnMainnet() {
        assertThatThrownBy(() -> settings(with("bithedge.chain.id", "1"))).hasMessageContaining("no 'file' on mainnet");
    }
}
