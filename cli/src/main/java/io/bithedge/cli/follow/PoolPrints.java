package io.bithedge.cli.follow;

import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookFact.BookClosed;
import io.bithedge.ledger.BookFact.CollateralLocked;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookFact.ExitRequested;
import io.bithedge.ledger.BookFact.FundsDeposited;
import io.bithedge.ledger.BookFact.FundsWithdrawn;
import io.bithedge.ledger.BookFact.PolicySettled;
import io.bithedge.ledger.BookFact.PolicyVoided;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.ChainPosition;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.Token;
import io.bithedge.stacks.clarity.ClarityView;

/**
 * Reads the prints of version 2 of vault and pool-roles. A second decoder on purpose: the one of the services ({@code contracts}) must not
 * be used here. Throws {@link UnreadablePrintException}.
 */
final class PoolPrints {
    private PoolPrints() {}

    static PoolPrint ofVault(ClarityView print, ChainPosition at) {
        String topic = print.ascii("topic");
        return switch (topic) {
            case "initialised" -> new PoolPrint.Begun(terms(print), print.uintLong("ends-at"));
            case "fees-swept" -> new PoolPrint.FeesSwept(Token.valueOf(print.ascii("token")), print.uintLong("amount"));
            case "funds-deposited" ->
                ofBook(print, new FundsDeposited(at, provider(print), epoch(print), print.uintLong("amount")));
            case "exit-requested" ->
                ofBook(print, new ExitRequested(at, provider(print), epoch(print), print.uintLong("amount")));
            case "funds-withdrawn" -> ofBook(print, withdrawal(print, at));
            case "epoch-proposed" -> new PoolPrint.Proposed(book(print), proposal(print, epoch(print)));
            case "opening-vetoed" -> new PoolPrint.Vetoed(book(print), epoch(print));
            case "epoch-opened" -> ofBook(print, opening(print, at));
            case "book-closed" -> ofBook(print, new BookClosed(at, epoch(print)));
            case "collateral-locked" -> new PoolPrint.OfBook(book(print), lock(print, at), print.uintLong("fee"));
            case "policy-settled" -> ofBook(print, settlement(print, at));
            case "policy-voided" ->
                ofBook(
                        print,
                        new PolicyVoided(
                                at,
                                print.uintLong("policy-id"),
                                epoch(print),
                                print.uintLong("collateral"),
                                print.uintLong("premium")));
            default -> throw new UnreadablePrintException("the vault printed a topic unknown to version 2: " + topic);
        };
    }

    static PoolPrint ofRoles(ClarityView print) {
        String topic = print.ascii("topic");
        return switch (topic) {
            case "role-announced" ->
                new PoolPrint.Announced(new Announcement(
                        print.ascii("role"),
                        print.principal("account").toString(),
                        print.uintLong("applies-at"),
                        print.uintLong("lapses-at")));
            case "role-vetoed", "role-applied" -> new PoolPrint.AnnouncementOver(print.ascii("role"));
            case "paused-set" -> new PoolPrint.Paused(print.bool("paused"), print.uintLong("until"));
            case "initialised", "submitter-removed" -> new PoolPrint.Nothing();
            default -> throw new UnreadablePrintException("pool-roles printed a topic unknown to version 2: " + topic);
        };
    }

    /** The fields of the map row are those of the print, but for the epoch. */
    static Proposal proposal(ClarityView fields, long epoch) {
        return new Proposal(
                epoch,
                fields.uintLong("weight"),
                fields.uintLong("capacity"),
                root(fields),
                fields.uintLong("confirmable-at"));
    }

    private static VaultTerms terms(ClarityView print) {
        return new VaultTerms(
                print.uintLong("epoch-blocks"),
                print.uintLong("root-delay-blocks"),
                print.uintLong("grace-blocks"),
                print.uintLong("stx-utilisation-bps"),
                print.uintLong("sbtc-utilisation-bps"));
    }

    private static FundsWithdrawn withdrawal(ClarityView print, ChainPosition at) {
        return new FundsWithdrawn(
                at, provider(print), epoch(print), print.uintLong("capital"), print.uintLong("premium"));
    }

    private static EpochOpened opening(ClarityView print, ChainPosition at) {
        return new EpochOpened(
                at,
                epoch(print),
                print.uintLong("starts-at"),
                print.uintLong("ends-at"),
                print.uintLong("weight"),
                print.uintLong("capacity"),
                root(print));
    }

    private static CollateralLocked lock(ClarityView print, ChainPosition at) {
        return new CollateralLocked(
                at, print.uintLong("policy-id"), epoch(print), print.uintLong("collateral"), print.uintLong("premium"));
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

    private static PoolPrint ofBook(ClarityView print, BookFact fact) {
        return new PoolPrint.OfBook(book(print), fact, 0);
    }

    private static BookId book(ClarityView print) {
        String name = print.ascii("token") + ":" + print.ascii("tier");
        return BookId.parse(name)
                .orElseThrow(() -> new UnreadablePrintException("the vault printed an unknown book: " + name));
    }

    private static String provider(ClarityView print) {
        return print.principal("provider").toString();
    }

    private static long epoch(ClarityView print) {
        return print.uintLong("epoch");
    }

    static Hash32 root(ClarityView fields) {
        return Hash32.of(fields.buffer("root").toArray());
    }
}
