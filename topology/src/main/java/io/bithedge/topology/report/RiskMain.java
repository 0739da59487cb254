package io.bithedge.topology.report;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.bithedge.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * `bithedge risk`, once it is known where broker and registry are: {@code BROKERS REGISTRY-URL HEIGHT text|json}. Status 1 when what was
 * recorded differs from what comes out now.
 */
public final class RiskMain {
    private RiskMain() {}

    public static void main(String[] words) {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.OFF); // Standard output is the report's.
        }
        if (words.length != 4) {
            throw new IllegalArgumentException("expected BROKERS REGISTRY-URL HEIGHT text|json, got " + List.of(words));
        }
        Recomputed pool = new Recomputed(Long.parseLong(words[2]));
        TopicReader reader = new TopicReader(words[0], words[1]);
        reader.read(Topics.EXPOSURE_EVENTS, pool::apply);
        reader.read(Topics.RISK_SNAPSHOTS, pool::apply);
        List<Recomputed.OfBook> books = pool.books();
        String report = words[3].equals("json") ? RiskText.json(books) : RiskText.of(books);
        System.out.writeBytes(report.getBytes(StandardCharsets.UTF_8));
        System.out.flush();
        System.exit(books.stream().allMatch(Recomputed.OfBook::isEqual) ? 0 : 1);
    }
}
