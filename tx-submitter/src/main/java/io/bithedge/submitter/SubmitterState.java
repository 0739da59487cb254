package io.bithedge.submitter;

import io.bithedge.stacks.Txid;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the records of `transactions` say, taken together. Changed by replaying records and final heights only, so that live and
 * recovery are the same code. Not thread-safe.
 */
public final class SubmitterState {
    /** Every command that was ever answered by a record. Key: command, value: its last record while it may still change. */
    private final Map<CommandKey, Outgoing> open = new HashMap<>();

    private final Map<CommandKey, Phase> closed = new HashMap<>();
    private final Map<Txid, CommandKey> keysByTxid = new HashMap<>();
    /** Key: role, value: the highest nonce in a final block. */
    private final Map<SignerRole, Long> highestFinalNonces = new HashMap<>();

    private long finalHeight;

    /** A record as it was stored. Cannot be refused. */
    public void replay(Outgoing record) {
        CommandKey key = record.key();
        Outgoing before = open.remove(key);
        if (before != null) {
            before.envelope().ifPresent(e -> keysByTxid.remove(e.txid()));
        }
        closed.remove(key);
        switch (record.phase()) {
            case ACCEPTED, SIGNED, POSTED, MINED, ROLLED_BACK, ABORTED -> keepOpen(record);
            // A dropped transaction stays known by its txid: should it be mined after all, that is seen.
            case DROPPED -> {
                closed.put(key, record.phase());
                record.envelope().ifPresent(e -> keepOpen(record));
            }
            case FINAL -> close(record);
        }
    }

    /** Blocks up to `height` are final: what failed in them has failed for good. */
    public void finalised(long height) {
        finalHeight = Math.max(finalHeight, height);
        List<Outgoing> settled = open.values().stream()
                .filter(o -> o.phase() == Phase.ABORTED && o.block().height() <= height)
                .toList();
        for (Outgoing outgoing : settled) {
            open.remove(outgoing.key());
            keysByTxid.remove(outgoing.txid());
            close(outgoing);
        }
    }

    private void keepOpen(Outgoing record) {
        open.put(record.key(), record);
        record.envelope().ifPresent(e -> keysByTxid.put(e.txid(), record.key()));
    }

    private void close(Outgoing record) {
        closed.put(record.key(), record.phase());
        highestFinalNonces.merge(record.key().signer(), record.nonce(), Math::max);
    }

    /** True when the command needs nothing more from its arrival: it has a transaction, or was refused. */
    public boolean isHandled(CommandKey key) {
        Outgoing known = open.get(key);
        return closed.containsKey(key) || (known != null && known.phase() != Phase.ACCEPTED);
    }

    public boolean isKnown(CommandKey key) {
        return open.containsKey(key) || closed.containsKey(key);
    }

    public Optional<Outgoing> byTxid(Txid txid) {
        return Optional.ofNullable(keysByTxid.get(txid)).map(open::get);
    }

    public Optional<Outgoing> get(CommandKey key) {
        return Optional.ofNullable(open.get(key));
    }

    /** Transactions to be posted, lowest nonce first. */
    public List<Outgoing> afloat(SignerRole role) {
        return open.values().stream()
                .filter(o -> o.key().signer().equals(role) && o.phase().isAfloat())
                .sorted(Comparator.comparingLong(Outgoing::nonce))
                .toList();
    }

    public List<Outgoing> inBlock(String indexBlockHash) {
        return open.values().stream()
                .filter(o -> !o.block().equals(BlockRef.NONE))
                .filter(o -> o.block().indexBlockHash().equals(indexBlockHash))
                .sorted(Comparator.comparing((Outgoing o) -> o.key().signer()).thenComparingLong(Outgoing::nonce))
                .toList();
    }

    public List<Outgoing> minedUpTo(long height) {
        return open.values().stream()
                .filter(o -> o.phase() == Phase.MINED && o.block().height() <= height)
                .sorted(Comparator.comparing((Outgoing o) -> o.key().signer()).thenComparingLong(Outgoing::nonce))
                .toList();
    }

    /** Highest nonce bound to a transaction that was not dropped; empty before the first one. */
    public OptionalLong highestNonce(SignerRole role) {
        long held = open.values().stream()
                .filter(o -> o.key().signer().equals(role) && o.phase().holdsNonce())
                .mapToLong(Outgoing::nonce)
                .max()
                .orElse(-1);
        long highest = Math.max(held, highestFinalNonces.getOrDefault(role, -1L));
        return highest < 0 ? OptionalLong.empty() : OptionalLong.of(highest);
    }

    public OptionalLong highestFinalNonce(SignerRole role) {
        Long highest = highestFinalNonces.get(role);
        return highest == null ? OptionalLong.empty() : OptionalLong.of(highest);
    }

    /** Neither final nor failed nor dropped. */
    public long pending(SignerRole role) {
        return open.values().stream()
                .filter(o -> o.key().signer().equals(role))
                .filter(o -> o.phase() != Phase.ABORTED && o.phase() != Phase.DROPPED)
                .count();
    }

    public long finalHeight() {
        return finalHeight;
    }
}
