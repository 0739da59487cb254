package io.bithedge.watcher.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Bytes;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.transaction.TransactionLog.Registration;
import io.bithedge.watcher.transaction.WalletTransaction.Status;
import io.bithedge.watcher.transaction.WalletTransactionRule.Patience;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Five watched at most, three of one client, three looks a step, ten milliseconds between two looks at the same. */
class TransactionAgentTest {
    private final FakeChain chain = new FakeChain();
    private final FakeLog log = new FakeLog();
    private long nowMs = 1_000;
    private long finalHeight = 5;
    private TransactionAgent agent = start();

    private TransactionAgent start() {
        return new TransactionAgent(
                chain,
                log,
                new WalletTransactionRule(new Patience(100, 100, 1_000)),
                new TransactionAgent.Settings(5, 3, 3, 10),
                () -> finalHeight,
                () -> Instant.ofEpochMilli(nowMs));
    }

    private void steps(int count) {
        for (int i = 0; i < count; i++) {
            agent.doWork();
            nowMs += 10;
        }
    }

    private void register(int... numbers) {
        registerAs("", numbers);
    }

    private void registerAs(String client, int... numbers) {
        for (int number : numbers) {
            log.registrations.add(new Registration(txid(number), client, nowMs));
        }
    }

    private WalletTransaction transaction(int number) {
        return Objects.requireNonNull(log.transactions.get(txid(number)));
    }

    private Status status(int number) {
        return transaction(number).status();
    }

    private static String txid(int number) {
        return "0x%064x".formatted(number);
    }

    private static Seen mined(long height) {
        return new Seen("ST1", "", "", new Seen.Standing.Mined(height, "0x07", 900, "success", Bytes.EMPTY));
    }

    private static final Seen PENDING = new Seen("ST1", "", "", new Seen.Standing.InMempool());

    @Test
    void followsATransactionToItsEndAndLooksNoMore() {
        register(1);
        chain.known.put(txid(1), PENDING);
        steps(1);
        assertThat(status(1)).isEqualTo(Status.REGISTERED);
        steps(1);
        assertThat(status(1)).isEqualTo(Status.PENDING);
        chain.known.put(txid(1), mined(7));
        steps(1);
        assertThat(status(1)).isEqualTo(Status.IN_BLOCK);
        chain.known.put(txid(1), PENDING);
        steps(1);
        assertThat(status(1)).as("its block was orphaned").isEqualTo(Status.PENDING);
        chain.known.put(txid(1), mined(8));
        finalHeight = 8;
        steps(1);
        assertThat(status(1)).isEqualTo(Status.FINAL);
        int looks = chain.looks;
        steps(5);
        assertThat(chain.looks).isEqualTo(looks);
    }

    @Test
    void publishesOnlyWhatChanged() {
        register(1);
        chain.known.put(txid(1), PENDING);
        steps(10);
        // REGISTERED, then PENDING.
        assertThat(log.published).isEqualTo(2);
    }

    @Test
    void looksAtThreeAStepInTurn() {
        register(1, 2, 3, 4, 5);
        IntStream.rangeClosed(1, 5).forEach(number -> chain.known.put(txid(number), PENDING));
        steps(1);
        assertThat(chain.looks).isZero();
        steps(1);
        assertThat(chain.looks).isEqualTo(3);
        steps(1);
        assertThat(chain.looks).isEqualTo(6);
        assertThat(IntStream.rangeClosed(1, 5).mapToObj(this::status)).containsOnly(Status.PENDING);
    }

    /** The sixth and the seventh wait in the log until there is room. */
    @Test
    void takesNoMoreThanItMayHold() {
        log.batch = 5;
        register(1, 2, 3, 4, 5, 6, 7);
        IntStream.rangeClosed(1, 5).forEach(number -> chain.known.put(txid(number), PENDING));
        steps(5);
        assertThat(log.transactions).hasSize(5);
        assertThat(log.registrations).hasSize(2);
        IntStream.rangeClosed(1, 5).forEach(number -> chain.known.put(txid(number), mined(3)));
        steps(30);
        assertThat(status(1)).isEqualTo(Status.FINAL);
        assertThat(log.transactions).hasSize(7);
    }

    /** Anybody can register ids that never were. */
    @Test
    void aMadeUpIdKeepsNoRealOneOut() {
        log.batch = 5;
        register(1, 2, 3, 4, 5);
        steps(4);
        register(6);
        chain.known.put(txid(6), PENDING);
        steps(4);

        assertThat(status(6)).isEqualTo(Status.PENDING);
        assertThat(transaction(1).isWatched()).isFalse();
    }

    /** Real ones that wait in the mempool are there for everybody to register, and stay for days. */
    @Test
    void ofOneClientTheOldestGivesWayToHisNewest() {
        IntStream.rangeClosed(1, 9).forEach(number -> chain.known.put(txid(number), PENDING));
        registerAs("his", 1, 2);
        steps(3);
        registerAs("his", 3, 4, 5);
        registerAs("hers", 6);
        steps(5);

        assertThat(IntStream.rangeClosed(1, 6).filter(it -> transaction(it).isWatched()))
                .containsExactly(3, 4, 5, 6);
        assertThat(status(1)).as("what is known of it stays").isEqualTo(Status.PENDING);
        assertThat(status(6)).isEqualTo(Status.PENDING);
        registerAs("his", 1);
        steps(2);
        assertThat(transaction(1).isWatched())
                .as("as often as he likes, at his own cost")
                .isTrue();
        assertThat(transaction(3).isWatched()).isFalse();
        assertThat(transaction(6).isWatched()).isTrue();
    }

