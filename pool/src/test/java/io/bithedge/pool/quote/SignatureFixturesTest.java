package io.bithedge.pool.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.unit.UsdE8;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.voucher.Voucher;
import io.bithedge.pool.voucher.VoucherSigner;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.signing.PrivateKey;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our messages and signatures are the very bytes that the contracts accepted when the fixtures were recorded in the VM. */
class SignatureFixturesTest {
    private static final JsonNode FIXTURES =
            JsonMapper.builder().build().readTree(Path.of("../clarity/fixtures/signatures.json"));

    static Stream<JsonNode> quotes() {
        return FIXTURES.get("quotes").valueStream();
    }

    static Stream<JsonNode> vouchers() {
        return FIXTURES.get("vouchers").valueStream();
    }

    @ParameterizedTest
    @MethodSource("quotes")
    void signsTheQuoteThatTheContractAccepts(JsonNode fixture) {
        JsonNode fields = fixture.get("fields");
        QuoteTerms terms = new QuoteTerms(
                Bytes.ofHex(text(fields, "quote-id")), offer(fields), new BurnHeight(number(fields, "valid-until")));
        Principal registry = Principal.parse(text(fields, "registry"));
        QuoteSigner signer = new QuoteSigner(
                registry, number(fields, "chain"), PrivateKey.ofHex(text(fixture, "privateKey")), terms::quoteId);

        assertThat(terms.message(registry, number(fields, "chain")).toHex()).isEqualTo(text(fixture, "messageHex"));
        SignedQuote signed = signer.sign(terms.offer(), terms.validUntil().plus(-QuoteSigner.VALID_BLOCKS));
        assertThat(signed.terms()).isEqualTo(terms);
        assertThat(signed.signature().toPrefixedHex()).isEqualTo(text(fixture, "signature"));
    }

    @ParameterizedTest
    @MethodSource("vouchers")
    void signsTheVoucherThatTheContractAccepts(JsonNode fixture) {
        JsonNode fields = fixture.get("fields");
        Principal vault = Principal.parse(text(fields, "vault"));
        BookId book = book(fields);
        Voucher voucher = new Voucher(
                Principal.parse(text(fields, "provider")),
                book,
                new Epoch(number(fields, "epoch")),
                new Units(book.token(), number(fields, "capital-limit")),
                new Units(book.token(), number(fields, "premium-limit")));
        VoucherSigner signer =
                new VoucherSigner(vault, number(fields, "chain"), PrivateKey.ofHex(text(fixture, "privateKey")));

        assertThat(voucher.message(vault, number(fields, "chain")).toHex()).isEqualTo(text(fixture, "messageHex"));
        assertThat(signer.sign(voucher).toPrefixedHex()).isEqualTo(text(fixture, "signature"));
    }

    private static Offered offer(JsonNode fields) {
        QuoteRequest request = Markets.request(
                PolicyType.valueOf(text(fields, "policy-type")),
                ExerciseStyle.valueOf(text(fields, "style")),
                number(fields, "strike"),
                number(fields, "amount"),
                number(fields, "expiration-height"));
        BookId book = book(fields);
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

    private static BookId book(JsonNode fields) {
        return BookId.parse(text(fields, "token") + ":" + text(fields, "tier")).orElseThrow();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).stringValue();
    }

    private static long number(JsonNode node, String field) {
        return Long.parseLong(text(node, field));
    }
}
