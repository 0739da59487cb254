package io.bithedge.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.cli.parts.Deployment;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SignerPolicyTest {
    private static ObjectNode policy(String network) {
        return SignerPolicy.of(
                new Deployment(network, 1, "S.vault", "S.registry", "S.oracle", "S.sbtc", "S.roles", 2, 3, Map.of()),
                15_000);
    }

    /** What the services send, each by the role that sends it: nothing of owner, guardian or deployer is among it. */
    @Test
    void allowsWhatTheServicesSendAndNothingElse() {
        Map<String, List<String>> calls = new TreeMap<>();
        policy("mainnet")
                .get("roles")
                .properties()
                .forEach(role -> calls.put(
                        role.getKey(),
                        role.getValue()
                                .get("calls")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()));
        assertThat(calls)
                .isEqualTo(Map.of(
                        "allocator", List.of("S.vault#open-epochs"),
                        "keeper",
                                List.of(
                                        "S.vault#confirm-openings",
                                        "S.registry#process-expirations",
                                        "S.registry#complete-activations"),
                        "oracle-1", List.of("S.oracle#submit-prices"),
                        "oracle-2", List.of("S.oracle#submit-prices"),
                        "oracle-3", List.of("S.oracle#submit-prices")));
    }

    @Test
    void boundsTheQuotesOfANetwork() {
        JsonNode quotes = policy("mainnet").get("quotes");
        assertThat(quotes.get("registry").asString()).isEqualTo("S.registry");
        assertThat(quotes.get("collateralRatioBps").asInt()).isEqualTo(15_000);
        assertThat(quotes.get("minRateBps").asInt()).isEqualTo(200);
        assertThat(quotes.get("longestValiditySeconds").asInt()).isEqualTo(300);
        assertThat(quotes.get("collateralPerHour").get("STX").asLong()).isEqualTo(10_000_000_000_000L);
        assertThat(policy("devnet").get("quotes").has("longestValiditySeconds"))
                .as("its blocks have times that no clock shows")
                .isFalse();
    }
}
