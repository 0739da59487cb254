package io.bithedge.topology.report;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.connection.Cluster;
import io.bithedge.schemas.connection.CommandConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * `bithedge risk`, once it is known where broker and registry are: {@code BROKERS REGISTRY-URL HEIGHT text|json [COMMAND-CONFIG]}. Status 1
 * when what was recorded differs from what comes out now.
 */
public final class RiskMain {
    private RiskMain() {}

    public static void main(String[] words) {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.OFF); // Standard output is the report's.
        }
        if (words.length != 4 && words.length != 5) {
            throw new IllegalArgumentException(
                    "expected BROKERS REGISTRY-URL HEIGHT text|json [COMMAND-CONFIG], got " + List.of(words));
        }
        Recomputed pool = new Recomputed(Long.parseLong(words[2]));
        TopicReader reader = new TopicReader(cluster(words));
        reader.read(Topics.EXPOSURE_EVENTS, pool::apply);
        reader.read(Topics.RISK_SNAPSHOTS, pool::apply);
        List<Recomputed.OfBook> books = pool.books();
        String report = words[3].equals("json") ? RiskText.json(books) : RiskText.of(books);
        System.out.writeBytes(report.getBytes(StandardCharsets.UTF_8));
        System.out.flush();
        System.exit(books.stream().allMatch(Recomputed.OfBook::isEqual) ? 0 : 1);
    }

    private static Cluster cluster(String[] words) {
        CommandConfig.Addresses named = new CommandConfig.Addresses(Optional.of(words[0]), Optional.of(words[1]));
        return CommandConfig.of(words.length == 5 ? Optional.of(Path.of(words[4])) : Optional.empty())
                .cluster(named, () -> named);
    }
}
