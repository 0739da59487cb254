package io.bithedge.api.guard;

/** What was taken within the last hour, in slots of five minutes: a slot is free again an hour after its end. Not thread-safe. */
final class HourOfCollateral {
    static final long SLOT_MS = 300_000;
    /** One more than an hour has: the present one is not over. */
    private static final int SLOTS = 13;

    private final long[] amounts = new long[SLOTS];
    private long newest;

    private static long slot(long nowMs) {
        return Math.floorDiv(nowMs, SLOT_MS);
    }

    /** Slots that are over are emptied. A clock that goes back stays in the newest slot. */
    private void moveTo(long slot) {
        for (long next = Math.max(newest + 1, slot - SLOTS + 1); next <= slot; next++) {
            amounts[index(next)] = 0;
        }
        newest = Math.max(newest, slot);
    }

    private static int index(long slot) {
        return Math.floorMod(slot, SLOTS);
    }

    long taken(long nowMs) {
        moveTo(slot(nowMs));
        long sum = 0;
        for (long amount : amounts) {
            sum = Math.addExact(sum, amount);
        }
        return sum;
    }

    /** The slot it was put into. */
    long take(long amount, long nowMs) {
        moveTo(slot(nowMs));
        amounts[index(newest)] = Math.addExact(amounts[index(newest)], amount);
        return newest;
    }

    void giveBack(long amount, long slot) {
        if (slot > newest - SLOTS) {
            amounts[index(slot)] = Math.max(0, amounts[index(slot)] - amount);
        }
    }

    /** 0 when {@code amount} fits into {@code most} now; it has to be at most that. */
    long secondsUntilFree(long amount, long most, long nowMs) {
        long taken = taken(nowMs);
        for (long slot = newest - SLOTS + 1; taken > most - amount; slot++) {
            taken -= amounts[index(slot)];
            if (taken <= most - amount) {
                return Math.ceilDiv((slot + SLOTS) * SLOT_MS - nowMs, 1_000L);
            }
        }
        return 0;
    }
}
