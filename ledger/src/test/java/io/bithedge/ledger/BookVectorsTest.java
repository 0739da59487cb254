package io.bithedge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.history.HistoryFact;
import io.bithedge.ledger.history.HistoryFold;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The sixty histories of the reference model. */
class BookVectorsTest {

    static Stream<JsonNode> histories() throws IOException {
        JsonMapper json = new JsonMapper();
        try (InputStream file =
                        Objects.requireNonNull(BookVectorsTest.class.getResourceAsStream("/book_vectors.jsonl"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().map(json::readTree).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void equalsReferenceModelToTheUnit(JsonNode history) {
        HistoryFold fold = new HistoryFold();
        history.get("facts").forEach(fact -> assertThat(fold.apply(fact(fact))).isEmpty());
        assertThat(totals(fold.book().totals())).isEqualTo(numbers(history.get("totals")));
        JsonNode providers = history.get("providers");
        assertThat(List.copyOf(fold.book().providers())).isEqualTo(List.copyOf(providers.propertyNames()));
        for (String provider : providers.propertyNames()) {
            assertThat(view(fold.book().view(provider))).as(provider).isEqualTo(numbers(providers.get(provider)));
        }
    }

    private static HistoryFact fact(JsonNode fact) {
        return switch (fact.get("t").stringValue()) {
            case "deposit" -> new HistoryFact.Deposit(provider(fact), number(fact, "amount"));
            case "exit" -> new HistoryFact.Exit(provider(fact), number(fact, "amount"));
            case "withdraw" ->
                new HistoryFact.Withdraw(provider(fact), number(fact, "capital"), number(fact, "premium"));
            case "epoch" -> new HistoryFact.Epoch(number(fact, "utilisation_bps"));
            case "lock" ->
                new HistoryFact.Lock(number(fact, "policy"), number(fact, "collateral"), number(fact, "premium"));
            case "settle" -> new HistoryFact.Settle(number(fact, "policy"), number(fact, "payout"));
            default -> throw new AssertionError(fact);
        };
    }

    private static String provider(JsonNode fact) {
        return fact.get("provider").stringValue();
    }

    private static long number(JsonNode fact, String name) {
        return fact.get(name).longValue();
    }

    private static Map<String, Long> numbers(JsonNode fields) {
        return fields.properties().stream()
                .collect(java.util.stream.Collectors.toMap(
                        Map.Entry::getKey, e -> e.getValue().longValue()));
    }

    private static Map<String, Long> totals(BookTotals totals) {
        return Map.of(
                "epoch", totals.epoch(),
                "capital", totals.capital(),
                "locked", totals.locked(),
                "losses", totals.losses(),
                "premiumPending", totals.premiumPending(),
                "premiumEarned", totals.premiumEarned(),
                "capacity", totals.capacity(),
                "used", totals.used(),
                "weight", totals.weight());
    }

    private static Map<String, Long> view(AccountView view) {
        return Map.ofEntries(
                Map.entry("deposited", view.deposited()),
                Map.entry("pending", view.pending()),
                Map.entry("exit", view.exit()),
                Map.entry("locked", view.locked()),
                Map.entry("losses", view.losses()),
                Map.entry("available", view.available()),
                Map.entry("limit", view.limit()),
                Map.entry("withdrawn", view.withdrawn()),
                Map.entry("withdrawable", view.withdrawable()),
                Map.entry("premiumPending", view.premiumPending()),
                Map.entry("premiumEarned", view.premiumEarned()),
                Map.entry("premiumWithdrawn", view.premiumWithdrawn()),
                Map.entry("weight", view.weight()));
    }
}
