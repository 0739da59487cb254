package io.bithedge.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kills services of a system without warning while a demo runs on it; told of the demo's lines. */
final class Deaths {
    private static final Pattern BURN_BLOCK = Pattern.compile("burn block +(\\d+) ");
    /** Which service dies once the market has come that far, in burn blocks after the first it tells of. */
    private static final Map<Integer, String> PLANNED = Map.of(
            42,
            "chain-watcher",
            50,
            "tx-submitter",
            58,
            "topology",
            95,
            "topology",
            110,
            "chain-watcher",
            115,
            "signer",
            120,
            "tx-submitter");

    private final RunningSystem system;
    private final NavigableMap<Integer, String> due = new TreeMap<>(PLANNED);
    private OptionalInt first = OptionalInt.empty();

    Deaths(RunningSystem system) {
        this.system = system;
    }

    void onLine(String line) {
        Matcher matcher = BURN_BLOCK.matcher(line);
        if (!matcher.find()) {
            return;
        }
        int burnBlock = Integer.parseInt(matcher.group(1));
        first = OptionalInt.of(first.orElse(burnBlock));
        while (!due.isEmpty() && due.firstKey() <= burnBlock - first.getAsInt()) {
            String part = due.pollFirstEntry().getValue();
            System.out.printf("test: kill -9 of %s (pid %d)%n", part, system.kill(part));
        }
    }

    void happenedAll() {
        assertThat(due).as("deaths that did not happen").isEmpty();
    }
}
