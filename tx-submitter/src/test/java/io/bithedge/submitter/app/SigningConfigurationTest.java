package io.bithedge.submitter.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.settings.BadSetting;
import io.bithedge.settings.Bound;
import io.bithedge.submitter.port.SigningPort;
import io.bithedge.submitter.signing.RemoteSigning;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SigningConfigurationTest {
    private static final String DEPLOYER = "ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM";

    @TempDir
    private Path folder;

    private SigningPort port(String socket) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "spring.kafka.bootstrap-servers",
                "127.0.0.1:9092",
                "bithedge.registry.url",
                "http://127.0.0.1:8081/apis/ccompat/v7",
                "bithedge.chain.node-url",
                "http://127.0.0.1:3999",
                "bithedge.chain.api-url",
                "http://127.0.0.1:3999",
                "bithedge.chain.id",
                "2147483648",
                "bithedge.contracts.vault",
                DEPLOYER + ".liquidity-pool-vault",
                "bithedge.contracts.registry",
                DEPLOYER + ".policy-registry",
                "bithedge.contracts.oracle",
                DEPLOYER + ".price-oracle",
                "bithedge.signer.socket",
                socket));
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
        return new SigningConfiguration().signingPort(Bound.of(environment, SubmitterProperties.class));
    }

    @Test
    void asksTheSignerAndReadsNoKey() {
        assertThat(port(folder.resolve("signer.sock").toString())).isInstanceOf(RemoteSigning.class);
        assertThatThrownBy(() -> port(""))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("bithedge.signer.socket");
    }
}
