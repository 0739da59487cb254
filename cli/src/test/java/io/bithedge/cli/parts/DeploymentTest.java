package io.bithedge.cli.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentTest {
    @TempDir
    Path folder;

    /** As commands before version 2 wrote it: without a number, with 1, or one of a release to come. */
    @ParameterizedTest
    @ValueSource(strings = {"", "\"contracts\":1,\"roles\":null,", "\"contracts\":3,"})
    void saysWhatWasFoundAndHowToStartAnew(String contracts) throws Exception {
        Path file = Files.writeString(folder.resolve("deployment.json"), """
                {"accounts":{"owner":"ST1"},"chainId":2147483648,"network":"devnet","oracle":"ST1.price-oracle",%s
                 "registry":"ST1.policy-registry","sbtc":"SM1.sbtc-token","startHeight":3,"vault":"ST1.liquidity-pool-vault"}""".formatted(contracts));

        assertThatThrownBy(() -> Deployment.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(contracts.contains("3") ? "version 3" : "version 1")
                .hasMessageContaining("ST1.liquidity-pool-vault")
                .hasMessageContaining("runs version 2")
                .hasMessageContaining("move " + folder.toAbsolutePath() + " away");
    }

    @Test
    void namesTheHoldersOfTheRolesThatTheContractKnows() {
        Deployment deployment = new Deployment(
                "devnet",
                0x8000_0000L,
                "ST1.v",
                "ST1.r",
                "ST1.o",
                "SM1.s",
                "ST1.pool-roles",
                Deployment.CONTRACTS,
                3,
                Map.of("owner", "ST2", "keeper", "ST3", "deployer", "ST1", "oracle-1", "ST5", "oracle-2", "ST6"));

        assertThat(deployment.expectedRoles()).isEqualTo("owner=ST2,registry=ST1.r,submitter=ST5,submitter=ST6");
    }

    @Test
    void readsWhatItWrote() throws Exception {
        Deployment written = new Deployment(
                "devnet",
                0x8000_0000L,
                "ST1.v",
                "ST1.r",
                "ST1.o",
                "SM1.s",
                "ST1.pool-roles",
                Deployment.CONTRACTS,
                3,
                Map.of());
        Path file = folder.resolve("deployment.json");

        written.write(file);

        assertThat(Deployment.read(file)).contains(written);
        assertThat(Deployment.read(folder.resolve("none.json"))).isEmpty();
    }
}
