package io.bithedge.signer.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.signer.Scene;
import io.bithedge.signer.record.MemoryStore;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.remote.SignerAnswer;
import io.bithedge.stacks.remote.SignerRequest;
import io.bithedge.stacks.remote.SignerStatus;
import io.bithedge.stacks.transaction.Payload;
import io.bithedge.stacks.transaction.Sighash;
import io.bithedge.stacks.transaction.StacksTransaction;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/**
 * Random requests to a signer that is killed within its writes again and again. Whoever looks at all signatures that were ever given
 * away finds for each nonce one transaction, or a chain in which each link was declared.
 */
class SigningPropertiesTest {
    private static final long SEED = Long.getLong("seed", System.nanoTime());
    private static final int HISTORIES = 40;
    private static final int STEPS = 100;
    private static final long DAY_MS = 86_400_000;

    private static final class Run {
        private final RandomGenerator random;
        private final MemoryStore store = new MemoryStore();
        private final Map<Long, List<StacksTransaction>> given = new HashMap<>();

        private long nowMs = 20_000 * DAY_MS;
        private SigningDesk desk;
        /** Unsigned bytes that some request declared as a replacement, also one that the crash left without an answer. */
        private final Set<Bytes> declared = new HashSet<>();

        private final List<String> trace = new ArrayList<>();
        private int crashes;

        Run(long seed) {
            random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            desk = open();
        }

        private SigningDesk open() {
            return Scene.desk(store, () -> Instant.ofEpochMilli(nowMs));
        }

        void step() {
            // Hours go by; now and then the clock is set back.
            nowMs += random.nextInt(20) == 0 ? -DAY_MS : random.nextInt(3) * 3_600_000L;
            SignerRequest.Sign request = request();
            request.replaces().ifPresent(old -> declared.add(request.unsigned()));
            boolean dies = random.nextInt(8) == 0;
            if (dies) {
                store.dieAfter(random.nextInt(700));
            }
            try {
                take(request, desk.answer(request));
            } catch (MemoryStore.Crash dead) {
                crashes++;
                trace(request, "crash");
                store.revive();
                desk = open();
            }
            store.revive();
            if (random.nextInt(10) == 0) {
                restartEqual();
            }
        }

        private SignerRequest.Sign request() {
            long nonce = random.nextInt(12);
            long fee = 100 + random.nextInt(6) * 150L;
            StacksTransaction tx =
                    random.nextInt(5) == 0 ? Scene.filler(nonce, fee) : Scene.settle(1 + random.nextInt(2), nonce, fee);
            return new SignerRequest.Sign("keeper", tx.encode(), replaces(nonce));
        }

        private Optional<Txid> replaces(long nonce) {
            List<StacksTransaction> known = given.getOrDefault(nonce, List.of());
            if (known.isEmpty() || random.nextInt(3) == 0) {
                return random.nextInt(10) == 0 ? Optional.of(new Txid(Bytes.zeros(32))) : Optional.empty();
            }
            return Optional.of(known.get(random.nextInt(4) == 0 ? random.nextInt(known.size()) : known.size() - 1)
                    .txid());
        }

        private void take(SignerRequest.Sign request, SignerAnswer answer) {
            trace(request, Scene.outcome(answer));
            if (!(answer instanceof SignerAnswer.Signed signed)) {
                return;
            }
            StacksTransaction tx = StacksTransaction.decode(signed.transaction());
            assertThat(tx.unsigned().encode()).isEqualTo(request.unsigned());
            long nonce = tx.authorization().origin().nonce().longValueExact();
            List<StacksTransaction> before = given.computeIfAbsent(nonce, n -> new ArrayList<>());
            if (before.contains(tx)) {
                return;
            }
            if (!before.isEmpty()) {
                assertThat(declared)
                        .as("nonce %d, a second transaction after%n%s", nonce, String.join("\n", trace))
                        .contains(request.unsigned());
                boolean filler = tx.payload() instanceof Payload.TokenTransfer;
                assertThat(filler || isDearerTwin(tx, before))
                        .as("nonce %d", nonce)
                        .isTrue();
            }
            before.add(tx);
        }

        private void trace(SignerRequest.Sign request, String outcome) {
            StacksTransaction tx = StacksTransaction.decode(request.unsigned());
            trace.add("nonce %s, fee %s, %s of %s, instead of %s: %s"
                    .formatted(
                            tx.authorization().origin().nonce(),
                            fee(tx),
                            tx.payload().getClass().getSimpleName(),
                            Sighash.initial(tx).toHex().substring(0, 4),
                            request.replaces(),
                            outcome));
        }

        private static boolean isDearerTwin(StacksTransaction tx, List<StacksTransaction> before) {
            return before.stream()
                    .anyMatch(
                            old -> Sighash.initial(old).equals(Sighash.initial(tx)) && fee(old).compareTo(fee(tx)) < 0);
        }

        private static BigInteger fee(StacksTransaction tx) {
            return tx.authorization().origin().feeMicroStx();
        }

        /** What the record says is what the living one says. */
        private void restartEqual() {
            SignerStatus living = status(desk);
            desk = open();
            SignerStatus reopened = status(desk);
            assertThat(reopened.roles()).isEqualTo(living.roles());
            assertThat(reopened.recorded()).isEqualTo(living.recorded());
            living.roles()
                    .forEach(role ->
                            assertThat(role.spentTodayMicroStx()).isLessThanOrEqualTo(role.dailyLimitMicroStx()));
        }

        private static SignerStatus status(SigningDesk desk) {
            return ((SignerAnswer.Status) desk.answer(new SignerRequest.Status())).status();
        }

        /** Everything that was ever given away is given again, to the byte. */
        void askAllAgain() {
            given.values()
                    .forEach(list -> list.forEach(tx -> assertThat(desk.answer(Scene.ask(tx.unsigned())))
                            .isEqualTo(new SignerAnswer.Signed(tx.txid(), tx.encode()))));
        }
    }

    @Test
    void neverGivesTwoTransactionsForANonceUndeclared() {
        System.out.printf("SigningPropertiesTest: seed %d%n", SEED);
        int crashes = 0;
        int signatures = 0;
        for (int history = 0; history < HISTORIES; history++) {
            Run run = new Run(SEED + history);
            for (int step = 0; step < STEPS; step++) {
                run.step();
            }
            run.askAllAgain();
            crashes += run.crashes;
            signatures += run.given.values().stream().mapToInt(List::size).sum();
        }
        System.out.printf("SigningPropertiesTest: %d signatures, %d crashes%n", signatures, crashes);
        assertThat(crashes).isPositive();
        assertThat(signatures).isGreaterThan(HISTORIES);
    }
}
