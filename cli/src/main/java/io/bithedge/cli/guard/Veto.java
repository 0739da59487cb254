package io.bithedge.cli.guard;

import io.bithedge.cli.follow.Announcement;
import io.bithedge.cli.follow.PoolContracts;
import io.bithedge.cli.follow.Proposal;
import io.bithedge.ledger.BookId;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.util.List;

/** What is to be taken off the chain. Equal while it is the same that waits there. */
sealed interface Veto {
    record OfOpening(BookId book, Proposal proposal) implements Veto {}

    record OfRole(Announcement announcement) implements Veto {}

    /** In words. */
    default String what() {
        return switch (this) {
            case OfOpening(BookId book, Proposal proposal) -> "opening of %s:%d".formatted(book, proposal.epoch());
            case OfRole(Announcement announcement) -> "role " + announcement.role();
        };
    }

    /** In Deny mode and with no post-condition: nothing may move. */
    default TransactionBuilder call(Network network, PoolContracts contracts) {
        return switch (this) {
            case OfOpening(BookId book, Proposal any) ->
                TransactionBuilder.contractCall(
                        network,
                        contracts.vault(),
                        "veto-opening",
                        List.of(
                                ClarityValue.ascii(book.token().name()),
                                ClarityValue.ascii(book.tier().chainName())));
            case OfRole(Announcement announcement) ->
                TransactionBuilder.contractCall(
                        network, contracts.roles(), "veto-role", List.of(ClarityValue.ascii(announcement.role())));
        };
    }
}
