package io.bithedge.cli.replay;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookFact.CollateralLocked;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookFact.ExitRequested;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import io.bithedge.ledger.BookFact.PolicySettled;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.ChainPosition;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.Token;
import io.bithedge.stacks.clarity.ClarityView;

/** What the vault's prints mean for the books. A second decoder on purpose: the one of the services (`contracts`) must not be used here. */
final class VaultPrints {
    private VaultPrints() {}

    /** A print, as far as books and vault totals are concerned. */
    sealed interface VaultPrint {
        /** Moves one book; `fee` goes to the vault's fee bucket beside it. */
        record OfBook(BookId book, BookFact fact, long fee) implements VaultPrint {}

        /** Epoch 0 of every book is over at `endsAt`. */
        record Initialised(long endsAt) implements VaultPrint {}

        record FeesSwept(Token token, long amount) implements VaultPrint {}

        /** Roles, keys, pauses: nothing that counts here. */
        record OfNoBook() implements VaultPrint {}
    }

    static VaultPrint decode(ClarityView print, ChainPosition at) {
        return switch (print.ascii("topic")) {
            case "initialised" -> new VaultPrint.Initialised(print.uintLong("ends-at"));
            case "fees-swept" ->
                new VaultPrint.FeesSwept(Token.valueOf(print.ascii("token")), print.uintLong("amount"));
            case "funds-deposited" ->
                ofBook(print, new FundsDeposited(at, provider(print), epoch(print), print.uintLong("amount")));
            case "exit-requested" ->
                ofBook(print, new ExitRequested(at, provider(print), epoch(print), print.uintLong("amount")));
            case "funds-withdrawn" ->
                ofBook(
                        print,
                        new FundsWithdrawn(
                                at,
                                provider(print),
                                epoch(print),
                                print.uintLong("capital"),
                                print.uintLong("premium")));
            case "epoch-opened" -> ofBook(print, opening(print, at));
            case "collateral-locked" -> {
                CollateralLocked lock = new CollateralLocked(
                        at,
                        print.uintLong("policy-id"),
                        epoch(print),
                        print.uintLong("collateral"),
                        print.uintLong("premium"));
                yield new VaultPrint.OfBook(book(print), lock, print.uintLong("fee"));
            }
            case "policy-settled" -> ofBook(print, settlement(print, at));
            case "paused-set", "role-announced", "role-applied", "key-announced", "key-applied" ->
                new VaultPrint.OfNoBook();
            default ->
                throw new ChainFailure("the vault printed a topic unknown to this version: %s at %s"
                        .formatted(print.ascii("topic"), at));
        };
    }

    private static EpochOpened opening(ClarityView print, ChainPosition at) {
        return new EpochOpened(
                at,
                epoch(print),
                print.uintLong("starts-at"),
                print.uintLong("ends-at"),
                print.uintLong("weight"),
                print.uintLong("capacity"),
                Hash32.of(print.buffer("root").toArray()));
    }

    private static PolicySettled settlement(ClarityView print, ChainPosition at) {
        return new PolicySettled(
                at,
                print.uintLong("policy-id"),
                epoch(print),
                print.uintLong("collateral"),
                print.uintLong("payout"),
                print.uintLong("premium"));
    }

    private static VaultPrint ofBook(ClarityView print, BookFact fact) {
        return new VaultPrint.OfBook(book(print), fact, 0);
    }

    private static BookId book(ClarityView print) {
        String name = print.ascii("token") + ":" + print.ascii("tier");
        return BookId.parse(name).orElseThrow(() -> new ChainFailure("the vault printed an unknown book: " + name));
    }

    private static String provider(ClarityView print) {
        return print.principal("provider").toString();
    }

    private static long epoch(ClarityView print) {
        return print.uintLong("epoch");
    }
}
