package io.bithedge.topology.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.pool.fresh.HandClock;
import io.bithedge.pool.pricing.ExerciseStyle;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.quote.CollateralShare;
import io.bithedge.pool.quote.Markets;
import io.bithedge.pool.quote.MemoryQuotes;
import io.bithedge.pool.quote.QuoteDesk;
import io.bithedge.pool.quote.QuoteOutcome.Closed;
import io.bithedge.pool.quote.QuoteOutcome.ClosedCode;
import io.bithedge.pool.quote.QuoteRequest;
import io.bithedge.pool.quote.QuoteRule;
import io.bithedge.pool.quote.QuoteSigner;
import io.bithedge.pool.quote.Quoter;
import io.bithedge.pool.view.PoolViews.ActView;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.ReconciliationView;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.AcknowledgeIncident;
import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.FeesSwept;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.IncidentAction;
import io.bithedge.schemas.avro.ResolveIncident;
import io.bithedge.schemas.avro.Token;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.SimChain;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The vault against the books, with what it stops and what a person does about it. */
class ReconciliationTest {
    private static final BookId STX = new BookId(io.bithedge.ledger.Token.STX, Tier.BALANCED);
    private static final BookId SBTC = new BookId(io.bithedge.ledger.Token.SBTC, Tier.AGGRESSIVE);
    private static final Principal PROVIDER = Principal.parse("ST1THWXQ8368SDN2MJGE4BMDKMCHZ2GSVTSQDA7QF");
    private static final long CHAIN_ID = 2147483648L;

    @TempDir
    Path stateDir;

    private PoolDriver driver;
    private SimChain chain;
    private Market market;

