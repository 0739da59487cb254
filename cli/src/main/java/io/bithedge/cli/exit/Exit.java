package io.bithedge.cli.exit;

import io.bithedge.cli.chain.Account;
import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.follow.VaultMaps;
import io.bithedge.cli.proof.ProofFile;
import io.bithedge.cli.proof.WithdrawCall;
import io.bithedge.ledger.claim.BookRow;
import io.bithedge.ledger.claim.Claim;
import io.bithedge.ledger.claim.Claim.Limits;
import io.bithedge.ledger.claim.Claim.Withdrawable;
import io.bithedge.ledger.claim.ClaimRefusal;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.client.NodeInfo;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.util.function.Consumer;

/** Withdraws what the vault allows now, book by book: the leaf is the file's, every other number is read from the node. */
public final class Exit {
    private final Chain chain;
    private final ProofFile file;
    private final Account account;
    private final Consumer<String> out;

    /** Throws IllegalArgumentException when the key is not that of the provider. */
    public Exit(Chain chain, ProofFile file, PrivateKey key, Consumer<String> out) {
        this.chain = chain;
        this.file = file;
        this.account = new Account(chain, key);
        this.out = out;
        if (!account.address().toString().equals(file.provider())) {
            throw new IllegalArgumentException(
                    "key: expected that of %s, got that of %s".formatted(file.provider(), account.address()));
        }
    }

    /** How many books could not be left, and why was said. */
    public int run() throws InterruptedException {
        NodeInfo node = chain.node().info();
        if (node.networkId() != file.chainId()) {
            throw new IllegalArgumentException(
                    "node: expected chain id %d, got %d".formatted(file.chainId(), node.networkId()));
        }
        int stays = 0;
        for (ProofFile.InBook book : file.books()) {
            stays += leave(book) ? 0 : 1;
        }
        return stays;
    }

    private boolean leave(ProofFile.InBook held) throws InterruptedException {
        NodeInfo node = chain.node().info();
        NodeRows rows = new NodeRows(
                new VaultMaps(chain, file.vault()), node.tipIndexBlockHash(), held.book(), node.burnBlockHeight());
        return switch (Claim.of(file.provider(), held.shown(), rows)) {
            case Claim.Refused(var reason) -> stays(held, words(held, reason, rows.book()));
            case Limits limits -> withdraw(held, rows, limits);
        };
    }

    private boolean withdraw(ProofFile.InBook held, NodeRows rows, Limits limits) throws InterruptedException {
        Withdrawable amount = Claim.withdrawable(file.provider(), limits, rows);
        if (amount.capital() == 0 && amount.premium() == 0) {
            return nothing(held, rows.book(), limits);
        }
        WithdrawCall call = new WithdrawCall(held.book(), amount, held.shown());
        TransactionBuilder transaction = TransactionBuilder.contractCall(
                        chain.network(), file.vault(), WithdrawCall.FUNCTION, call.arguments())
                .withPostConditions(PostConditionMode.DENY, call.postConditions(file.vault(), file.sbtc()));
        Txid txid = account.send(transaction, "leaving " + held.book());
        out.accept("%-18s capital %d, premium %d: transaction %s"
                .formatted(held.book(), amount.capital(), amount.premium(), txid));
        chain.awaitSuccess(txid, "leaving " + held.book());
        return true;
    }

    private boolean nothing(ProofFile.InBook held, BookRow book, Limits limits) {
        return switch (book.phase()) {
            case OVER ->
                stays(
                        held,
                        "epoch %d is over and no other has begun: nothing moves until it does, or until the book is closed"
                                .formatted(book.epoch()));
            case OPEN, CLOSED -> {
                out.accept("%-18s nothing to take now; limits: capital %d, premium %d"
                        .formatted(held.book(), limits.capital(), limits.premium()));
                yield true;
            }
        };
    }

    private static String words(ProofFile.InBook held, ClaimRefusal reason, BookRow book) {
        return switch (reason) {
            case OTHER_EPOCH ->
                "the leaf is of epoch %d, the book is in epoch %d: make the proof file anew with ./bithedge replay --proof"
                        .formatted(held.epoch(), book.epoch());
            case NOT_IN_ROOT -> "leaf and proof do not lead to the root of epoch %d".formatted(book.epoch());
            case OTHER_BOOK, OTHER_PROVIDER -> throw new ChainFailure("the proof file contradicts itself: " + reason);
        };
    }

    private boolean stays(ProofFile.InBook held, String why) {
        out.accept("%-18s %s".formatted(held.book(), why));
        return false;
    }
}
