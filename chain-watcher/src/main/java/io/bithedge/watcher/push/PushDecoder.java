package io.bithedge.watcher.push;

import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.stacks.client.PushedBlock;
import io.bithedge.stacks.client.PushedBlock.Event;
import io.bithedge.stacks.transaction.Payload;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SeenBlock;
import io.bithedge.watcher.chain.SeenBlock.Contents;
import io.bithedge.watcher.contract.OurContracts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a pushed block into the form in which the API tells it. Sender, nonce and fee stand in the signed bytes only; the fee is
 * the payer's. A block with a transaction that cannot be decoded is kept as unread: it may be one of ours.
 */
final class PushDecoder {
    private static final String PRINT = "print";

    /** Stands in place of the bytes of an operation that came in over the burn chain; it cannot call a contract. */
    private static final String NO_TRANSACTION = "00";

    private final OurContracts contracts;

    private record Target(String contract, String function) {}

    PushDecoder(OurContracts contracts) {
        this.contracts = contracts;
    }

    SeenBlock decode(PushedBlock pushed) {
        BlockHead head = new BlockHead(
                pushed.height(),
                new BlockId(pushed.indexBlockHash().toPrefixedHex()),
                new BlockId(pushed.parentIndexBlockHash().toPrefixedHex()),
                pushed.burnBlockHeight());
        ChainBlock block = new ChainBlock(
                head, pushed.blockHash().toPrefixedHex(), pushed.burnBlockHash().toPrefixedHex(), pushed.blockTime());
        return new SeenBlock(block, contents(head, pushed));
    }

    private Contents contents(BlockHead head, PushedBlock pushed) {
        try {
            List<ChainTransaction> touching = new ArrayList<>();
            for (PushedBlock.Transaction transaction : pushed.transactions()) {
                decode(head, transaction).filter(contracts::isTouchedBy).ifPresent(touching::add);
            }
            return new Contents.Read(touching);
        } catch (ClientException | Undecodable e) {
            return new Contents.Unread("the push of block %s cannot be read: %s".formatted(head, e.getMessage()));
        }
    }

    private static Optional<ChainTransaction> decode(BlockHead head, PushedBlock.Transaction pushed) {
        if (pushed.raw().toHex().equals(NO_TRANSACTION)) {
            return Optional.empty();
        }
        try {
            StacksTransaction signed = StacksTransaction.decode(pushed.raw());
            return target(signed).map(target -> transaction(pushed, signed, target));
        } catch (MalformedException | ArithmeticException | IllegalArgumentException e) {
            throw new Undecodable("transaction %s of block %s: %s".formatted(pushed.txid(), head, e.getMessage()), e);
        }
    }

    /** What it calls or deploys. Transfers, coinbases and tenure changes cannot reach a contract. */
    private static Optional<Target> target(StacksTransaction signed) {
        return switch (signed.payload()) {
            case Payload.ContractCall call ->
                Optional.of(new Target(call.contract().toString(), call.function()));
            case Payload.SmartContract deploy ->
                Optional.of(new Target(signed.originAddress() + "." + deploy.name(), ""));
            case Payload.TokenTransfer any -> Optional.empty();
            case Payload.Opaque any -> Optional.empty();
        };
    }

    private static ChainTransaction transaction(
            PushedBlock.Transaction pushed, StacksTransaction signed, Target target) {
        return new ChainTransaction(
                pushed.txid().prefixedHex(),
                Math.toIntExact(pushed.index()),
                signed.originAddress().toString(),
                signed.authorization().origin().nonce().longValueExact(),
                signed.authorization().payer().feeMicroStx().longValueExact(),
                target.contract(),
                target.function(),
                pushed.status(),
                pushed.result(),
                pushed.events().size(),
                prints(pushed.events()));
    }

    private static List<ChainPrint> prints(List<Event> events) {
        List<ChainPrint> prints = new ArrayList<>();
        for (int ordinal = 0; ordinal < events.size(); ordinal++) {
            if (events.get(ordinal) instanceof Event.ContractLog log
                    && log.topic().equals(PRINT)) {
                prints.add(new ChainPrint(ordinal, log.contractId(), log.value()));
            }
        }
        return prints;
    }

    private static final class Undecodable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undecodable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