    @BeforeEach
    void start() {
        driver = new PoolDriver(stateDir);
        chain = driver.chain();
        market = new Market(driver);
        market.deposit(STX, PROVIDER.toString(), 1_000_000);
        market.deposit(SBTC, PROVIDER.toString(), 5_000);
        market.endBlock();
        market.nextEpoch();
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    private ChainReading reading(Token token) {
        return market.vault().reading(chain, token);
    }

    /** The vault of the chain has one unit of STX more than our books. */
    private void readOneUnitMore() {
        ChainReading right = reading(Token.STX);
        driver.read(ChainReading.newBuilder(right)
                .setAvailable(right.getAvailable() + 1)
                .build());
        driver.read(reading(Token.SBTC));
    }

    private void act(String incidentId, String reason, Object body) {
        driver.input(Topics.INCIDENT_ACTIONS)
                .pipeInput(incidentId, new IncidentAction("a", incidentId, "olga", reason, 7L, body));
    }

    private ReconciliationView reconciliation(Token token) {
        return driver.views().reconciliations().stream()
                .filter(it -> it.token() == BookIdMapper.token(token))
                .findFirst()
                .orElseThrow();
    }

    /** Beyond the incident every quote is closed here, as nobody tells prices. */
    private ClosedCode quote(PolicyType policyType) {
        QuoteDesk desk = new QuoteDesk(
                driver.views(),
                HandClock.now().freshness(driver.views()),
                new QuoteRule(true),
                new QuoteSigner(
                        Principal.parse(PROVIDER + ".policy-registry"),
                        CHAIN_ID,
                        message -> new Quoter.Answer.Silent("nobody"),
                        () -> Bytes.zeros(16)),
                new MemoryQuotes());
        QuoteRequest request = Markets.request(policyType, ExerciseStyle.AMERICAN, 1, 100_000, 9_999);
        return ((Closed) desk.quote(request, PROVIDER, CollateralShare.WHOLE)).code();
    }

    private void assertStopped() {
        assertThat(quote(PolicyType.PUT)).isEqualTo(ClosedCode.INCIDENT_OPEN);
    }

    private void assertOpen(PolicyType policyType) {
        assertThat(quote(policyType)).isEqualTo(ClosedCode.PRICE_UNAVAILABLE);
    }

    @Test
    void s17StopsTheTokenWhenTheChainDiffersByOneUnitUntilAPersonResolvesIt() {
        driver.read(reading(Token.STX));
        driver.read(reading(Token.SBTC));
        assertThat(driver.incidents()).isEmpty();
        assertOpen(PolicyType.PUT);

        chain.finalBlock();
        readOneUnitMore();
        List<Incident> found = driver.incidents();
        assertThat(found).extracting(Incident::getCode).containsExactly("VAULT_AVAILABLE_DIFFERS");
        assertThat(found.getFirst().getExpected()).isEqualTo("1000000");
        assertThat(found.getFirst().getGot()).isEqualTo("1000001");
        assertStopped();
        assertOpen(PolicyType.CALL);

        String id = found.getFirst().getId();
        act(id, "asking the node's operator", new AcknowledgeIncident());
        assertStopped();
        assertThat(driver.views().incidents().getFirst().state())
                .isEqualTo(new IncidentState.Acknowledged(new ActView("olga", "asking the node's operator", 7)));

        // The chain is right again: nothing opens by itself.
        chain.finalBlock();
        driver.read(reading(Token.STX));
        assertThat(reconciliation(Token.STX).differences()).isEmpty();
        assertStopped();

        act(id, "the node was on a fork", new ResolveIncident());
        assertOpen(PolicyType.PUT);
        assertThat(driver.views().incidents().getFirst().state())
                .isEqualTo(new IncidentState.Resolved(new ActView("olga", "the node was on a fork", 7)));
        assertThat(driver.incidents()).isEmpty();
    }

    @Test
    void raisesANewIncidentWhenTheDifferenceOutlivesItsResolution() {
        readOneUnitMore();
        String first = driver.incidents().getFirst().getId();
        chain.finalBlock();
        readOneUnitMore();
        assertThat(driver.incidents()).as("one incident, not one per block").isEmpty();

        act(first, "looks fine", new ResolveIncident());
        assertOpen(PolicyType.PUT);
        chain.finalBlock();
        readOneUnitMore();

        assertThat(driver.incidents())
                .hasSize(1)
                .allMatch(it -> it.getCode().equals("VAULT_AVAILABLE_DIFFERS")
                        && !it.getId().equals(first));
        assertStopped();
    }

    @Test
    void aResolutionIsTheLastWord() {
        readOneUnitMore();
        String id = driver.incidents().getFirst().getId();
        act(id, "over", new ResolveIncident());
        act(id, "again", new AcknowledgeIncident());
        act(id, "and again", new ResolveIncident());

        assertThat(driver.views().incidents().getFirst().state())
                .isEqualTo(new IncidentState.Resolved(new ActView("olga", "over", 7)));
    }

    @Test
    void comparesWhicheverComesFirst() {
        chain.block();
        ChainReading early = reading(Token.STX);
        driver.read(early);
        assertThat(driver.views().reconciliations()).isEmpty();
        chain.finalise();

        assertThat(reconciliation(Token.STX).height().value()).isEqualTo(chain.height());
        driver.read(early);
        assertThat(reconciliation(Token.STX).height().value()).isEqualTo(chain.height());
    }

    /** Two policies charge 5 and 4, the owner takes 6 of the 9; the same block twice changes nothing. */
    @Test
    void followsFeesFromTheirChargeToTheirSweep() {
        market.add(new CollateralLocked(
                1L, Token.STX, BookIdMapper.tier(STX), 1L, 1_000L, 95L, 5L, "registry", "buyer", 9_000L));
        market.add(new CollateralLocked(
                2L, Token.STX, BookIdMapper.tier(STX), 1L, 900L, 76L, 4L, "registry", "buyer", 9_000L));
        FeesSwept sweep = new FeesSwept(Token.STX, 6L, "owner");
        market.vault().apply(sweep);
        chain.add(SimChain.VAULT, sweep);
        market.endBlock();
        chain.repeat();
        chain.finalise();

        ChainReading reading = reading(Token.STX);
        assertThat(reading.getFees()).isEqualTo(3);
        driver.read(reading);
        assertThat(reconciliation(Token.STX).height().value()).isEqualTo(chain.height());
        assertThat(reconciliation(Token.STX).differences()).isEmpty();
    }

    @Test
    void explainsSkippedHeightsByTheNextOne() {
        driver.read(reading(Token.STX));
        long first = chain.height();
        for (int block = 0; block < 5; block++) {
            chain.finalBlock();
        }
        driver.read(reading(Token.STX));

        assertThat(reconciliation(Token.STX).fromHeight().value()).isEqualTo(first + 1);
        assertThat(reconciliation(Token.STX).height().value()).isEqualTo(first + 5);
    }

    @Test
    void keepsABoundedWindowWhileNobodyReads() {
        long before = chain.height();
        for (int block = 0; block < Window.HEIGHTS + 5; block++) {
            chain.finalBlock();
        }
        assertThat(driver.views().reconciliations()).isEmpty();
        assertThat(driver.storedSnapshots()).isEqualTo(Window.HEIGHTS);
        driver.read(reading(Token.STX));
        driver.read(reading(Token.SBTC));

        assertThat(reconciliation(Token.STX).height().value()).isEqualTo(before + Window.HEIGHTS + 5);
        assertThat(driver.storedSnapshots()).isEqualTo(1);
    }
}
