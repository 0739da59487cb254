package io.bithedge.api.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.api.policies.PolicyAnswer;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.pool.view.FakeViews;
import io.bithedge.pool.view.PolicyTerms;
import io.bithedge.pool.view.PoolViews.ActView;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import io.bithedge.pool.view.PoolViews.PolicyView;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** As of burn tip 1,000 and 14 November 2023, 22:13 UTC. */
class FeedTest {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    /** Below every protected value. */
    private static final Optional<PriceE8> LOW = Optional.of(new PriceE8(1));

    /** Against a fall, below 60,000 USD. */
    private static PolicyAnswer policy(long expirationHeight) {
        PolicyView it = FakeViews.policy(7, BOOK, expirationHeight, 1_000);
        PolicyTerms terms = it.terms();
        PolicyTerms below = new PolicyTerms(
                terms.policyType(),
                terms.style(),
                new PriceE8(6_000_000_000_000L),
                terms.amount(),
                terms.expirationHeight(),
                BOOK,
                terms.collateral(),
                terms.premium(),
                terms.quoteId());
        return PolicyAnswer.of(
                new PolicyView(
                        it.id(),
                        it.owner(),
                        below,
                        it.status(),
                        it.created(),
                        it.activationRequestedAt(),
                        it.settlement()),
                FakeViews.AS_OF);
    }

    private static List<String> titles(Optional<PriceE8> btc, long expirationHeight) {
        return new PolicyNews(FakeViews.AS_OF, btc)
                .of(policy(expirationHeight))
                .map(FeedItem::title)
                .toList();
    }

    @Test
    void tellsThatAPolicyIsInTheMoneyOrEndsWithinADay() {
        assertThat(titles(Optional.empty(), 1_145)).isEmpty();
        assertThat(titles(Optional.empty(), 1_144)).containsExactly("Policy 7 ends within a day");
        assertThat(titles(LOW, 1_145)).containsExactly("Policy 7 is in the money");
        assertThat(titles(LOW, 1_144)).hasSize(2);
        assertThat(titles(Optional.of(new PriceE8(6_000_000_000_000L)), 1_145)).isEmpty();
    }

    /** The day begins at 1,699,920,000. */
    @Test
    void tellsOnceADayThatItIsInTheMoney() {
        FeedItem item = new PolicyNews(FakeViews.AS_OF, LOW)
                .of(policy(1_145))
                .findFirst()
                .orElseThrow();
        assertThat(item.id()).isEqualTo("policy:7:in-the-money:19675");
        assertThat(item.atSeconds()).isEqualTo(1_699_920_000L);
    }

    @Test
    void tellsOfIncidentsThatAreNotOver() {
        assertThat(ProviderNews.of(incident(new IncidentState.Open()), 1_700_000_000L))
                .extracting(FeedItem::title)
                .containsExactly("Incident: late settlement");
        assertThat(ProviderNews.of(
                        incident(new IncidentState.Resolved(new ActView("olga", "paid", 1_700_000_000_000L))),
                        1_700_000_000L))
                .isEmpty();
    }

    private static IncidentView incident(IncidentState state) {
        return new IncidentView(
                "i1",
                "LATE_SETTLEMENT",
                "policy 9",
                "late",
                "a",
                "b",
                Optional.empty(),
                new StacksHeight(69),
                "fold-policies",
                true,
                state);
    }

    @Test
    void isXmlWhateverTheTexts() throws Exception {
        FeedItem item = new FeedItem("a&b", "<b>\"7\"</b>", "1 < 2", 1_700_000_000L, "/policies/7?a=1&b=2");
        String feed = AtomFeed.of("https://pool.example", "ST1", 1_700_000_000L, List.of(item));
        Document xml = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(feed.getBytes(StandardCharsets.UTF_8)));
        assertThat(xml.getElementsByTagName("title").item(1).getTextContent()).isEqualTo("<b>\"7\"</b>");
        assertThat(xml.getElementsByTagName("updated").item(0).getTextContent()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(xml.getElementsByTagName("id").item(1).getTextContent()).isEqualTo("urn:bithedge:a&b");
    }
}
