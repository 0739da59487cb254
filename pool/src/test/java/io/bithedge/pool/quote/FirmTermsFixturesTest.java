package io.bithedge.pool.quote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.unit.UsdE8;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.signing.StructuredMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Message, hash and signature are the very bytes that the contracts of version 2 accepted when the fixtures were recorded in the VM. */
class FirmTermsFixturesTest {
    private static final JsonNode FIXTURES =
            JsonMapper.builder().build().readTree(Path.of("../clarity/fixtures/quotes.json"));

    static Stream<JsonNode> quotes() {
        return FIXTURES.valueStream();
    }

    @ParameterizedTest
    @MethodSource("quotes")
    void areSignedAsTheContractAccepts(JsonNode fixture) {
        JsonNode fields = fixture.get("fields");
        FirmTerms terms = terms(fields);
        ClarityValue message = terms.message(Principal.parse(text(fields, "registry")), number(fields, "chain"));

        assertThat(message.encode().toPrefixedHex()).isEqualTo(text(fixture, "messageHex"));
        assertThat(StructuredMessage.hash(message).toPrefixedHex()).isEqualTo(text(fixture, "messageHash"));
        assertThat(StructuredMessage.signRsv(PrivateKey.ofHex(text(fixture, "privateKey")), message)
                        .toPrefixedHex())
                .isEqualTo(text(fixture, "signature"));
    }

    /** The contract makes the message of the argument: nothing of it is left out, and nothing else is signed. */
    @ParameterizedTest
    @MethodSource("quotes")
    void areTheMessageLessWhatBindsItToTheChain(JsonNode fixture) {
        FirmTerms terms = terms(fixture.get("fields"));
        SortedMap<String, ClarityValue> message = new TreeMap<>(fields(terms.message(terms.buyer(), 1)));

        message.keySet().removeAll(List.of("domain", "registry", "chain"));
        assertThat(fields(terms.argument())).isEqualTo(message);
    }

    @Test
    void refusesAnIdOfAnotherSize() {
        FirmTerms terms = terms(FIXTURES.get(0).get("fields"));
        assertThatThrownBy(() -> new FirmTerms(
                        Bytes.zeros(15), terms.buyer(), terms.offer(), terms.references(), terms.validUntilSeconds()))
                .hasMessageContaining("expected 16 bytes, got 15");
    }

    private static SortedMap<String, ClarityValue> fields(ClarityValue tuple) {
        return ((ClarityValue.TupleValue) tuple).fields();
    }

    private static FirmTerms terms(JsonNode fields) {
        return new FirmTerms(
                Bytes.ofHex(text(fields, "quote-id")),
                Principal.parse(text(fields, "buyer")),
                offer(fields),
                new References(
                        new PriceE8(number(fields, "btc-reference")), new PriceE8(number(fields, "stx-reference"))),
                number(fields, "valid-until"));
    }

    private static Offered offer(JsonNode fields) {
        QuoteRequest request = Markets.request(
                PolicyType.valueOf(text(fields, "policy-type")),
                ExerciseStyle.valueOf(text(fields, "style")),
                number(fields, "strike"),
                number(fields, "amount"),
                number(fields, "expiration-height"));
        BookId book =
                BookId.parse(text(fields, "token") + ":" + text(fields, "tier")).orElseThrow();
        return new Offered(
                request,
                book,
                BuyerTier.STANDARD,
                new Units(book.token(), number(fields, "collateral")),
                new Units(book.token(), number(fields, "premium")),
                new UsdE8(0),
                0,
                0);
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }

    private static long number(JsonNode node, String field) {
        return Long.parseLong(text(node, field));
    }
}
