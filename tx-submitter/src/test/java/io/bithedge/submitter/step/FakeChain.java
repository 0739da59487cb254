package io.bithedge.submitter.step;

import io.bithedge.ledger.policy.BurnBlocks;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.transaction.Payload;
import io.bithedge.stacks.transaction.SpendingCondition.SingleSig;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.submitter.value.BlockRef;
import io.bithedge.submitter.value.ChainFact;
import io.bithedge.submitter.value.ChainFact.Status;
import io.bithedge.submitter.value.PostOutcome;
import io.bithedge.submitter.value.Sighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A node with a mempool, blocks, forks and a final point, by the rules that matter to a sender. What a policy id does: see {@link Kind}. */
final class FakeChain {
    private static final int CHAINING = 25;

    private final List<Block> blocks = new ArrayList<>();
    private final Map<StacksAddress, TreeMap<Long, Tx>> mempool = new HashMap<>();
    private final Map<StacksAddress, Long> nonces = new HashMap<>();
    private final Map<Long, Integer> executions = new TreeMap<>();
    private final Set<Txid> thrownOut = new HashSet<>();
    private final Map<Txid, Tx> known = new HashMap<>();
    private final Map<Txid, Tx> decoded = new HashMap<>();
    private final Set<Txid> inBlocks = new HashSet<>();
    private final List<ChainFact> stream = new ArrayList<>();
    private long hashes;
    private long finalHeight;
    private long burnHeight = 100;
    /** Miners take nothing that pays less. */
    private long pressureMicroStx;

    /** What an id stands for, by its thousands. */
    enum Kind {
        GOOD(0),
        /** The node refuses it as a bad argument. */
        REFUSED(1_000),
        /** The node takes it and throws it out silently. */
        PROBLEMATIC(2_000),
        /** The contract undoes the call; a preflight knows. */
        FAILING(3_000),
        /** A preflight finds that it does something else. */
        MISMATCHING(4_000),
        /** The signer's policy refuses it. */
        FORBIDDEN(5_000);

        private final long from;

        Kind(long from) {
            this.from = from;
        }

        static Kind of(long id) {
            return Arrays.stream(values())
                    .filter(kind -> id / 1_000 * 1_000 == kind.from)
                    .findFirst()
                    .orElseThrow();
        }

        long id(long number) {
            return from + number;
        }
    }

    /** No ids: a transfer, ours or foreign. */
    record Tx(StacksAddress sender, long nonce, long feeMicroStx, Txid txid, List<Long> ids, boolean isForeign) {
        boolean has(Kind kind) {
            return ids.stream().anyMatch(id -> Kind.of(id) == kind);
        }
    }

    private record Block(long height, String hash, long burnHeight, List<Tx> txs) {}

    /** Decodes the same bytes once. */
    Tx decode(Bytes signed, Txid txid) {
        return decoded.computeIfAbsent(txid, any -> decode(signed));
    }

    private static Tx decode(Bytes signed) {
        StacksTransaction tx = StacksTransaction.decode(signed);
        SingleSig origin = (SingleSig) tx.authorization().origin();
        return new Tx(
                origin.address(Network.TESTNET),
                origin.nonce().longValueExact(),
                origin.feeMicroStx().longValueExact(),
                tx.txid(),
                tx.payload() instanceof Payload.ContractCall call ? ids(call) : List.of(),
                false);
    }

    static List<Long> ids(Payload.ContractCall call) {
        return ids(call.arguments());
    }

    static List<Long> ids(List<ClarityValue> arguments) {
        ClarityValue.ListValue list = (ClarityValue.ListValue) arguments.getFirst();
        return list.items().stream()
                .map(ClarityView::of)
                .filter(item -> item.has("policy-id"))
                .map(item -> item.uintLong("policy-id"))
                .toList();
    }

    /** Facts the watcher wrote and nobody took yet. */
    List<ChainFact> takeStream() {
        List<ChainFact> taken = List.copyOf(stream);
        stream.clear();
        return taken;
    }

    Optional<String> hashAt(long height) {
        return height < 1 || height > blocks.size()
                ? Optional.empty()
                : Optional.of(blocks.get((int) height - 1).hash());
    }

    /** As a devnet that was set up anew: another chain at the same address. The watcher tells nothing of it. */
    void beginAnew() {
        blocks.clear();
        mempool.clear();
        nonces.clear();
        executions.clear();
        inBlocks.clear();
        known.clear();
        stream.clear();
        finalHeight = 0;
    }

    long tipHeight() {
        return blocks.size();
    }

    long burnHeight() {
        return burnHeight;
    }

    void pressure(long microStx) {
        pressureMicroStx = microStx;
    }

    long pressure() {
        return pressureMicroStx;
    }

    long accountNonce(StacksAddress address) {
        return nonces.getOrDefault(address, 0L);
    }

    PostOutcome post(Tx tx) {
        if (tx.has(Kind.REFUSED)) {
            return new PostOutcome.Refused("BadFunctionArgument");
        }
        long account = accountNonce(tx.sender());
        if (tx.nonce() < account) {
            return new PostOutcome.NonceUsed("BadNonce", tipHeight());
        }
        if (tx.nonce() > account + CHAINING) {
            return new PostOutcome.Busy("TooMuchChaining");
        }
        if (tx.has(Kind.PROBLEMATIC)) {
            thrownOut.add(tx.txid());
            return new PostOutcome.Accepted();
        }
        TreeMap<Long, Tx> queued = mempool.computeIfAbsent(tx.sender(), any -> new TreeMap<>());
        Tx there = queued.get(tx.nonce());
        if (there == null || there.txid().equals(tx.txid()) || there.feeMicroStx() < tx.feeMicroStx()) {
            queued.put(tx.nonce(), tx);
            known.put(tx.txid(), tx);
            return new PostOutcome.Accepted();
        }
        return new PostOutcome.NonceContested(
                "ConflictingNonceInMempool", lookUp(tx.txid()) instanceof Sighting.InMempool);
    }

