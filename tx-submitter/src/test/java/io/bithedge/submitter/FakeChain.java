package io.bithedge.submitter;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.transaction.Payload;
import io.bithedge.stacks.transaction.SpendingCondition.SingleSig;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.submitter.ChainFact.Status;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A node with a mempool, blocks, forks and a final point, by the rules that matter to a sender. Policy ids of 1,000 and more are
 * refused as bad arguments, those divisible by 10 fail in the contract.
 */
final class FakeChain {
    static final long REFUSED_FROM = 1_000;
    private static final int CHAINING = 25;

    private final List<Block> blocks = new ArrayList<>();
    private final Map<StacksAddress, TreeMap<Long, Tx>> mempool = new HashMap<>();
    private final List<ChainFact> stream = new ArrayList<>();
    private long hashes;
    private long finalHeight;

    /** What a transaction does: the policy id stands for the command; -1 is a foreign one. */
    record Tx(StacksAddress sender, long nonce, Txid txid, long policyId) {}

    private record Block(long height, String hash, List<Tx> txs) {}

    static Tx decode(Bytes signed) {
        StacksTransaction tx = StacksTransaction.decode(signed);
        SingleSig origin = (SingleSig) tx.authorization().origin();
        Payload.ContractCall call = (Payload.ContractCall) tx.payload();
        ClarityValue.ListValue ids = (ClarityValue.ListValue) call.arguments().getFirst();
        BigInteger id = ((ClarityValue.UIntValue) ids.items().getFirst()).value();
        return new Tx(origin.address(Network.TESTNET), origin.nonce().longValueExact(), tx.txid(), id.longValueExact());
    }

    /** Facts the watcher wrote and nobody took yet. */
    List<ChainFact> takeStream() {
        List<ChainFact> taken = List.copyOf(stream);
        stream.clear();
        return taken;
    }

    long tipHeight() {
        return blocks.size();
    }

    long accountNonce(StacksAddress address) {
        return blocks.stream()
                .flatMap(b -> b.txs().stream())
                .filter(tx -> tx.sender().equals(address))
                .count();
    }

    boolean knows(Txid txid) {
        return mempool.values().stream()
                        .flatMap(m -> m.values().stream())
                        .anyMatch(tx -> tx.txid().equals(txid))
                || blocks.stream()
                        .flatMap(b -> b.txs().stream())
                        .anyMatch(tx -> tx.txid().equals(txid));
    }

    PostOutcome post(Tx tx) {
        if (tx.policyId() >= REFUSED_FROM) {
            return new PostOutcome.Refused("BadFunctionArgument");
        }
        long account = accountNonce(tx.sender());
        if (tx.nonce() < account) {
            return new PostOutcome.NonceUsed("BadNonce", tipHeight());
        }
        if (tx.nonce() > account + CHAINING) {
            return new PostOutcome.Busy("TooMuchChaining");
        }
        Tx there = mempool.computeIfAbsent(tx.sender(), any -> new TreeMap<>()).putIfAbsent(tx.nonce(), tx);
        return there == null || there.txid().equals(tx.txid())
                ? new PostOutcome.Accepted()
                : new PostOutcome.NonceContested("ConflictingNonceInMempool", knows(tx.txid()));
    }

    /** A block with what is ready of at most `most` transactions. */
    void mine(int most) {
        List<Tx> txs = new ArrayList<>();
        for (Map.Entry<StacksAddress, TreeMap<Long, Tx>> sender : mempool.entrySet()) {
            long nonce = accountNonce(sender.getKey());
            sender.getValue().headMap(nonce).clear();
            while (txs.size() < most && sender.getValue().containsKey(nonce)) {
                txs.add(sender.getValue().remove(nonce));
                nonce++;
            }
        }
        seal(txs);
    }

    /** Somebody else uses the key: his transaction is mined at once. */
    void mineForeign(StacksAddress sender) {
        long nonce = accountNonce(sender);
        seal(List.of(new Tx(sender, nonce, new Txid(Bytes.ofHex("%064x".formatted(++hashes))), -1)));
    }

    private void seal(List<Tx> txs) {
        Block block = new Block(blocks.size() + 1, "block-" + ++hashes, txs);
        blocks.add(block);
        BlockRef ref = new BlockRef(block.height(), block.hash(), block.height());
        for (Tx tx : txs) {
            if (tx.policyId() >= 0) {
                stream.add(
                        tx.policyId() % 10 == 0
                                ? new ChainFact.TransactionMined(
                                        tx.txid(),
                                        ref,
                                        Status.ABORT_BY_RESPONSE,
                                        Bytes.ofHex("0x0801" + "%032x".formatted(200)))
                                : new ChainFact.TransactionMined(
                                        tx.txid(), ref, Status.SUCCESS, Bytes.ofHex("0x0703")));
            }
        }
        stream.add(new ChainFact.Irrelevant());
    }

    /** Undoes blocks above the final point; their transactions return to the mempool, or are forgotten. */
    void fork(int depth, boolean forget) {
        for (int i = 0; i < depth && blocks.size() > finalHeight; i++) {
            Block undone = blocks.removeLast();
            stream.add(new ChainFact.BlockRolledBack(undone.hash(), undone.height()));
            if (!forget) {
                undone.txs().stream()
                        .filter(tx -> tx.policyId() >= 0)
                        .forEach(tx -> mempool.computeIfAbsent(tx.sender(), any -> new TreeMap<>())
                                .put(tx.nonce(), tx));
            }
        }
    }

    void finaliseUpTo(long height) {
        if (height > finalHeight && height <= blocks.size()) {
            finalHeight = height;
            stream.add(new ChainFact.FinalityAdvanced(height));
        }
    }

    void forgetMempool() {
        mempool.clear();
    }

    /** How often each command's transaction stands in the chain. Key: policy id. */
    Map<Long, Long> executions() {
        Map<Long, Long> executions = new TreeMap<>();
        blocks.stream()
                .flatMap(b -> b.txs().stream())
                .filter(tx -> tx.policyId() >= 0)
                .forEach(tx -> executions.merge(tx.policyId(), 1L, Long::sum));
        return executions;
    }

    Optional<Long> gapAbove(StacksAddress address) {
        long next = accountNonce(address);
        TreeMap<Long, Tx> queued = mempool.getOrDefault(address, new TreeMap<>());
        return queued.isEmpty() || queued.firstKey() <= next ? Optional.empty() : Optional.of(next);
    }
}
