package io.bithedge.submitter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.connection.Connection;
import io.bithedge.settings.BadSetting;
import io.bithedge.settings.Bound;
import io.bithedge.stacks.Network;
import io.bithedge.submitter.value.SignerRole;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class BoundPropertiesTest {
    private static final String DEPLOYER = "ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM";
    private static final Map<String, Object> GOOD = Map.of(
            "spring.kafka.bootstrap-servers", "127.0.0.1:9092",
            "bithedge.registry.url", "http://127.0.0.1:8081/apis/ccompat/v7",
            "bithedge.chain.node-url", "http://127.0.0.1:3999",
            "bithedge.chain.api-url", "http://127.0.0.1:3999",
            "bithedge.chain.id", "2147483648",
            "bithedge.contracts.vault", DEPLOYER + ".liquidity-pool-vault",
            "bithedge.contracts.registry", DEPLOYER + ".policy-registry",
            "bithedge.contracts.oracle", DEPLOYER + ".price-oracle",
            "bithedge.signer.socket", "signer.sock");

    private static Environment with(String key, String value) {
        Map<String, Object> properties = new HashMap<>(GOOD);
        properties.put(key, value);
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return environment;
    }

    /** Everything that is read at the start. */
    private static SubmitterProperties properties(Environment environment) {
        assertThat(Connection.of(environment).bootstrapServers()).isNotEmpty();
        SubmitterProperties properties = Bound.of(environment, SubmitterProperties.class);
        assertThat(properties.roles()).isNotEmpty();
        assertThat(properties.agent().chainId()).isPositive();
        return properties;
    }

    @Test
    void signsForTheNetworkOfTheChainId() {
        assertThat(properties(with("bithedge.chain.id", "1")).agent().network()).isEqualTo(Network.MAINNET);
        SubmitterProperties devnet = properties(with("unused", ""));
        assertThat(devnet.agent().network()).isEqualTo(Network.TESTNET);
        assertThat(devnet.roles())
                .extracting(SignerRole::name)
                .containsExactly("allocator", "keeper", "oracle-1", "oracle-2", "oracle-3");
    }

    @ParameterizedTest
    @CsvSource({
        "spring.kafka.bootstrap-servers, ''",
        "bithedge.registry.url, ''",
        "bithedge.chain.node-url, ftp://example.com",
        "bithedge.chain.api-url, ''",
        "bithedge.chain.id, 0",
        "bithedge.chain.id, devnet",
        "bithedge.contracts.vault, ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM",
        "bithedge.contracts.registry, nowhere",
        "bithedge.contracts.oracle, ''",
        "bithedge.contracts.sbtc-asset, sbtc",
        "bithedge.signer.socket, ''",
        "bithedge.submitter.fee-cap-micro-stx, 9999",
        "bithedge.submitter.fee-cap-per-day-micro-stx, 999999",
        "bithedge.submitter.fee-ladder-burn-blocks, 145",
        "bithedge.submitter.post-also-to-urls, ftp://example.com",
        "bithedge.submitter.roles, 'keeper,'"
    })
    void namesTheKeyOfABadSetting(String key, String value) {
        assertThatThrownBy(() -> properties(with(key, value)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(key);
    }
}
