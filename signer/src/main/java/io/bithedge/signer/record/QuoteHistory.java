package io.bithedge.signer.record;

import io.bithedge.stacks.Bytes;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The fold of the quotes of two days: which id stands for what, and what the last hour may lock. */
public final class QuoteHistory {
    private static final long HOUR_MS = 3_600_000;

    private static final int DAYS = 2;

    /** Key: day, value: by quote id the hash of the message that was signed with it. */
    private final TreeMap<LocalDate, Map<Bytes, Bytes>> hashes = new TreeMap<>();

    private final Deque<QuoteEntry> lastHour = new ArrayDeque<>();
    private final Map<String, Long> collateral = new TreeMap<>();
    private long lastAtMs;

    /** Throws {@link RecordDamagedException} for an id that stands for something else. */
    void apply(QuoteEntry entry) {
        if (hashOf(entry.quoteId()).isPresent()) {
            throw new RecordDamagedException(
                    "quote %s is in the record twice".formatted(entry.quoteId().toHex()));
        }
        hashes.computeIfAbsent(entry.day(), day -> new HashMap<>()).put(entry.quoteId(), entry.hash());
        while (hashes.size() > DAYS) {
            hashes.pollFirstEntry();
        }
        lastAtMs = notBefore(entry.atMs());
        lastHour.addLast(entry);
        collateral.merge(entry.token(), entry.collateral(), Math::addExact);
    }

    /** What was signed under this id. */
    public Optional<Bytes> hashOf(Bytes quoteId) {
        return hashes.values().stream()
                .flatMap(day -> Optional.ofNullable(day.get(quoteId)).stream())
                .findFirst();
    }

    /** What the quotes of the hour before that moment may lock, base units. */
    public long collateralOfHour(String token, long atMs) {
        while (!lastHour.isEmpty() && lastHour.getFirst().atMs() <= atMs - HOUR_MS) {
            QuoteEntry old = lastHour.removeFirst();
            collateral.merge(old.token(), -old.collateral(), Math::addExact);
        }
        return collateral.getOrDefault(token, 0L);
    }

    /** A clock that was set back opens no second hour: time does not go behind the last entry. */
    public long notBefore(long nowMs) {
        return Math.max(nowMs, lastAtMs);
    }

    /** How many are known. */
    public long count() {
        return hashes.values().stream().mapToLong(Map::size).sum();
    }
}
