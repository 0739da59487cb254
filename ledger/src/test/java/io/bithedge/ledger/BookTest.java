package io.bithedge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookFact.BlockReached;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What only a whole book can check. A has 1000 units, half of which may be called in epoch 1. */
class BookTest {
    private static final BookId ID = new BookId(Token.STX, Tier.BALANCED);

    private final Book book = Book.initial(ID, 10);
    private long height;

    @BeforeEach
    void depositAndOpen() {
        apply(new FundsDeposited(at(1), "A", 0, 1000));
        apply(new BlockReached(height, 10));
        apply(new EpochOpened(at(10), 1, 10, 20, 1000 << 12, 500, Hash32.ZERO));
    }

    @Test
    void withdrawalAboveLimitIsIncidentAndChangesNothing() {
        BookState before = book.state();
        assertCode(new FundsWithdrawn(at(11), "A", 1, 501, 0), IncidentCode.CAPITAL_ABOVE_LIMIT);
        assertCode(new FundsWithdrawn(at(11), "B", 1, 1, 0), IncidentCode.CAPITAL_ABOVE_LIMIT);
        assertCode(new FundsWithdrawn(at(11), "A", 1, 0, 1), IncidentCode.PREMIUM_ABOVE_EARNED);
        assertThat(book.state()).isEqualTo(before);
        apply(new FundsWithdrawn(at(11), "A", 1, 500, 0));
        assertCode(new FundsWithdrawn(at(11), "A", 1, 1, 0), IncidentCode.CAPITAL_ABOVE_LIMIT);
    }

    @Test
    void premiumOfAnotherProviderIsIncident() {
        apply(new FundsDeposited(at(11), "B", 1, 1000));
        apply(new BookFact.CollateralLocked(at(11), 1, 1, 500, 125));
        apply(new BookFact.PolicySettled(at(11), 1, 1, 500, 0, 125));
        assertCode(new FundsWithdrawn(at(11), "B", 1, 0, 1), IncidentCode.PREMIUM_ABOVE_EARNED);
        apply(new FundsWithdrawn(at(11), "A", 1, 0, 125));
    }

    @Test
    void openingWithAnotherWeightIsIncident() {
        apply(new BlockReached(++height, 20));
        Book.Proposal proposal = book.proposal().orElseThrow();
        assertThat(proposal.epoch()).isEqualTo(2);
        assertThat(proposal.weight()).isEqualTo(1000 << 12);
        assertThat(proposal.capacity()).isEqualTo(800);
        assertCode(opening((1000 << 12) - 1), IncidentCode.WEIGHT_MISMATCH);
        apply(opening(1000 << 12));
        assertThat(book.proposal()).isEqualTo(Optional.empty());
        assertThat(book.account("A").weights().of(2)).isEqualTo(1000 << 12);
    }

    @Test
    void depositBehindCutOffIsLabelledWithNextEpochWhetherOpenOrNot() {
        apply(new FundsDeposited(at(20), "B", 2, 500));
        assertThat(book.view("B").pending()).isEqualTo(500);
        apply(opening(1000 << 12));
        assertThat(book.view("B").pending()).isEqualTo(500);
        assertThat(book.view("B").weight()).isZero();
        assertThat(book.view("B").limit()).isEqualTo(500);
        assertThat(book.totals().capital()).isEqualTo(1500);
    }

    @Test
    void incidentBehindCutOffStillClosesTheEpoch() {
        assertCode(new FundsWithdrawn(at(20), "A", 1, 1, 0), IncidentCode.EPOCH_OVER);
        assertThat(book.proposal()).isPresent();
        apply(opening(1000 << 12));
    }

    @Test
    void namesOfBooksAreReadBack() {
        assertThat(BookId.all())
                .hasSize(6)
                .allSatisfy(id -> assertThat(BookId.parse(id.toString())).contains(id));
        assertThat(ID).hasToString("STX:balanced");
        assertThat(BookId.parse("STX:BALANCED")).isEmpty();
    }

    private EpochOpened opening(long weight) {
        return new EpochOpened(at(20), 2, 20, 30, weight, 800, Hash32.ZERO);
    }

    private void apply(BookFact fact) {
        assertThat(book.apply(fact))
                .as(fact.toString())
                .isInstanceOfAny(BookOutcome.Applied.class, BookOutcome.Closed.class);
    }

    private void assertCode(BookFact fact, IncidentCode expected) {
        assertThat(book.apply(fact))
                .isInstanceOfSatisfying(
                        Incident.class, incident -> assertThat(incident.code()).isEqualTo(expected));
    }

    private ChainPosition at(long burnHeight) {
        return new ChainPosition(++height, burnHeight, 0, 0);
    }
}
