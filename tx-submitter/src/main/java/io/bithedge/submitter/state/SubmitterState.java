package io.bithedge.submitter.state;

import io.bithedge.ledger.policy.BurnBlocks;
import io.bithedge.stacks.Txid;
import io.bithedge.submitter.value.BlockRef;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What the records of `transactions` say, taken together. Changed by replaying records and by heights of the chain only, so that live
 * and recovery are the same code. Not thread-safe.
 *
 * <p>Transactions that share a role and a nonce are a slot: exactly one of them can be mined.
 */
public final class SubmitterState {
    /**
     * Commands that are remembered when they are done with, some 150 bytes each. Positions are stored up to the oldest that is not, so what
     * comes again came lately; of an older one the chain itself says that it is done.
     */
    private static final int MOST_CLOSED = 100_000;

    private static final Comparator<SubmittedTransaction> BY_NONCE = Comparator.comparing(SubmittedTransaction::role)
            .thenComparingLong(SubmittedTransaction::nonce)
            .thenComparing(o -> o.key().commandId());

    /** What may still change. Key: first command. */
    private final Map<CommandKey, SubmittedTransaction> open = new HashMap<>();
    /** How commands ended: those that ended last. */
    private final Map<CommandKey, TransactionState> closed = new LinkedHashMap<>();
    /** Key: command, value: the key of the open record that carries it. */
    private final Map<CommandKey, CommandKey> carriers = new HashMap<>();

    private final Map<Txid, CommandKey> keysByTxid = new HashMap<>();
    private final Map<SignerRole, NavigableMap<Long, List<CommandKey>>> slots = new HashMap<>();
    private final Map<SignerRole, Long> highestFinalNonces = new HashMap<>();
    private final SpentFees spent = new SpentFees();

    private final int mostClosed;
    private BlockRef newestFinal = BlockRef.NONE;
    private long finalHeight;
    private long burnTip;

    public SubmitterState() {
        this(MOST_CLOSED);
    }

    SubmitterState(int mostClosed) {
        this.mostClosed = mostClosed;
    }

    /** A record as it was stored. Cannot be refused. */
    public void replay(SubmittedTransaction record) {
        SubmittedTransaction before = open.remove(record.key());
        if (before != null) {
            forget(before);
        }
        if (record.isFollower()) {
            return;
        }
        closed.remove(record.key());
        spent.replay(record);
        burnTip = Math.max(burnTip, record.landing().block().burnHeight());
        switch (record.state()) {
            case ACCEPTED, PREFLIGHTED, INTENT, SIGNED, POSTED, IN_MEMPOOL, MINED, ROLLED_BACK, ABORTED, PARKED ->
                keepOpen(record);
            case DROPPED, REPLACED -> close(record);
            case FINAL -> {
                close(record);
                highestFinalNonces.merge(record.role(), record.nonce(), Math::max);
                remember(record.landing().block());
            }
        }
    }

    /** What only its used nonce told, such as a filler, is in a block that nobody saw. */
    private void remember(BlockRef block) {
        if (!block.indexBlockHash().isEmpty() && block.height() > newestFinal.height()) {
            newestFinal = block;
        }
    }

    private void forget(SubmittedTransaction record) {
        record.txids().forEach(keysByTxid::remove);
        record.carriedKeys().forEach(key -> carriers.remove(key, record.key()));
        record.envelope().ifPresent(e -> {
            NavigableMap<Long, List<CommandKey>> ofRole = slots.get(record.role());
            if (ofRole != null) {
                ofRole.computeIfPresent(e.nonce(), (nonce, keys) -> without(keys, record.key()));
            }
        });
    }

    @SuppressWarnings("NullAway") // null is how computeIfPresent removes
    private static List<CommandKey> without(List<CommandKey> keys, CommandKey key) {
        keys.remove(key);
        return keys.isEmpty() ? null : keys;
    }

    private void keepOpen(SubmittedTransaction record) {
        open.put(record.key(), record);
        record.txids().forEach(txid -> keysByTxid.put(txid, record.key()));
        for (CommandKey carried : record.carriedKeys()) {
            carriers.put(carried, record.key());
            closed.remove(carried);
        }
        record.envelope()
                .ifPresent(e -> slots.computeIfAbsent(record.role(), any -> new TreeMap<>())
                        .computeIfAbsent(e.nonce(), any -> new ArrayList<>())
                        .add(record.key()));
    }

    private void close(SubmittedTransaction record) {
        for (CommandKey key : record.carriedKeys()) {
            closed.remove(key);
            closed.put(key, record.state());
        }
        while (closed.size() > mostClosed) {
            closed.remove(closed.keySet().iterator().next());
        }
    }

    /** Blocks up to `height` are final: what failed in them has failed for good, and its nonce with it. */
    public void finalised(long height) {
        finalHeight = Math.max(finalHeight, height);
        for (SubmittedTransaction failed : landedUpTo(height)) {
            if (failed.state() == TransactionState.ABORTED) {
                open.remove(failed.key());
                forget(failed);
                close(failed);
                highestFinalNonces.merge(failed.role(), failed.nonce(), Math::max);
            }
        }
    }

