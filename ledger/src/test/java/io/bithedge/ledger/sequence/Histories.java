package io.bithedge.ledger.sequence;

import io.bithedge.ledger.history.HistoryFact;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Histories with expected results, one JSON a line, as the reference model printed them. */
public final class Histories {
    private Histories() {}

    /** {@code file}: in the resources. */
    public static Stream<JsonNode> of(String file) {
        JsonMapper json = new JsonMapper();
        try (InputStream bytes = Objects.requireNonNull(Histories.class.getResourceAsStream("/" + file));
                BufferedReader lines = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8))) {
            return lines.lines().map(json::readTree).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static List<HistoryFact> facts(JsonNode facts) {
        return StreamSupport.stream(facts.spliterator(), false)
                .map(Histories::fact)
                .toList();
    }

    private static HistoryFact fact(JsonNode fact) {
        return switch (fact.get("t").stringValue()) {
            case "deposit" -> new HistoryFact.Deposit(provider(fact), number(fact, "amount"));
            case "exit" -> new HistoryFact.Exit(provider(fact), number(fact, "amount"));
            case "withdraw" ->
                new HistoryFact.Withdraw(provider(fact), number(fact, "capital"), number(fact, "premium"));
            case "cutoff" -> new HistoryFact.Cutoff();
            case "epoch" -> new HistoryFact.Epoch(number(fact, "utilisation_bps"));
            case "lock" ->
                new HistoryFact.Lock(number(fact, "policy"), number(fact, "collateral"), number(fact, "premium"));
            case "settle" -> new HistoryFact.Settle(number(fact, "policy"), number(fact, "payout"));
            case "void" -> new HistoryFact.EndVoid(number(fact, "policy"));
            case "close" -> new HistoryFact.Close();
            default -> throw new AssertionError(fact);
        };
    }

    private static String provider(JsonNode fact) {
        return fact.get("provider").stringValue();
    }

    private static long number(JsonNode fact, String name) {
        return fact.get(name).longValue();
    }
}
