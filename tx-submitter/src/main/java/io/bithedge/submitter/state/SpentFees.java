package io.bithedge.submitter.state;

import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What landed transactions paid, by burn height, for one burn-chain day. An older transaction of a nonce counts as the newest: at most too much. */
public final class SpentFees {
    /** Key: command, for a record that lands elsewhere or returns takes its fee along. */
    private final Map<CommandKey, Paid> paid = new HashMap<>();

    private final Map<SignerRole, NavigableMap<Long, Long>> byBurnHeight = new HashMap<>();

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
        }
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
