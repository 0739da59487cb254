package io.bithedge.api.zone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/v1/deposits:prepare",
                "/v1/providers/ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF.policy-registry",
                "/v1/providers/%C3%A9%20x",
                "/assets/index-a_b~1.js",
                "/v1/quotes/0x%22"
            })
    void oneWayOfWriting(String path) {
        assertThat(PlainPath.fault(path)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1;/network",
                "/v1;a/quotes",
                "/%761/network",
                "/v1/%6eetwork",
                "/v1/deposits%3aprepare",
                "/v1/a%2Fb",
                "/v1/a%5cb",
                "//v1/network",
                "/v1//network",
                "/v1/./network",
                "/x/../v1/network",
                "/v1/..",
                "/v1/%00",
                "/v1/%0a",
                "/v1/%ff",
                "/v1/%zz",
                "/v1/%4",
                "/v1/a\\b",
                "/v1/a b",
                "/v1/\u00e9"
            })
    void anotherWayOfWriting(String path) {
        assertThat(PlainPath.fault(path)).isPresent();
        assertThat(Zone.of(path)).isEqualTo(Zone.API);
    }

    @ParameterizedTest
    @CsvSource({
        "/health, PROBE",
        "/ready, PROBE",
        "/health/x, PAGE",
        "/status, API",
        "/v1, API",
        "/v1/books, API",
        "/v1x, PAGE",
        "/V1/books, PAGE",
        "/actuator/prometheus, OPERATOR",
        "/, PAGE",
        "/protect, PAGE",
    })
    void belongsToOneZone(String path, Zone zone) {
        assertThat(Zone.of(path)).isEqualTo(zone);
    }
}
