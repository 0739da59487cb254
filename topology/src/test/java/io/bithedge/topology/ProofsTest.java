package io.bithedge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.AccountView;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.claim.Claim;
import io.bithedge.ledger.claim.ProvenLeaf;
import io.bithedge.ledger.claim.SumNode;
import io.bithedge.pool.view.PoolViews.ClaimView;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.pool.view.PoolViews.ProofView;
import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.EpochOpened;
import io.bithedge.topology.stage.StoreNames;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Providers;
import io.bithedge.topology.support.RandomActs;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every provider of a market can show that what he has is in the root that the chain printed. */
class ProofsTest {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final BookId OTHER = new BookId(Token.SBTC, Tier.AGGRESSIVE);
    private static final int PROVIDERS = 300;

    @TempDir
    Path stateDir;

    @TempDir
    Path anotherDir;

    @Test
    void provesEveryLeafOfAMarketAgainstTheRootOnTheChain() {
        Random random = new Random(11);
        try (PoolDriver driver = new PoolDriver(stateDir)) {
            Market market = new Market(driver);
            for (int number = 0; number < PROVIDERS; number++) {
                market.deposit(
                        number % 3 == 0 ? OTHER : BOOK, Providers.of(100 + number), 1 + random.nextLong(1L << 40));
            }
            RandomActs acts = new RandomActs(random, market, List.of(BOOK, OTHER), RandomActs.ofVault(market));
            for (int epoch = 0; epoch < 6; epoch++) {
                for (int act = 0; act < 40; act++) {
                    acts.act();
                }
                market.endBlock();
                proveAll(driver, market);
                driver.chain().burn(Market.EPOCH_BLOCKS);
                market.endBlock();
                // Weighed for the next epoch; the open one is still that of the leaves that a withdrawal needs.
                proveAll(driver, market);
                market.obey(driver.commands());
                market.endBlock();
                driver.chain().burn(Market.ROOT_DELAY);
                market.endBlock();
                proveAll(driver, market);
                market.obey(driver.commands());
                market.endBlock();
                proveAll(driver, market);
            }
            assertThat(driver.incidents()).isEmpty();
            sameBytesFromTheSameChain(driver);
        }
    }

    @Test
    void hasNoProofForWhoHasNoLeaf() {
        try (PoolDriver driver = new PoolDriver(stateDir)) {
            Market market = new Market(driver);
            market.deposit(BOOK, Providers.of(1), 1_000_000);
            market.endBlock();
            assertThat(proof(driver, Providers.of(1)))
                    .as("in the first epoch nobody has")
                    .isEmpty();
            market.nextEpoch();
            market.deposit(BOOK, Providers.of(2), 1_000_000);
            market.endBlock();

            assertThat(proof(driver, Providers.of(1))).isPresent();
            assertThat(proof(driver, Providers.of(2)))
                    .as("joins at the next opening")
                    .isEmpty();
            assertThat(proof(driver, Providers.of(3))).as("never acted").isEmpty();
        }
    }

    @Test
    void givesNoProofAgainstARootThatIsNotOurs() {
        try (PoolDriver driver = new PoolDriver(stateDir)) {
            Market market = new Market(driver);
            market.deposit(BOOK, Providers.of(1), 1_000_000);
            market.endBlock();
            driver.chain().burn(Market.EPOCH_BLOCKS);
            market.endBlock();
            driver.commands().forEach(command -> {
                var openings = ((io.bithedge.schemas.avro.OpenEpochs) command.getBody()).getOpenings();
                openings.forEach(it -> market.open(io.bithedge.schemas.avro.EpochOpening.newBuilder(it)
                        .setRoot(new io.bithedge.schemas.avro.Hash32(new byte[32]))
                        .build()));
            });
            driver.chain().burn(1);
            market.endBlock();

            assertThat(driver.incidents()).anyMatch(it -> it.getCode().equals("ROOT_MISMATCH"));
            assertThat(driver.views().proof(Providers.of(1), BOOK)).isInstanceOf(Located.NotReady.class);
        }
    }

    private void sameBytesFromTheSameChain(PoolDriver driver) {
        try (PoolDriver replayed = new PoolDriver(anotherDir)) {
            replayed.replay(driver.published());
            for (String store : List.of(StoreNames.LEAVES, StoreNames.ACCOUNTS, StoreNames.ALL_TREES)) {
                assertThat(replayed.rows(store)).as(store).isNotEmpty().isEqualTo(driver.rows(store));
            }
        }
    }

    private static void proveAll(PoolDriver driver, Market market) {
        Optional<SumNode> printed = printed(driver, BOOK);
        int proven = 0;
        for (String provider : market.twin(BOOK).providers()) {
            Optional<ProvenLeaf> proof = proof(driver, provider);
            proof.ifPresent(it -> {
                assertThat(it.leaf().provider()).isEqualTo(provider);
                assertThat(it.verify(printed.orElseThrow())).as(provider).isTrue();
            });
            proven += proof.isPresent() ? 1 : 0;
            claims(driver, market, provider);
        }
        assertThat(printed.isPresent()).isEqualTo(proven > PROVIDERS / 2);
    }

    /** What the rows of the services give is what the book in memory says. */
    private static void claims(PoolDriver driver, Market market, String provider) {
        ClaimView claim = ((Located.Here<Optional<ClaimView>>) driver.views().claim(provider, BOOK))
                .value()
                .orElseThrow();
        AccountView twin = market.twin(BOOK).view(provider);
        assertThat(Claim.of(provider, claim.proven(), claim))
                .as(provider)
                .isEqualTo(new Claim.Limits(twin.limit(), twin.premiumEarned()));
        assertThat(claim.book().phase()).isEqualTo(market.twin(BOOK).state().phase());
    }

    /** Root and weight of the last epoch-opened of the book. */
    private static Optional<SumNode> printed(PoolDriver driver, BookId book) {
        return driver.published().stream()
                .map(ChainRecord::getBody)
                .filter(ContractEvent.class::isInstance)
                .map(body -> ((ContractEvent) body).getEvent())
                .filter(EpochOpened.class::isInstance)
                .map(EpochOpened.class::cast)
                .filter(it -> Market.book(it.getToken(), it.getTier()).equals(book))
                .reduce((before, last) -> last)
                .map(it -> new SumNode(Hash32.of(it.getRoot().bytes()), it.getWeight()));
    }

    private static Optional<ProvenLeaf> proof(PoolDriver driver, String provider) {
        return switch (driver.views().proof(provider, BOOK)) {
            case Located.Here<Optional<ProofView>>(Optional<ProofView> found) -> found.map(ProofView::proven);
            case Located.NotReady<Optional<ProofView>> it -> throw new AssertionError(it);
        };
    }
}