    @Test
    void aFullTableMakesRoomAtTheCostOfWhoHasTheMost() {
        IntStream.rangeClosed(1, 9).forEach(number -> chain.known.put(txid(number), PENDING));
        registerAs("his", 1, 2, 3);
        registerAs("hers", 4, 5);
        steps(4);
        registerAs("new", 6);
        steps(4);

        assertThat(status(6)).isEqualTo(Status.PENDING);
        assertThat(IntStream.rangeClosed(1, 6).filter(it -> transaction(it).isWatched()))
                .containsExactly(2, 3, 4, 5, 6);
    }

    @Test
    void aShareIsGivenBackWhenATransactionIsOver() {
        registerAs("his", 1, 2, 3);
        IntStream.rangeClosed(1, 3).forEach(number -> chain.known.put(txid(number), mined(3)));
        steps(3);
        chain.known.put(txid(4), PENDING);
        registerAs("his", 4);
        steps(3);

        assertThat(IntStream.rangeClosed(1, 3).mapToObj(this::status)).containsOnly(Status.FINAL);
        assertThat(status(4)).isEqualTo(Status.PENDING);
    }

    @Test
    void whatWasSeenIsLookedAtBesideManyMadeUpIds() {
        register(1);
        chain.known.put(txid(1), PENDING);
        steps(2);
        register(2, 3, 4, 5);
        steps(2);
        chain.known.put(txid(1), mined(3));
        steps(2);

        assertThat(status(1)).isEqualTo(Status.FINAL);
    }

    @Test
    void oneThatCannotBeLookedUpStopsNoOther() {
        chain.broken.add(txid(1));
        register(1, 2);
        chain.known.put(txid(2), PENDING);
        steps(3);

        assertThat(status(2)).isEqualTo(Status.PENDING);
        assertThat(agent.status().reason()).isEmpty();
        chain.broken.clear();
        chain.known.put(txid(1), PENDING);
        steps(3);
        assertThat(status(1)).as("it is asked for again").isEqualTo(Status.PENDING);
    }

    @Test
    void goesOnWhereAKilledProcessStopped() {
        register(1, 2);
        chain.known.put(txid(1), PENDING);
        chain.known.put(txid(2), mined(3));
        steps(3);
        assertThat(status(2)).isEqualTo(Status.FINAL);
        agent = start();
        chain.known.put(txid(1), mined(4));
        chain.asked.clear();
        steps(2);
        assertThat(status(1)).isEqualTo(Status.FINAL);
        assertThat(chain.asked).as("what is over is not looked up again").doesNotContain(txid(2));
    }

    @Test
    void losesNothingWhenTheLogFails() {
        register(1);
        log.failures = 1;
        steps(1);
        assertThat(agent.status().reason()).contains("down");
        assertThat(log.transactions).isEmpty();
        steps(3);
        assertThat(agent.status().reason()).isEmpty();
        assertThat(log.transactions).containsKey(txid(1));
    }

    @Test
    void restsWhenNobodyAnswersAndSaysWhy() {
        register(1);
        chain.isDown = true;
        // Looked at in the second and the third step; the rests are 10 ms and then 20.
        steps(3);
        assertThat(agent.status().reason()).contains("no endpoint");
        int looks = chain.looks;
        steps(1);
        assertThat(chain.looks).as("it rests").isEqualTo(looks);
        chain.isDown = false;
        steps(20);
        assertThat(agent.status().reason()).isEmpty();
        assertThat(status(1)).isEqualTo(Status.NOT_FOUND);
        assertThat(transaction(1).isWatched()).as("given up in time").isFalse();
    }

    private static final class FakeChain implements TransactionSource {
        private final Map<String, Seen> known = new HashMap<>();
        private final List<String> asked = new ArrayList<>();
        private final Set<String> broken = new HashSet<>();
        private boolean isDown;
        private int looks;

        @Override
        public Optional<Seen> find(String txid) {
            looks++;
            asked.add(txid);
            if (isDown || broken.contains(txid)) {
                throw new SourceException("no endpoint answers");
            }
            return Optional.ofNullable(known.get(txid));
        }
    }

    /** Registrations that were polled are gone only when the append behind them succeeded. */
    private static final class FakeLog implements TransactionLog {
        private final List<Registration> registrations = new ArrayList<>();
        private final Map<String, WalletTransaction> transactions = new LinkedHashMap<>();
        private int polled;
        private int batch = 100;
        private int published;
        private int failures;

        @Override
        public List<WalletTransaction> open() {
            polled = 0;
            return transactions.values().stream()
                    .filter(WalletTransaction::isWatched)
                    .toList();
        }

        @Override
        public List<Registration> poll() {
            List<Registration> next =
                    registrations.stream().skip(polled).limit(batch).toList();
            polled += next.size();
            return next;
        }

        @Override
        public void append(List<WalletTransaction> changed) {
            if (failures-- > 0) {
                throw new Unavailable("the broker is down", new IllegalStateException("test"));
            }
            changed.forEach(transaction -> transactions.put(transaction.txid(), transaction));
            published += changed.size();
            registrations.subList(0, polled).clear();
            polled = 0;
        }

        @Override
        public void close() {}
    }
}
