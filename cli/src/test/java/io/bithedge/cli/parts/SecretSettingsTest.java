package io.bithedge.cli.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.cli.process.Part;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `ps` shows to everybody on the machine. */
class SecretSettingsTest {
    private static final Map<String, String> SECRETS = Map.of(
            "bithedge.chain.api-key",
            "first-of-all",
            "bithedge.submitter.simulationToken",
            "second-of-all",
            "bithedge.oracle.venues.hermes.api-key",
            "third-of-all");

    @TempDir
    Path folder;

    @Test
    void noCommandLineOfAServiceHasASecret() throws Exception {
        Map<String, String> more = new HashMap<>(SECRETS);
        more.put("bithedge.http.reads-per-minute", "77");
        Deployment deployment =
                new Deployment("mainnet", 1, "SP1.v", "SP1.r", "SP1.o", "SM1.s", "SP1.pool-roles", 2, 3, Map.of());
        List<Part> parts = new ServiceParts(
                        new Layout(folder, folder),
                        Ports.of(OptionalInt.empty(), Map.of()),
                        deployment,
                        new ChainSettings.OfNetwork("http://node", "http://api", 6, new OperatorSettings(more)),
                        Counts.ONE)
                .prepare();

        assertThat(parts).isNotEmpty().allSatisfy(part -> {
            assertThat(part.command()).noneMatch(word -> word.contains("of-all"));
            assertThat(part.command()).contains("--bithedge.http.reads-per-minute=77");
            assertThat(part.environment())
                    .containsEntry("BITHEDGE_CHAIN_APIKEY", "first-of-all")
                    .containsEntry("BITHEDGE_SUBMITTER_SIMULATIONTOKEN", "second-of-all")
                    .containsEntry("BITHEDGE_ORACLE_VENUES_HERMES_APIKEY", "third-of-all")
                    .hasSize(3);
        });
    }
}
