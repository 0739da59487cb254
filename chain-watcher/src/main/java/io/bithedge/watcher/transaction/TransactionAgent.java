package io.bithedge.watcher.transaction;

import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.transaction.TransactionLog.Registration;
import io.bithedge.watcher.transaction.WalletTransactionRule.Now;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks watched transactions up until they can no longer change. One step takes new registrations while there is room, looks at the few
 * that have waited longest, and publishes what changed. What is not taken waits in Kafka, and so does everything a killed process had
 * not published. Stepped by one thread; the status may be read by any.
 */
public final class TransactionAgent {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionAgent.class);
    private static final long LONGEST_REST_MS = 30_000;
    /** More of them, and it is not the one transaction. */
    private static final int FAILURES_IN_A_ROW = 3;

    private final TransactionSource source;
    private final TransactionLog log;
    private final WalletTransactionRule rule;
    private final Settings settings;
    private final InstantSource clock;
    private final LongSupplier finalHeight;
    private final WatchTable watches = new WatchTable();
    private final ClientShares shares;
    private boolean isOpen;
    private long restUntilMs;
    private long restMs;
    private volatile Status status = new Status(0, "");

    /**
     * How it goes.
     *
     * @param watched transactions held right now
     * @param reason why nothing is looked up; empty when all is well
     */
    public record Status(int watched, String reason) {}

    /**
     * Bounds of the work.
     *
     * @param mostWatched transactions held at once; more wait in Kafka
     * @param mostPerClient of one client; his oldest give way to his newest
     * @param looksPerStep look-ups of one step
     * @param lookIntervalMs between two looks at one transaction, at least
     */
    public record Settings(int mostWatched, int mostPerClient, int looksPerStep, long lookIntervalMs) {}

    /** {@code finalHeight} gives the Stacks height of the newest final block, 0 before the first. */
    public TransactionAgent(
            TransactionSource source,
            TransactionLog log,
            WalletTransactionRule rule,
            Settings settings,
            LongSupplier finalHeight,
            InstantSource clock) {
        this.source = source;
        this.log = log;
        this.rule = rule;
        this.settings = settings;
        this.shares = new ClientShares(settings.mostPerClient());
        this.finalHeight = finalHeight;
        this.clock = clock;
    }

    public Status status() {
        return status;
    }

    /** Something happened that nobody foresaw: nothing more is looked up. */
    public void halt(String why) {
        LOG.error("{}", why);
        status = new Status(watches.size(), why);
    }

    /** One step. Returns how much was published; 0 means that there is nothing to do right now. */
    public int doWork() {
        Now now = new Now(clock.millis(), finalHeight.getAsLong());
        if (now.millis() < restUntilMs) {
            return 0;
        }
        try {
            openOnce(now);
            Map<String, WalletTransaction> changed = new HashMap<>();
            take(changed);
            String trouble = look(changed, now);
            publish(changed, now);
            settle(trouble, now);
            return changed.size();
        } catch (TransactionLog.Unavailable e) {
            isOpen = false;
            settle(String.valueOf(e.getMessage()), now);
            return 0;
        }
    }

    private void openOnce(Now now) {
        if (!isOpen) {
            watches.replaceAll(log.open(), now.millis());
            shares.retain(watches.txids());
            isOpen = true;
        }
    }

    private void take(Map<String, WalletTransaction> changed) {
        boolean isFull = watches.size() >= settings.mostWatched();
        List<String> spare = isFull ? spare() : List.of();
        if (isFull && spare.isEmpty()) {
            return;
        }
        List<Registration> fresh = log.poll().stream()
                .filter(each -> !watches.contains(each.txid()))
                .toList();
        if (!fresh.isEmpty()) {
            spare.forEach(txid -> forget(txid, changed));
        }
        for (Registration each : fresh) {
            if (!changed.containsKey(each.txid())) {
                changed.put(each.txid(), WalletTransaction.registered(each.txid(), each.registeredAtMs()));
                shares.take(each.txid(), each.client()).ifPresent(oldest -> forget(oldest, changed));
            }
        }
    }

    private void forget(String txid, Map<String, WalletTransaction> changed) {
        WalletTransaction now = changed.get(txid);
        WalletTransaction known = now == null ? watches.find(txid) : now;
        if (known != null) {
            changed.put(txid, known.forgotten());
        }
        shares.drop(txid);
    }

    /**
     * What gives way when the table is full: first what was looked for and never seen, then what the client with the most has, so that
     * nobody crowds. Empty: others wait.
     */
    private List<String> spare() {
        List<String> unseen = watches.neverSeen(settings.mostWatched());
        return unseen.isEmpty() ? shares.oldestOfTheGreatest() : unseen;
    }

    /** Returns why it stopped half-way; empty when it did not. One that cannot be looked up waits for its next turn as any other. */
    private String look(Map<String, WalletTransaction> changed, Now now) {
        int failures = 0;
        boolean isAnswered = false;
        String trouble = "";
        for (WalletTransaction watched : watches.due(settings.looksPerStep(), now.millis())) {
            if (changed.containsKey(watched.txid())) {
                continue; // It just gave way.
            }
            try {
                WalletTransaction after = rule.after(watched, source.find(watched.txid()), now);
                watches.put(watched, now.millis() + interval(after));
                if (!after.equals(watched)) {
                    changed.put(after.txid(), after);
                }
                failures = 0;
                isAnswered = true;
            } catch (SourceException e) {
                watches.put(watched, now.millis() + settings.lookIntervalMs());
                trouble = String.valueOf(e.getMessage());
                if (++failures == FAILURES_IN_A_ROW) {
                    return trouble;
                }
            }
        }
        return isAnswered ? "" : trouble;
    }

    /** What nobody knows is asked for less often. */
    private long interval(WalletTransaction transaction) {
        boolean isLost = transaction.status() == WalletTransaction.Status.NOT_FOUND
                || transaction.status() == WalletTransaction.Status.DROPPED;
        return settings.lookIntervalMs() * (isLost ? 5 : 1);
    }

    private void publish(Map<String, WalletTransaction> changed, Now now) {
        Collection<WalletTransaction> transactions = changed.values();
        if (transactions.isEmpty()) {
            return;
        }
        log.append(new ArrayList<>(transactions));
        for (WalletTransaction transaction : transactions) {
            if (transaction.isWatched()) {
                watches.update(transaction, now.millis());
            } else {
                shares.drop(transaction.txid());
                watches.remove(transaction.txid());
            }
        }
    }

    private void settle(String trouble, Now now) {
        if (trouble.isEmpty()) {
            restMs = 0;
        } else {
            if (status.reason().isEmpty()) {
                LOG.warn("watched transactions are not looked up: {}", trouble);
            }
            restMs = Math.clamp(restMs * 2, settings.lookIntervalMs(), LONGEST_REST_MS);
            restUntilMs = now.millis() + restMs;
        }
        status = new Status(watches.size(), trouble);
    }
}
