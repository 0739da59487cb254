package io.bithedge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.Topic;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.access.Access;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.topology.price.PriceSettings;
import io.bithedge.topology.stage.Layout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Names are API. When this fails on purpose, replace the file by `target/topology.txt` and say in the changelog that state is lost. */
class PoolTopologyTest {
    @Test
    void describesItselfAsPinned() throws IOException {
        String described = PoolTopology.build(
                        new AvroSerdes("mock://golden"), Layout.ofCatalogue(), PriceSettings.DEFAULT)
                .describe()
                .toString();
        Files.writeString(Path.of("target", "topology.txt"), described);
        assertThat(described).isEqualTo(Files.readString(Path.of("src", "test", "resources", "topology.txt")));
    }

    /** What a rebuild removes: all that the topology alone writes. Commands and incidents are others' as well. */
    @Test
    void writesWhatTheCatalogueCallsFolded() throws IOException {
        Set<String> written = named("Sink: \\S+ \\(topic: (\\S+)\\)");
        written.removeAll(Set.of(Topics.CHAIN_COMMANDS.name(), Topics.INCIDENTS.name()));
        assertThat(Topics.FOLDED.stream().map(Topic::name)).containsExactlyInAnyOrderElementsOf(written);
    }

    /** What it may do on a broker that asks is what it does: beside the folds, requests and the last transactions. */
    @Test
    void readsAndWritesWhatItsAccessSays() throws IOException {
        Set<String> written = named("Sink: \\S+ \\(topic: (\\S+)\\)");
        // Of what users and operators ask for: beside the streams.
        written.addAll(
                Set.of(Topics.QUOTES.name(), Topics.WATCHED_TRANSACTIONS.name(), Topics.INCIDENT_ACTIONS.name()));
        assertThat(Access.TOPOLOGY.writes().stream().map(Topic::name)).containsExactlyInAnyOrderElementsOf(written);
        Set<String> read = named("Source: +\\S+ \\(topics: \\[(\\S+)\\]\\)");
        read.add(Topics.TRANSACTIONS.name());
        assertThat(Access.TOPOLOGY.reads().stream().map(Topic::name)).containsExactlyInAnyOrderElementsOf(read);
    }

    private static Set<String> named(String line) throws IOException {
        return Pattern.compile(line)
                .matcher(Files.readString(Path.of("src", "test", "resources", "topology.txt")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
