package io.bithedge.signer.record;

import io.bithedge.stacks.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The fold of the record. A nonce is worth the dearest of its transactions, because one of them at most is mined: a replacement
 * counts only what it adds, on its own day.
 */
public final class History {
    private static final long DAY_MS = 86_400_000;

    private final Map<String, RoleHistory> roles = new HashMap<>();
    private long lastAtMs;
    private long count;

    private static final class RoleHistory {
        /** Key: nonce, value: what was signed for it, oldest first. */
        private final TreeMap<Long, List<SignedEntry>> byNonce = new TreeMap<>();

        private long day;
        private long spentMicroStx;
    }

    /** Throws {@link RecordDamagedException} when the entry cannot have been signed after those before it. */
    public void apply(SignedEntry entry) {
        Optional<SignedEntry> last = last(entry.role(), entry.nonce());
        if (!entry.replaces().equals(last.map(SignedEntry::txid))) {
            throw new RecordDamagedException("%s nonce %d: expected an entry that replaces %s, got %s that replaces %s"
                    .formatted(
                            entry.role(), entry.nonce(), last.map(SignedEntry::txid), entry.txid(), entry.replaces()));
        }
        long added = added(entry.role(), entry.nonce(), entry.spendMicroStx());
        RoleHistory role = roles.computeIfAbsent(entry.role(), name -> new RoleHistory());
        long day = day(entry.atMs());
        role.spentMicroStx = Math.addExact(role.day == day ? role.spentMicroStx : 0, added);
        role.day = day;
        role.byNonce.computeIfAbsent(entry.nonce(), nonce -> new ArrayList<>()).add(entry);
        lastAtMs = Math.max(lastAtMs, entry.atMs());
        count++;
    }

    /** What was signed last for the nonce. */
    public Optional<SignedEntry> last(String role, long nonce) {
        List<SignedEntry> signed = signed(role, nonce);
        return signed.isEmpty() ? Optional.empty() : Optional.of(signed.getLast());
    }

    /** The entry of this very transaction. */
    public Optional<SignedEntry> same(String role, long nonce, long feeMicroStx, Bytes essence) {
        return signed(role, nonce).stream()
                .filter(entry ->
                        entry.feeMicroStx() == feeMicroStx && entry.essence().equals(essence))
                .findFirst();
    }

    /** What a transaction of this spend would add to the day. */
    public long added(String role, long nonce, long spendMicroStx) {
        long before = signed(role, nonce).stream()
                .mapToLong(SignedEntry::spendMicroStx)
                .max()
                .orElse(0);
        return Math.max(0, spendMicroStx - before);
    }

    /** Spent on the day (UTC) of that moment. */
    public long spentMicroStx(String role, long atMs) {
        RoleHistory history = roles.get(role);
        return history == null || history.day != day(atMs) ? 0 : history.spentMicroStx;
    }

    /** One above the highest nonce signed, 0 when none was. */
    public long nextNonce(String role) {
        RoleHistory history = roles.get(role);
        return history == null ? 0 : history.byNonce.lastKey() + 1;
    }

    /** A clock that was set back opens no second day: time does not go behind the last entry. */
    public long notBefore(long nowMs) {
        return Math.max(nowMs, lastAtMs);
    }

    public long count() {
        return count;
    }

    private List<SignedEntry> signed(String role, long nonce) {
        RoleHistory history = roles.get(role);
        return history == null ? List.of() : history.byNonce.getOrDefault(nonce, List.of());
    }

    private static long day(long atMs) {
        return Math.floorDiv(atMs, DAY_MS);
    }
}