    Sighting lookUp(Txid txid) {
        if (inBlocks.contains(txid)) {
            return new Sighting.InBlock();
        }
        if (thrownOut.contains(txid)) {
            return new Sighting.Dropped("dropped_problematic", "");
        }
        Tx tx = known.get(txid);
        if (tx == null) {
            return new Sighting.Unknown();
        }
        Tx there = mempool.getOrDefault(tx.sender(), new TreeMap<>()).get(tx.nonce());
        if (there == null) {
            return new Sighting.Unknown();
        }
        return there.txid().equals(txid)
                ? new Sighting.InMempool()
                : new Sighting.Dropped("dropped_replace_by_fee", there.txid().toString());
    }

    /** A block with what is ready, pays enough, and is at most `most` transactions. The burn chain grows by `burnBlocks` first. */
    void mine(int most, int burnBlocks) {
        burnHeight += burnBlocks;
        List<Tx> txs = new ArrayList<>();
        for (Map.Entry<StacksAddress, TreeMap<Long, Tx>> sender : mempool.entrySet()) {
            long nonce = accountNonce(sender.getKey());
            sender.getValue().headMap(nonce).clear();
            while (txs.size() < most
                    && sender.getValue().containsKey(nonce)
                    && sender.getValue().get(nonce).feeMicroStx() >= pressureMicroStx) {
                txs.add(sender.getValue().remove(nonce));
                nonce++;
            }
        }
        seal(txs);
    }

    /** Somebody else uses the key: his transaction is mined at once. */
    void mineForeign(StacksAddress sender) {
        long nonce = accountNonce(sender);
        seal(List.of(new Tx(sender, nonce, 1, new Txid(Bytes.ofHex("%064x".formatted(++hashes))), List.of(), true)));
    }

    private void seal(List<Tx> txs) {
        Block block = new Block(blocks.size() + 1, "block-" + ++hashes, burnHeight, txs);
        blocks.add(block);
        BlockRef ref = new BlockRef(block.height(), block.hash(), burnHeight);
        for (Tx tx : txs) {
            nonces.merge(tx.sender(), 1L, Long::sum);
            inBlocks.add(tx.txid());
            tx.ids().forEach(id -> executions.merge(id, 1, Integer::sum));
            if (!tx.ids().isEmpty()) {
                stream.add(
                        tx.has(Kind.FAILING)
                                ? new ChainFact.TransactionMined(
                                        tx.txid(),
                                        ref,
                                        Status.ABORT_BY_RESPONSE,
                                        Bytes.ofHex("0x0801" + "%032x".formatted(200)))
                                : new ChainFact.TransactionMined(
                                        tx.txid(), ref, Status.SUCCESS, Bytes.ofHex("0x0703")));
            }
        }
        stream.add(new ChainFact.BurnHeightSeen(burnHeight));
    }

    /** Undoes blocks above the final point; their transactions return to the mempool, or are forgotten. */
    void fork(int depth, boolean forget) {
        for (int i = 0; i < depth && blocks.size() > finalHeight; i++) {
            Block undone = blocks.removeLast();
            stream.add(new ChainFact.BlockRolledBack(undone.hash(), undone.height()));
            for (Tx tx : undone.txs()) {
                nonces.merge(tx.sender(), -1L, Long::sum);
                inBlocks.remove(tx.txid());
                tx.ids().forEach(id -> executions.merge(id, -1, Integer::sum));
                if (!forget && !tx.isForeign()) {
                    mempool.computeIfAbsent(tx.sender(), any -> new TreeMap<>()).putIfAbsent(tx.nonce(), tx);
                }
            }
        }
    }

    void finaliseUpTo(long height) {
        if (height > finalHeight && height <= blocks.size()) {
            finalHeight = height;
            stream.add(new ChainFact.FinalityAdvanced(height, burnHeight));
        }
    }

    void forgetMempool() {
        mempool.clear();
    }

    /** How often each id stands in the chain. */
    Map<Long, Integer> executions() {
        return executions;
    }

    /** Highest sum that the account paid within a burn-chain day. */
    long mostPaidInADay(StacksAddress sender) {
        TreeMap<Long, Long> fees = new TreeMap<>();
        for (Block block : blocks) {
            for (Tx tx : block.txs()) {
                if (tx.sender().equals(sender) && !tx.isForeign()) {
                    fees.merge(block.burnHeight(), tx.feeMicroStx(), Long::sum);
                }
            }
        }
        return fees.keySet().stream()
                .mapToLong(end -> fees.subMap(end - BurnBlocks.DAY, false, end, true).values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .max()
                .orElse(0);
    }

    Optional<Long> gapAbove(StacksAddress address) {
        long next = accountNonce(address);
        TreeMap<Long, Tx> queued = mempool.getOrDefault(address, new TreeMap<>());
        return queued.isEmpty() || queued.firstKey() <= next ? Optional.empty() : Optional.of(next);
    }
}
