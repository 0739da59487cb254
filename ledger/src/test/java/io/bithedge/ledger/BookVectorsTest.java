package io.bithedge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.history.HistoryFold;
import io.bithedge.ledger.sequence.Histories;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The histories of the reference model: sixty as its {@code vectors} are, and twenty-four with cut-offs, voids, late deposits, closed books
 * and withdrawals from them.
 */
class BookVectorsTest {

    static Stream<JsonNode> histories() {
        return Stream.of("book_vectors.jsonl", "life_vectors.jsonl").flatMap(Histories::of);
    }

    @ParameterizedTest
    @MethodSource("histories")
    void equalsReferenceModelToTheUnit(JsonNode history) {
        HistoryFold fold = new HistoryFold();
        Histories.facts(history.get("facts"))
                .forEach(fact -> assertThat(fold.apply(fact)).isEmpty());
        assertThat(totals(fold.book().totals())).isEqualTo(numbers(history.get("totals")));
        JsonNode providers = history.get("providers");
        assertThat(List.copyOf(fold.book().providers())).isEqualTo(List.copyOf(providers.propertyNames()));
        for (String provider : providers.propertyNames()) {
            assertThat(view(fold.book().view(provider))).as(provider).isEqualTo(numbers(providers.get(provider)));
        }
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
