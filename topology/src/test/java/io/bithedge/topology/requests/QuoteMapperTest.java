package io.bithedge.topology.requests;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.unit.UsdE8;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.quote.BuyerTier;
import io.bithedge.pool.quote.FirmTerms;
import io.bithedge.pool.quote.Markets;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.quote.QuoteOutcome.Firm;
import io.bithedge.pool.quote.QuoteRequest;
import io.bithedge.pool.quote.References;
import io.bithedge.pool.quote.SignedQuote;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuoteMapperTest {
    static Firm firm(Bytes quoteId, PolicyType policyType) {
        QuoteRequest request =
                Markets.request(policyType, ExerciseStyle.EUROPEAN, 6_000_000_000_000L, 50_000_000, 4_320);
        BookId book = BookId.parse(policyType.token().name() + ":aggressive").orElseThrow();
        Offered offer = new Offered(
                request,
                book,
                BuyerTier.FLEXIBLE,
                new Units(book.token(), 56_250_000_000L),
                new Units(book.token(), 1_001),
                new UsdE8(7),
                1_100,
                6_000);
        return new Firm(
                new SignedQuote(
                        new FirmTerms(
                                quoteId,
                                Principal.parse("ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF"),
                                offer,
                                new References(new PriceE8(6_090_000_000_000L), new PriceE8(79_000_000)),
                                1_700_000_120L),
                        Bytes.ofHex("ab".repeat(65))),
                Markets.market(6_100_000_000_000L, 80_000_000, 6_000),
                FakeViews.AS_OF);
    }

    @ParameterizedTest
    @EnumSource(PolicyType.class)
    void comesBackAsItWas(PolicyType policyType) {
        Firm firm = firm(Bytes.ofHex("00ff".repeat(8)), policyType);

        assertThat(QuoteMapper.decode(QuoteMapper.encode(firm, 5))).isEqualTo(firm);
    }
}
