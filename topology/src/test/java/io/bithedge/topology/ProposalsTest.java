package io.bithedge.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.pool.view.PoolViews.Proposal;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.ConfirmOpenings;
import io.bithedge.schemas.avro.EpochConfirmation;
import io.bithedge.schemas.avro.EpochOpening;
import io.bithedge.schemas.avro.EpochProposed;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.OpenEpochs;
import io.bithedge.schemas.avro.OpeningVetoed;
import io.bithedge.topology.support.Market;
import io.bithedge.topology.support.PoolDriver;
import io.bithedge.topology.support.Providers;
import io.bithedge.topology.support.SimChain;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Openings in two steps. */
class ProposalsTest {
    private static final BookId BOOK = new BookId(Token.STX, Tier.BALANCED);
    private static final long ROOT_DELAY = 3;
    private static final long RETRY_BURN_BLOCKS = 12;

    @TempDir
    Path stateDir;

    private PoolDriver driver;
    private Market market;
    private EpochOpening ours;

    @BeforeEach
    void weigh() {
        driver = new PoolDriver(stateDir);
        market = new Market(driver);
        market.deposit(BOOK, Providers.of(1), 1_000_000);
        market.endBlock();
        driver.chain().burn(Market.EPOCH_BLOCKS);
        market.endBlock();
        ours = openings(driver.commands()).getFirst();
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void asksForTheConfirmationOfOursAsSoonAsItMayBe() {
        propose(ours);
        assertThat(driver.incidents()).isEmpty();
        assertThat(ofBook(driver.commands())).as("too early").isEmpty();

        driver.chain().burn(ROOT_DELAY - 1);
        market.endBlock();
        assertThat(ofBook(driver.commands())).as("too early by a block").isEmpty();

        driver.chain().burn(1);
        market.endBlock();
        ChainCommand command = ofBook(driver.commands()).getFirst();
        assertThat(command.getSigner()).isEqualTo("keeper");
        assertThat(((ConfirmOpenings) command.getBody()).getOpenings())
                .containsExactly(new EpochConfirmation(ours.getToken(), ours.getTier(), 1L));

        market.endBlock();
        assertThat(ofBook(driver.commands())).as("asked once").isEmpty();
        driver.chain().burn(RETRY_BURN_BLOCKS);
        market.endBlock();
        ChainCommand again = ofBook(driver.commands()).getFirst();
        assertThat(again.getCommandId()).isEqualTo(command.getCommandId() + ":retry1");

        market.open(ours);
        market.endBlock();
        driver.chain().burn(RETRY_BURN_BLOCKS);
        market.endBlock();
        assertThat(ofBook(driver.commands())).isEmpty();
        assertThat(driver.incidents()).isEmpty();
    }

    /** The vault was initialised with 60 % and 70 %, not with what a new network would have. */
    @Test
    void fillsWhatThisVaultLetsPoliciesLock() {
        try (PoolDriver other = new PoolDriver(stateDir.resolve("other"))) {
            Market cautious = new Market(other.chain(), other::commands, 6_000, 7_000);
            BookId sbtc = new BookId(Token.SBTC, Tier.BALANCED);
            cautious.deposit(BOOK, Providers.of(1), 1_000_001);
            cautious.deposit(sbtc, Providers.of(1), 1_000_001);
            cautious.endBlock();
            cautious.nextEpoch();
            assertThat(other.incidents()).isEmpty();
            assertThat(capacity(other, BOOK)).isEqualTo(600_000);
            assertThat(capacity(other, sbtc)).isEqualTo(700_000);
        }
    }

    private static long capacity(PoolDriver pool, BookId book) {
        return pool.views().book(book).orElseThrow().figures().capacity().value();
    }

    @Test
    void reportsAnotherProposalAtOnceAndNeverHelpsIt() {
        propose(EpochOpening.newBuilder(ours).setWeight(ours.getWeight() + 1).build());
        assertThat(driver.incidents()).singleElement().satisfies(it -> {
            assertThat(it.getCode()).isEqualTo("PROPOSAL_DIFFERS");
            assertThat(it.getStopsQuotes()).isTrue();
            assertThat(it.getExpected()).contains("weight " + ours.getWeight());
            assertThat(it.getGot()).contains("weight " + (ours.getWeight() + 1));
        });
        driver.chain().burn(ROOT_DELAY + RETRY_BURN_BLOCKS);
        market.endBlock();
        assertThat(ofBook(driver.commands()))
                .as("not confirmed, and ours would be refused")
                .isEmpty();

        veto();
        assertThat(openings(driver.commands())).as("at once").containsExactly(ours);
        assertThat(driver.incidents()).isEmpty();
    }

    @Test
    void reportsAVetoOfOursAndProposesItAgainAfterAWhile() {
        propose(ours);
        assertThat(proposalOnShow()).map(it -> it.epoch().value()).contains(ours.getEpoch());
        veto();
        assertThat(proposalOnShow()).isEmpty();
        assertThat(driver.incidents()).extracting(Incident::getCode).containsExactly("OPENING_VETOED");
        driver.chain().burn(ROOT_DELAY);
        market.endBlock();
        assertThat(ofBook(driver.commands())).as("nothing to confirm").isEmpty();

        driver.chain().burn(RETRY_BURN_BLOCKS);
        market.endBlock();
        assertThat(openings(driver.commands())).containsExactly(ours);
    }

    private Optional<Proposal> proposalOnShow() {
        return driver.views().book(BOOK).orElseThrow().life().proposal();
    }

    private void propose(EpochOpening opening) {
        driver.chain()
                .add(
                        SimChain.VAULT,
                        new EpochProposed(
                                opening.getToken(),
                                opening.getTier(),
                                opening.getEpoch(),
                                opening.getWeight(),
                                opening.getCapacity(),
                                opening.getRoot(),
                                driver.chain().burnHeight() + ROOT_DELAY));
        market.endBlock();
    }

    private void veto() {
        driver.chain().add(SimChain.VAULT, new OpeningVetoed(ours.getToken(), ours.getTier(), ours.getEpoch()));
        market.endBlock();
    }

    /** The other books wait for their openings all the time. */
    private static List<ChainCommand> ofBook(List<ChainCommand> commands) {
        return commands.stream()
                .filter(command -> command.getCommandId().contains(BOOK.toString()))
                .toList();
    }

    private static List<EpochOpening> openings(List<ChainCommand> commands) {
        return ofBook(commands).stream()
                .map(ChainCommand::getBody)
                .filter(OpenEpochs.class::isInstance)
                .flatMap(body -> ((OpenEpochs) body).getOpenings().stream())
                .toList();
    }
}
