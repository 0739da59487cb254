package io.bithedge.cli.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.contracts.ContractsVersion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeploymentTest {
    /** As every command before version 2 wrote it. */
    private static final String OLD = """
            {"accounts":{"owner":"ST1"},"chainId":2147483648,"network":"devnet","oracle":"ST1.price-oracle",
             "registry":"ST1.policy-registry","sbtc":"SM1.sbtc-token","startHeight":3,"vault":"ST1.liquidity-pool-vault"}""";

    @TempDir
    Path folder;

    @Test
    void readsWhatOlderCommandsWroteAsVersionOne() throws Exception {
        Path file = Files.writeString(folder.resolve("deployment.json"), OLD);

        Deployment deployment = Deployment.read(file).orElseThrow();

        assertThat(deployment.version()).isEqualTo(ContractsVersion.V1);
        assertThat(deployment.roles()).isEmpty();
    }

    @Test
    void readsWhatItWrote() throws Exception {
        Deployment written = deployment(2);
        Path file = folder.resolve("deployment.json");

        written.write(file);

        assertThat(Deployment.read(file)).contains(written);
        assertThat(written.version()).isEqualTo(ContractsVersion.V2);
    }

    @Test
    void refusesAVersionThatThereIsNot() {
        assertThatThrownBy(() -> deployment(3).version())
                .hasMessageContaining("expected version 1 or 2")
                .hasMessageContaining("got 3");
    }

    private static Deployment deployment(int version) {
        return new Deployment(
                "devnet",
                0x8000_0000L,
                "ST1.v",
                "ST1.r",
                "ST1.o",
                "SM1.s",
                Optional.of("ST1.pool-roles"),
                version,
                3,
                Map.of());
    }
}
