package io.bithedge.submitter;

import static io.bithedge.submitter.Simulation.ALLOCATOR;
import static io.bithedge.submitter.Simulation.KEEPER;
import static io.bithedge.submitter.Simulation.command;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No gap and no double, whatever dies, gets lost or is rolled back, and wherever. Seeds are in the messages. */
class SubmitterPropertiesTest {
    private static final int SEEDS = Integer.getInteger("submitter.seeds", 150);
    private static final int STEPS = 120;

    @Test
    void everyCommandEndsOnceUnderCrashesForksAndLosses() {
        long crashes = 0;
        for (long seed = 1; seed <= SEEDS; seed++) {
            crashes += run(seed, true);
        }
        System.out.printf("%d seeds, %d crashes%n", SEEDS, crashes);
        assertThat(crashes).isGreaterThan(SEEDS);
    }

    private static long run(long seed, boolean foreignUse) {
        Random random = new Random(seed);
        Simulation simulation = new Simulation(random, 0.15);
        Faults faults = Faults.random(random, 0.01 + random.nextDouble() * 0.05);
        long issued = 0;
        try {
            for (int step = 0; step < STEPS; step++) {
                issued += act(simulation, random, issued, foreignUse);
                simulation.cycle(faults);
            }
            simulation.settle();
            check(simulation, issued);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
        return faults.crashes();
    }

    /** One thing that the world may do. Returns the number of commands issued. */
    private static long act(Simulation simulation, Random random, long issued, boolean foreignUse) {
        switch (random.nextInt(12)) {
            case 0, 1, 2 -> {
                long policy = issued + 1;
                SignerRole role = random.nextInt(3) == 0 ? ALLOCATOR : KEEPER;
                simulation.log.append(command(role, policy));
                if (random.nextInt(4) == 0) {
                    simulation.log.append(command(role, policy));
                }
                if (random.nextInt(8) == 0) {
                    simulation.log.append(command(role, FakeChain.REFUSED_FROM + policy));
                }
                return 1;
            }
            case 3, 4, 5 -> simulation.chain.mine(1 + random.nextInt(6));
            case 6 -> simulation.chain.fork(1 + random.nextInt(4), random.nextBoolean());
            case 7 -> simulation.chain.finaliseUpTo(simulation.chain.tipHeight() - random.nextInt(4));
            case 8 -> {
                if (random.nextInt(6) == 0) {
                    simulation.chain.forgetMempool();
                }
            }
            case 9 -> {
                if (foreignUse && random.nextInt(10) == 0) {
                    simulation.chain.mineForeign(Simulation.address(KEEPER));
                }
            }
            default -> {}
        }
        return 0;
    }

    private static void check(Simulation simulation, long issued) {
        Map<Long, Long> executions = simulation.chain.executions();
        assertThat(executions)
                .as("every command once; %s; %s", simulation.troubles(), simulation.unfinished())
                .hasSize((int) issued);
        assertThat(simulation.chain.gapAbove(Simulation.address(KEEPER))).isEmpty();
        assertThat(simulation.chain.gapAbove(Simulation.address(ALLOCATOR))).isEmpty();
        assertThat(simulation.troubles()).isEmpty();
        assertThat(simulation.log.records().values()).allSatisfy(o -> {
            long policy = Long.parseLong(o.key().commandId().substring("process-expirations:".length()));
            Phase end =
                    policy >= FakeChain.REFUSED_FROM ? Phase.DROPPED : policy % 10 == 0 ? Phase.ABORTED : Phase.FINAL;
            assertThat(o.phase()).as("%s: %s", o.key(), o.reason()).isEqualTo(end);
        });
        assertThat(simulation.pending(KEEPER)).isZero();
        assertThat(simulation.pending(ALLOCATOR)).isZero();
    }

    /** The same small history, killed at its first step, at its second, and so on until no step is left to kill it at. */
    @Test
    void everyCommandEndsOnceWhicheverStepItDiesAt() {
        long step = 1;
        for (boolean struck = true; struck; step++) {
            Faults faults = Faults.atStep(step);
            Simulation simulation = new Simulation(new Random(step), 0);
            try {
                history(simulation, faults);
                simulation.settle();
                check(simulation, 12);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("killed at step " + step + ": " + e.getMessage(), e);
            }
            struck = faults.hasStruck();
        }
        System.out.printf("killed at each of %d steps%n", step - 2);
        assertThat(step).isGreaterThan(60);
    }

    private static void history(Simulation simulation, Faults faults) {
        for (long policy = 1; policy <= 12; policy++) {
            simulation.log.append(command(policy % 3 == 0 ? ALLOCATOR : KEEPER, policy));
            if (policy == 5) {
                simulation.log.append(command(KEEPER, FakeChain.REFUSED_FROM + policy));
            }
            simulation.cycle(faults);
            if (policy % 2 == 0) {
                simulation.chain.mine(2);
            }
            if (policy == 7) {
                simulation.chain.mineForeign(Simulation.address(KEEPER));
            }
            if (policy == 8) {
                simulation.chain.fork(2, true);
            }
            if (policy == 10) {
                simulation.chain.fork(1, false);
                simulation.chain.finaliseUpTo(1);
            }
        }
    }

    @Test
    void saysSoWhenATransactionIsInNoBlockForLong() {
        Simulation simulation = new Simulation(new Random(1), 0);
        simulation.log.append(command(KEEPER, 1));
        // A cycle is half a second: 1,700 of them are 14 minutes, 200 more are 15 minutes and 50 seconds.
        for (int i = 0; i < 1_700; i++) {
            simulation.cycle(Faults.none());
        }
        assertThat(simulation.troubles()).isEmpty();
        for (int i = 0; i < 200; i++) {
            simulation.cycle(Faults.none());
        }
        assertThat(simulation.troubles()).containsExactly("keeper:process-expirations:1: in no block for 15 minutes");
    }

    @Test
    void twentyAreAfloatAndTheOthersWait() {
        Simulation simulation = new Simulation(new Random(1), 0);
        for (long policy = 1; policy <= 50; policy++) {
            simulation.log.append(command(KEEPER, policy));
        }
        for (int i = 0; i < 60; i++) {
            simulation.cycle(Faults.none());
        }
        assertThat(simulation.log.records().values().stream().filter(o -> o.phase() == Phase.POSTED))
                .hasSize(20);
        assertThat(simulation.log.records().values().stream().filter(o -> o.phase() == Phase.ACCEPTED))
                .hasSize(30)
                .allSatisfy(o -> assertThat(o.reason()).isNotEmpty());
        assertThat(simulation.pending(KEEPER)).isEqualTo(50);
        simulation.settle();
        check(simulation, 50);
    }
}
