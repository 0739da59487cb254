package io.bithedge.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.ledger.BookFact.BlockReached;
import io.bithedge.ledger.BookFact.BookClosed;
import io.bithedge.ledger.BookFact.CollateralLocked;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookFact.ExitRequested;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import io.bithedge.ledger.BookFact.PolicySettled;
import io.bithedge.ledger.BookFact.PolicyVoided;
import io.bithedge.ledger.sequence.Addresses;
import io.bithedge.ledger.sequence.ChainScript;
import io.bithedge.ledger.sequence.Sequences;
import io.bithedge.ledger.sequence.Sequences.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Property 8: whatever the chain may say that cannot be, anywhere in a history, is an incident and changes nothing. */
class BoundsPropertiesTest {
    private static final List<Long> IMPOSSIBLE = List.of(-1L, 1L << 51, Long.MAX_VALUE, Long.MIN_VALUE);

    @Test
    void corruptedFactIsIncidentAndChangesNothing() {
        Sequences.check(30, 6, () -> new Property() {
            @Override
            public void afterFact(ChainScript chain, BookFact fact) {
                Book book = chain.book();
                BookState before = book.state();
                List<Account> accounts = accounts(book);
                for (BookFact corrupted : corruptions(fact, before.epoch())) {
                    assertThat(book.apply(corrupted)).as(corrupted.toString()).isInstanceOf(Incident.class);
                }
                assertThat(book.state()).isEqualTo(before);
                assertThat(accounts(book)).isEqualTo(accounts);
            }
        });
    }

    private static List<Account> accounts(Book book) {
        return book.providers().stream().map(book::account).toList();
    }

    private static List<BookFact> corruptions(BookFact fact, long epoch) {
        List<BookFact> bad = new ArrayList<>();
        ChainPosition here = new ChainPosition(
                fact.position().height(),
                fact.position().burnHeight(),
                fact.position().txIndex(),
                1);
        for (long amount : IMPOSSIBLE) {
            bad.addAll(withAmount(fact, here, amount).toList());
        }
        bad.addAll(withEpoch(fact, here, epoch + 2).toList());
        bad.addAll(withEpoch(fact, here, -1).toList());
        return bad;
    }

    private static Stream<BookFact> withAmount(BookFact fact, ChainPosition here, long x) {
        return switch (fact) {
            case FundsDeposited f -> Stream.of(new FundsDeposited(here, f.provider(), f.epoch(), x));
            case ExitRequested f -> Stream.of(new ExitRequested(here, f.provider(), f.epoch(), x));
            case FundsWithdrawn f ->
                Stream.of(
                        new FundsWithdrawn(here, f.provider(), f.epoch(), x, 0),
                        new FundsWithdrawn(here, f.provider(), f.epoch(), 0, x));
            case CollateralLocked f ->
                Stream.of(
                        new CollateralLocked(here, f.policyId() + 1, f.epoch(), x, 0),
                        new CollateralLocked(here, f.policyId() + 1, f.epoch(), 0, x),
                        new CollateralLocked(here, f.policyId(), f.epoch(), 0, 0));
            case PolicySettled f ->
                Stream.of(
                        new PolicySettled(here, f.policyId(), f.epoch(), f.collateral(), x, f.premium()),
                        new PolicySettled(here, f.policyId(), f.epoch(), f.collateral(), 0, f.premium()));
            case EpochOpened f ->
                Stream.of(
                        new EpochOpened(here, f.epoch() + 1, f.startsAt(), f.endsAt(), x, f.capacity(), f.root()),
                        new EpochOpened(here, f.epoch() + 1, f.startsAt(), f.endsAt(), f.weight(), x, f.root()));
            case PolicyVoided f ->
                Stream.of(
                        new PolicyVoided(here, f.policyId(), f.epoch(), x, f.premium()),
                        new PolicyVoided(here, f.policyId(), f.epoch(), f.collateral(), x));
            case BookClosed f -> Stream.of(new FundsDeposited(here, Addresses.of(1), f.epoch() + 1, x));
            case BlockReached f -> Stream.empty();
        };
    }

    private static Stream<BookFact> withEpoch(BookFact fact, ChainPosition here, long epoch) {
        return switch (fact) {
            case FundsDeposited f -> Stream.of(new FundsDeposited(here, f.provider(), epoch, 1));
            case ExitRequested f -> Stream.of(new ExitRequested(here, f.provider(), epoch, 1));
            case FundsWithdrawn f -> Stream.of(new FundsWithdrawn(here, f.provider(), epoch, 0, 0));
            case CollateralLocked f -> Stream.of(new CollateralLocked(here, f.policyId() + 1, epoch, 0, 0));
            case PolicySettled f ->
                Stream.of(new PolicySettled(here, f.policyId(), epoch, f.collateral(), 0, f.premium()));
            case EpochOpened f ->
                Stream.of(new EpochOpened(here, epoch, f.startsAt(), f.endsAt(), f.weight(), 0, f.root()));
            case PolicyVoided f -> Stream.of(new PolicyVoided(here, f.policyId(), epoch, f.collateral(), f.premium()));
            case BookClosed f -> Stream.of(new BookClosed(here, epoch));
            case BlockReached f -> Stream.empty();
        };
    }
}
