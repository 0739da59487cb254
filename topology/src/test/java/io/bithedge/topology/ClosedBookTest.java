package io.bithedge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.AccountView;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.claim.ProvenLeaf;
import io.bithedge.ledger.claim.SumNode;
import io.bithedge.pool.view.AccountFigures;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.pool.view.PoolViews.ProofView;
import io.bithedge.schemas.avro.BookClosed;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.FundsWithdrawn;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Providers;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A book that closed for good in epoch 1, when its accounts were weighed for an epoch 2 that never came. */
class ClosedBookTest {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final int PROVIDERS = 20;

    @TempDir
    Path stateDir;

    private PoolDriver driver;
    private Market market;
    private SumNode root;

    @BeforeEach
    void close() {
        driver = new PoolDriver(stateDir);
        market = new Market(driver);
        for (int number = 0; number < PROVIDERS; number++) {
            market.deposit(BOOK, Providers.of(number), 1_000_000L + number);
        }
        market.endBlock();
        market.nextEpoch();
        root = root();
        market.lock(BOOK, 1, 6_000_000, 60_003);
        market.lock(BOOK, 2, 4_000_000, 40_007);
        market.settle(BOOK, 2, 1_234_567);
        market.endBlock();
        driver.chain().burn(Market.EPOCH_BLOCKS);
        market.endBlock();
        assertThat(ofBook(driver.commands()))
                .as("proposed, and nobody opens it")
                .isNotEmpty();
        market.deposit(BOOK, Providers.of(0), 5_000);
        market.endBlock();
        driver.chain().burn(1_008);
        market.add(new BookClosed(
                BookIdMapper.token(BOOK),
                BookIdMapper.tier(BOOK),
                1L,
                driver.chain().burnHeight()));
        market.endBlock();
        driver.commands();
        assertThat(driver.incidents())
                .extracting(Incident::getCode)
                .as("of books that wait")
                .containsOnly("OPENING_LATE");
    }

    @AfterEach
    void stop() {
        assertThat(driver.incidents()).isEmpty();
        driver.close();
    }

    @Test
    void commandsNoOpeningAnyMore() {
        assertThat(market.twin(BOOK).state().phase()).isEqualTo(BookPhase.CLOSED);
        for (int i = 0; i < 3; i++) {
            driver.chain().burn(Market.EPOCH_BLOCKS);
            market.endBlock();
        }
        assertThat(ofBook(driver.commands())).isEmpty();
    }

    @Test
    void showsEverybodyWhatTheBookInMemoryShows() {
        compare();
        market.settle(BOOK, 1, 777_777);
        market.endBlock();
        compare();
        for (int number = 0; number < PROVIDERS; number++) {
            AccountView view = market.twin(BOOK).view(Providers.of(number));
            market.add(new FundsWithdrawn(
                    Providers.of(number),
                    BookIdMapper.token(BOOK),
                    BookIdMapper.tier(BOOK),
                    1L,
                    view.withdrawable(),
                    view.premiumEarned() - view.premiumWithdrawn()));
        }
        market.endBlock();
        compare();
        assertThat(driver.views().book(BOOK).orElseThrow().figures().capital().value())
                .as("dust alone")
                .isBetween(0L, (long) PROVIDERS);
    }

    @Test
    void keepsTheLeavesOfItsLastEpoch() {
        for (int number = 0; number < PROVIDERS; number++) {
            ProvenLeaf proof = proof(Providers.of(number)).orElseThrow();
            assertThat(proof.leaf().epoch()).isEqualTo(1);
            assertThat(proof.verify(root)).isTrue();
        }
    }

    private void compare() {
        for (String provider : market.twin(BOOK).providers()) {
            AccountView twin = market.twin(BOOK).view(provider);
            AccountFigures view = driver.account(provider, BOOK).figures();
            assertThat(List.of(
                            view.available().value(),
                            view.limit().value(),
                            view.withdrawable().value(),
                            view.losses().value(),
                            view.pending().value(),
                            view.premiumEarned().value()))
                    .as(provider)
                    .isEqualTo(List.of(
                            twin.available(),
                            twin.limit(),
                            twin.withdrawable(),
                            twin.losses(),
                            twin.pending(),
                            twin.premiumEarned()));
        }
    }

    private SumNode root() {
        var book = driver.views().book(BOOK).orElseThrow();
        return new SumNode(
                Hash32.of(HexFormat.of().parseHex(book.root())),
                book.figures().weight().value());
    }

    private Optional<ProvenLeaf> proof(String provider) {
        return driver.views().proof(provider, BOOK)
                        instanceof Located.Here<Optional<ProofView>>(Optional<ProofView> found)
                ? found.map(ProofView::proven)
                : Optional.empty();
    }

    private static List<ChainCommand> ofBook(List<ChainCommand> commands) {
        return commands.stream()
                .filter(command -> command.getCommandId().contains(BOOK.toString()))
                .toList();
    }
}
