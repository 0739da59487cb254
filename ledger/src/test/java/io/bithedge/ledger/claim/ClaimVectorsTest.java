package io.bithedge.ledger.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.Vintage;
import io.bithedge.ledger.history.ClaimHistory;
import io.bithedge.ledger.sequence.Histories;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Every history of the reference model: openings, leaves, proofs, the vault's rows and everybody's limits, in an open and a closed book. */
class ClaimVectorsTest {

    static Stream<JsonNode> histories() {
        return Histories.of("claim_vectors.jsonl");
    }

    @ParameterizedTest
    @MethodSource("histories")
    void equalsReferenceModelToTheByte(JsonNode history) {
        ClaimHistory fold = new ClaimHistory(book(history));
        apply(fold, history.get("facts"));
        assertThat(fold.openings().stream().map(ClaimVectorsTest::fields).toList())
                .isEqualTo(fieldsOfAll(history.get("openings")));
        assertThat(fold.tree().leaves().stream().map(Leaf::provider))
                .containsExactlyElementsOf(history.get("leaves").propertyNames());
        for (String provider : history.get("leaves").propertyNames()) {
            ProvenLeaf ours = fold.tree().proof(provider).orElseThrow();
            assertThat(ours)
                    .isEqualTo(proven(history, provider, history.get("leaves").get(provider)));
            SumNode node = new SumNodes().leaf(ours.leaf());
            assertThat(node.hash())
                    .hasToString(history.get("leaves").get(provider).get("hash").stringValue());
            assertThat(node.sum()).isEqualTo(number(history.get("leaves").get(provider), "sum"));
        }
        compare(fold, history.get("tip"));
        refusesTheLeafOfTheEpochBefore(fold, history);
        apply(fold, history.get("ends"));
        compare(fold, history.get("closed"));
    }

    private static void compare(ClaimHistory fold, JsonNode expected) {
        BookRow row = fold.vault().book();
        Vintage now = fold.vault().current();
        Map<String, String> book = new LinkedHashMap<>();
        book.put("epoch", text(row.epoch()));
        book.put("capital", text(row.capital()));
        book.put("locked", text(row.locked()));
        book.put("premiumPending", text(row.premiumPending()));
        book.put("premiumEarned", text(row.premiumEarned()));
        book.put("capacity", text(now.capacity()));
        book.put("used", text(now.used()));
        book.put("weight", text(now.weight()));
        book.put("root", row.root().toString());
        book.put("closed", String.valueOf(row.isClosed()));
        assertThat(book).isEqualTo(fields(expected.get("book")));
        for (String epoch : expected.get("vintages").propertyNames()) {
            Vintage vintage = fold.vault().vintage(Long.parseLong(epoch)).orElseThrow();
            assertThat(Map.of(
                            "weight", text(vintage.weight()),
                            "locked", text(vintage.locked()),
                            "losses", text(vintage.losses()),
                            "premiumEarned", text(vintage.premiumEarned()),
                            "premiumPending", text(vintage.premiumPending())))
                    .isEqualTo(fields(expected.get("vintages").get(epoch)));
        }
        assertThat(fold.vault().accounts().keySet())
                .containsExactlyElementsOf(expected.get("accounts").propertyNames());
        fold.vault()
                .accounts()
                .forEach((provider, account) -> assertThat(fields(account))
                        .isEqualTo(fields(expected.get("accounts").get(provider))));
        assertThat(fold.book().providers())
                .containsExactlyElementsOf(expected.get("claims").propertyNames());
        for (String provider : fold.book().providers()) {
            Claim.Limits limits = fold.claim(provider);
            JsonNode claim = expected.get("claims").get(provider);
            assertThat(limits)
                    .as(provider)
                    .isEqualTo(new Claim.Limits(number(claim, "capitalLimit"), number(claim, "premiumLimit")));
        }
    }

    private static void refusesTheLeafOfTheEpochBefore(ClaimHistory fold, JsonNode history) {
        JsonNode stale = history.get("stale");
        if (!stale.isNull()) {
            String provider = stale.get("provider").stringValue();
            assertThat(Claim.of(provider, Optional.of(proven(history, provider, stale)), fold.vault()))
                    .isEqualTo(new Claim.Refused(ClaimRefusal.OTHER_EPOCH));
        }
    }

    private static ProvenLeaf proven(JsonNode history, String provider, JsonNode shown) {
        List<JsonNode> weights = items(shown.get("weights"));
        Leaf leaf = new Leaf(
                book(history),
                provider,
                number(shown, "epoch"),
                number(shown, "opening"),
                number(shown, "settledBurden"),
                number(shown, "settledPremium"),
                EpochWeights.of(
                        weights.stream()
                                .mapToLong(w -> Long.parseLong(w.get(0).stringValue()))
                                .toArray(),
                        weights.stream()
                                .mapToLong(w -> Long.parseLong(w.get(1).stringValue()))
                                .toArray()));
        List<ProvenLeaf.Step> steps = items(shown.get("proof")).stream()
                .map(step -> new ProvenLeaf.Step(
                        Hash32.ofHex(step.get("hash").stringValue()),
                        number(step, "sum"),
                        step.get("left").booleanValue()))
                .toList();
        return new ProvenLeaf(leaf, steps);
    }

    private static void apply(ClaimHistory fold, JsonNode facts) {
        Histories.facts(facts)
                .forEach(
                        fact -> assertThat(fold.apply(fact)).as(fact.toString()).isEmpty());
    }

    private static BookId book(JsonNode history) {
        String name = history.get("token").stringValue() + ":"
                + history.get("tier").stringValue().toLowerCase(Locale.ROOT);
        return BookId.parse(name).orElseThrow();
    }

    private static Map<String, String> fields(EpochOpened opening) {
        return Map.of(
                "epoch", text(opening.epoch()),
                "weight", text(opening.weight()),
                "capacity", text(opening.capacity()),
                "root", opening.root().toString());
    }

    private static Map<String, String> fields(AccountRow row) {
        return Map.of(
                "depositedEver", text(row.depositedEver()),
                "withdrawnEver", text(row.withdrawnEver()),
                "premiumWithdrawnEver", text(row.premiumWithdrawnEver()),
                "label", text(row.label()),
                "deposited", text(row.deposited()),
                "withdrawn", text(row.withdrawn()),
                "depositedNext", text(row.depositedNext()));
    }

    private static Map<String, String> fields(JsonNode object) {
        Map<String, String> fields = new LinkedHashMap<>();
        object.properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString()));
        return fields;
    }

    private static List<Map<String, String>> fieldsOfAll(JsonNode list) {
        return items(list).stream().map(ClaimVectorsTest::fields).toList();
    }

    private static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private static long number(JsonNode fields, String name) {
        return Long.parseLong(fields.get(name).stringValue());
    }

    private static String text(long number) {
        return Long.toString(number);
    }
}
