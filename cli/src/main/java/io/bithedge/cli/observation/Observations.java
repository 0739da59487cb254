package io.bithedge.cli.observation;

import io.bithedge.schemas.avro.BlockObservation;
import io.bithedge.schemas.avro.ObservationRemoved;
import io.bithedge.schemas.avro.ObservedBlock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The pushed blocks that count, by their index block hash: the first record of each, without those that were removed. */
final class Observations {
    private final Map<String, ObservedBlock> known = new LinkedHashMap<>();

    Observations(List<BlockObservation> records) {
        for (BlockObservation observation : records) {
            switch (observation.getBody()) {
                case ObservedBlock block -> known.putIfAbsent(block.getHeader().getIndexBlockHash(), block);
                case ObservationRemoved removed -> known.remove(removed.getIndexBlockHash());
                default -> {
                    // A burn block: nothing stands on it.
                }
            }
        }
    }

    /** The `most` that were pushed last and lie at or above a height, newest last, a line each. */
    List<String> lines(long fromHeight, int most) {
        List<String> lines = new ArrayList<>();
        known.values().stream()
                .filter(block -> block.getHeader().getHeight() >= fromHeight)
                .map(Observations::line)
                .forEach(lines::add);
        return lines.subList(Math.max(0, lines.size() - most), lines.size());
    }

    /** Throws IllegalArgumentException when no or more than one block begins so. */
    ObservedBlock named(String start) {
        String wanted = start.startsWith("0x") ? start : "0x" + start;
        List<ObservedBlock> found = known.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(wanted.toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .toList();
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "expected one pushed block whose hash begins with %s, got %d".formatted(wanted, found.size()));
        }
        return found.getFirst();
    }

    static String line(ObservedBlock block) {
        return "%d %s burn %d, %d transactions, pushed %s%s"
                .formatted(
                        block.getHeader().getHeight(),
                        block.getHeader().getIndexBlockHash(),
                        block.getHeader().getBurnHeight(),
                        block.getTransactions().size(),
                        Instant.ofEpochMilli(block.getSeenAtMs()),
                        block.getProblem().isEmpty() ? "" : ", unread: " + block.getProblem());
    }
}
