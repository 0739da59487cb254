package io.bithedge.systemtests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.systemtests.CommandLine;
import io.bithedge.systemtests.CommandLine.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** What the submitters sent, by their own log. */
public final class SentTransactions {
    private SentTransactions() {}

    /** Nonces of an account have no gap, a nonce is mined once, and no command is in two transactions that count. */
    public static void areEachSentOnce(Path data) throws IOException, InterruptedException {
        Map<String, SortedSet<Long>> bound = new TreeMap<>();
        Map<String, List<String>> counted = new HashMap<>();
        Set<String> mined = new HashSet<>();
        List<String> twice = new ArrayList<>();
        for (JsonNode sent : list(data)) {
            if (sent.has("nonce")) {
                bound.computeIfAbsent(sent.path("address").asString(), any -> new TreeSet<>())
                        .add(sent.path("nonce").asLong());
            }
            if (sent.path("state").asString().equals("FINAL")) {
                String slot = sent.path("address").asString() + " "
                        + sent.path("nonce").asLong();
                if (!mined.add(slot)) {
                    twice.add(slot);
                }
                List<String> commands = new ArrayList<>(List.of(sent.path("id").asString()));
                sent.path("carries").forEach(carried -> commands.add(carried.asString()));
                new HashSet<>(commands)
                        .forEach(command -> counted.computeIfAbsent(command, any -> new ArrayList<>())
                                .add(sent.path("txid").asString()));
            }
        }
        assertThat(bound).isNotEmpty();
        bound.forEach((address, nonces) -> assertThat(nonces.last() - nonces.first() + 1)
                .as("nonces of %s without a gap: %s", address, nonces)
                .isEqualTo(nonces.size()));
        assertThat(twice).as("nonces that two transactions claim").isEmpty();
        assertThat(counted.entrySet().stream().filter(it -> it.getValue().size() > 1))
                .as("commands in two transactions")
                .isEmpty();
        System.out.printf(
                "faults: %d commands, each in one transaction, of %d accounts%n", counted.size(), bound.size());
    }

    private static List<JsonNode> list(Path data) throws IOException, InterruptedException {
        Result listed = CommandLine.run("tx", "list", "--all", "--json", "--data=" + data);
        assertThat(listed.status()).as(listed.text()).isZero();
        String json = listed.text().substring(listed.text().indexOf('{'));
        return Http.JSON.readTree(json).path("transactions").valueStream().toList();
    }
}
