package io.bithedge.cli.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainSettingsTest {
    private static final Ports PORTS = Ports.of(OptionalInt.empty(), Map.of());

    @TempDir
    Path folder;

    /** What is given with --set counts, and before ours. */
    @Test
    void anOperatorsSettingCountsOnADevnetAsOnANetwork() {
        OperatorSettings more = new OperatorSettings(
                Map.of("bithedge.freshness.price-seconds", "30", "bithedge.oracle.heartbeat-ms", "77"));
        ChainSettings devnet =
                new ChainSettings.OfDevnet(new ServiceParts.ChainPace(2, 600), PriceFiles.in(folder), more);
        ChainSettings network = new ChainSettings.OfNetwork("http://node", "http://api", 6, more);

        for (ChainSettings settings : new ChainSettings[] {devnet, network}) {
            assertThat(settings.settings(PORTS))
                    .containsEntry("bithedge.freshness.price-seconds", "30")
                    .containsEntry("bithedge.oracle.heartbeat-ms", "77");
        }
    }
}