    public void burnHeightSeen(long height) {
        burnTip = Math.max(burnTip, height);
    }

    /** Newest height of the burn chain that was seen; 0 when none was. */
    public long burnTip() {
        return burnTip;
    }

    /** The highest block with a transaction of ours that is final; `NONE` before there is one. */
    public BlockRef newestFinal() {
        return newestFinal;
    }

    public long finalHeight() {
        return finalHeight;
    }

    /** Nothing more will be done for it, and no transaction of it can be mined any more. */
    public boolean isDone(CommandKey key) {
        return closed.containsKey(key);
    }

    public boolean isKnown(CommandKey key) {
        return closed.containsKey(key) || carriers.containsKey(key);
    }

    /** It has no transaction and shall get one. */
    public boolean isWaiting(CommandKey key) {
        SubmittedTransaction known = open.get(key);
        return known != null && known.state() == TransactionState.ACCEPTED;
    }

    public Optional<SubmittedTransaction> get(CommandKey key) {
        return Optional.ofNullable(open.get(key));
    }

    /** The open record of the transaction that carries the command. */
    public Optional<SubmittedTransaction> carrierOf(CommandKey key) {
        return Optional.ofNullable(carriers.get(key)).flatMap(this::get);
    }

    public Optional<SubmittedTransaction> byTxid(Txid txid) {
        return Optional.ofNullable(keysByTxid.get(txid)).map(open::get);
    }

    public List<SubmittedTransaction> open() {
        return List.copyOf(open.values());
    }

    public List<SubmittedTransaction> open(SignerRole role) {
        return open.values().stream().filter(o -> o.role().equals(role)).toList();
    }

    /** Every open record with this nonce. */
    public List<SubmittedTransaction> slot(SignerRole role, long nonce) {
        return slots.getOrDefault(role, new TreeMap<>()).getOrDefault(nonce, List.of()).stream()
                .map(key -> get(key).orElseThrow())
                .toList();
    }

    /** Transactions to be posted, lowest nonce first. */
    public List<SubmittedTransaction> afloat(SignerRole role) {
        return bound(role)
                .filter(SubmittedTransaction::isAfloat)
                .sorted(BY_NONCE)
                .toList();
    }

    /** Transactions whose signature is not stored yet, lowest nonce first. */
    public List<SubmittedTransaction> unsigned(SignerRole role) {
        return bound(role)
                .filter(o -> o.state() == TransactionState.INTENT)
                .sorted(BY_NONCE)
                .toList();
    }

    private java.util.stream.Stream<SubmittedTransaction> bound(SignerRole role) {
        return slots.getOrDefault(role, new TreeMap<>()).values().stream()
                .flatMap(List::stream)
                .map(key -> get(key).orElseThrow());
    }

    public List<SubmittedTransaction> inBlock(String indexBlockHash) {
        return open.values().stream()
                .filter(o -> o.state() == TransactionState.MINED || o.state() == TransactionState.ABORTED)
                .filter(o -> o.landing().block().indexBlockHash().equals(indexBlockHash))
                .sorted(BY_NONCE)
                .toList();
    }

    /** In blocks up to this height and not closed. */
    public List<SubmittedTransaction> landedUpTo(long height) {
        return open.values().stream()
                .filter(o -> o.state().isLanded() && o.landing().block().height() <= height)
                .sorted(BY_NONCE)
                .toList();
    }

    /** Highest nonce that is used or spoken for; empty before the first one. */
    public OptionalLong highestNonce(SignerRole role) {
        long held = bound(role).mapToLong(SubmittedTransaction::nonce).max().orElse(-1);
        long highest = Math.max(held, highestFinalNonces.getOrDefault(role, -1L));
        return highest < 0 ? OptionalLong.empty() : OptionalLong.of(highest);
    }

    public OptionalLong highestFinalNonce(SignerRole role) {
        Long highest = highestFinalNonces.get(role);
        return highest == null ? OptionalLong.empty() : OptionalLong.of(highest);
    }

    /** Newest burn height at which a transaction of the role was in a block. */
    public long lastLandedBurnHeight(SignerRole role) {
        return spent.newestBurnHeight(role);
    }

    /** Micro-STX that the role paid in the last burn-chain day and may pay for what is under way: each nonce at its highest fee. */
    public long feesOfDay(SignerRole role) {
        long underWay = slots.getOrDefault(role, new TreeMap<>()).values().stream()
                .mapToLong(keys -> keys.stream()
                        .map(key -> get(key).orElseThrow())
                        .filter(o -> !o.state().isLanded())
                        .mapToLong(o -> o.envelope().orElseThrow().feeMicroStx())
                        .max()
                        .orElse(0))
                .sum();
        return Math.addExact(underWay, spent.since(role, burnTip - BurnBlocks.DAY));
    }
}
