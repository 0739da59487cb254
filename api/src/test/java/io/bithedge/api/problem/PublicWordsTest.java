package io.bithedge.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicWordsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "no endpoint answers: http://10.1.2.3:20443/v2/info refused",
                "node-1.internal.example:20443 rests",
                "connection to /127.0.0.1:9092 failed",
                "Connection to node 1 (localhost/127.0.0.1:9092) could not be established",
                "kafka:29092 is away",
                "topology-2:8080 has this key but does not answer"
            })
    void namesNoHost(String words) {
        assertThat(PublicWords.of(words))
                .contains("(an address of ours)")
                .doesNotContain("10.1.2.3", "internal", "127.0.0.1", "9092", "8080", "20443");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BTC: the newest price is 327 s old, at most 120 s count",
                "submit-prices:1122 is parked: nonce 12 of ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF.policy-registry",
                "STX:balanced since 2026-11-30T05:12:25Z, 0.25 BTC at 60,000.50 USD",
                "1 of 3 sources are fresh, 3 are needed"
            })
    void leavesEverythingElseAsItIs(String words) {
        assertThat(PublicWords.of(words)).isEqualTo(words);
    }
}
