package io.bithedge.submitter.state;

import io.bithedge.ledger.policy.BurnBlocks;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What landed transactions paid, by burn height, for one burn-chain day and a little more. An older transaction of a nonce counts as the newest: at most too much. */
public final class SpentFees {
    /** Key: command, for a record that lands elsewhere or returns takes its fee along. */
    private final Map<CommandKey, Paid> paid = new HashMap<>();

    private final Map<SignerRole, NavigableMap<Long, Long>> byBurnHeight = new HashMap<>();

    /** A day counts; a branch of the chain that is left may lie a little below. */
    private static final long DAYS = 2;

    private static final int FEW = 1_024;
    /** With more rows than this, those that are too old to count are forgotten. */
    private int many = FEW;

    private long newest;

    private record Paid(long burnHeight, long feeMicroStx) {}

    void replay(SubmittedTransaction record) {
        Paid before = paid.remove(record.key());
        NavigableMap<Long, Long> fees = byBurnHeight.computeIfAbsent(record.role(), any -> new TreeMap<>());
        if (before != null) {
            fees.merge(before.burnHeight(), -before.feeMicroStx(), Long::sum);
        }
        if (record.state().isLanded() && record.envelope().isPresent()) {
            Paid now = new Paid(
                    record.landing().block().burnHeight(),
                    record.envelope().orElseThrow().feeMicroStx());
            paid.put(record.key(), now);
            fees.merge(now.burnHeight(), now.feeMicroStx(), Long::sum);
            newest = Math.max(newest, now.burnHeight());
            if (paid.size() > many) {
                forgetBefore(newest - DAYS * BurnBlocks.DAY);
                many = Math.max(FEW, 2 * paid.size());
            }
        }
    }

    /** The newest of each role stays: it tells when the role was last in a block. */
    private void forgetBefore(long burnHeight) {
        paid.values().removeIf(it -> it.burnHeight() < burnHeight);
        byBurnHeight.values().stream()
                .filter(fees -> !fees.isEmpty())
                .forEach(fees -> fees.headMap(Math.min(burnHeight, fees.lastKey()), false)
                        .clear());
    }

    int size() {
        return paid.size() + byBurnHeight.values().stream().mapToInt(Map::size).sum();
    }

    /** Above this burn height. */
    public long since(SignerRole role, long burnHeight) {
        return byBurnHeight.getOrDefault(role, new TreeMap<>()).tailMap(burnHeight, false).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    long newestBurnHeight(SignerRole role) {
        NavigableMap<Long, Long> fees = byBurnHeight.getOrDefault(role, new TreeMap<>());
        return fees.isEmpty() ? 0 : fees.lastKey();
    }
}
