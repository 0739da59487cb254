package io.bithedge.cli.rebuild;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.console.Await;
import io.bithedge.cli.parts.Folders;
import io.bithedge.cli.parts.Instance;
import io.bithedge.cli.parts.Layout;
import io.bithedge.cli.parts.RebuildMark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Removes all that the topology made, so that it folds the chain's events from the first one. What others wrote stays: the chain's
 * events, commands, transactions, quotes, ticks, incidents and what operators said of them.
 */
final class Rebuild {
    /** A member that was stopped stays one, so that it may come back, until its session is over: 15 s, and the broker's own start. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final FoldedTopics topics;
    private final Layout layout;
    private final boolean fromChain;

    Rebuild(FoldedTopics topics, Layout layout, boolean fromChain) {
        this.topics = topics;
        this.layout = layout;
        this.fromChain = fromChain;
    }

    /** What would happen, a line each. */
    List<String> plan() {
        Set<String> names = topics.names(fromChain);
        List<String> lines = new ArrayList<>();
        lines.add("removes the positions of the topology in the broker");
        lines.add("removes %d topics that the topology wrote, and can write again: %s"
                .formatted(names.size(), String.join(", ", names)));
        for (Path state : states()) {
            lines.add("removes the folder " + state);
        }
        lines.add(
                fromChain
                        ? "the watcher publishes the chain again, from its first block; the topology folds it"
                        : "the topology folds the chain's events again, from the first one");
        lines.add("commands, transactions, quotes, ticks, incidents and observed blocks stay: what is commanded again"
                + " is known by its id");
        lines.add("daily closes older than a week are not in the topics any more: import them again"
                + " (./bithedge oracle import)");
        return lines;
    }

    /** May be interrupted anywhere, and done again: {@link RebuildMark} keeps anybody from starting on what is left. */
    void carryOut(Duration patience) throws IOException, InterruptedException {
        Await.until(() -> topics.members().isEmpty(), patience, PAUSE);
        List<String> members = topics.members();
        if (!members.isEmpty()) {
            throw new ChainFailure("the topology runs (%s): stop it first".formatted(String.join(", ", members)));
        }
        RebuildMark mark = new RebuildMark(layout);
        mark.set();
        topics.remove(topics.names(fromChain));
        for (Path state : states()) {
            Folders.remove(state);
        }
        mark.clear();
    }

    /** Of all its processes; of the further ones, of which there may have been fewer each time, those that are there. */
    private List<Path> states() {
        return Stream.concat(
                        Stream.of(layout.state("topology")),
                        Instance.Kind.TOPOLOGY.all().stream()
                                .skip(1)
                                .map(instance -> layout.state(instance.partName()))
                                .filter(Files::isDirectory))
                .toList();
    }
}
