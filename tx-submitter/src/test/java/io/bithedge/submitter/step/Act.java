package io.bithedge.submitter.step;

import io.bithedge.submitter.step.FakeChain.Kind;
import io.bithedge.submitter.value.Action;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.SignerRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One thing that the world does in a simulated history. `number` is what it is about, `seed` decides the rest. */
record Act(What what, long number, long seed) {

    enum What {
        COMMAND,
        REPEAT,
        MINE,
        FORK,
        FINALISE,
        FORGET,
        FOREIGN,
        PRESSURE,
        BUMP,
        PARK,
        RESUME,
        /** `number` crashes in a row, then a cycle that is not disturbed. */
        CYCLE
    }

    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final List<What> RARE =
            List.of(What.FORGET, What.FOREIGN, What.PRESSURE, What.BUMP, What.PARK, What.RESUME);

    /** A history of this many acts, a cycle after each. */
    static List<Act> history(long seed, int acts) {
        Random random = new Random(seed);
        List<Act> history = new ArrayList<>();
        long commands = 0;
        for (int i = 0; i < acts; i++) {
            What what = choose(random);
            long number = what == What.COMMAND ? ++commands : random.nextInt((int) Math.max(1, commands)) + 1L;
            history.add(new Act(what, number, random.nextLong()));
            history.add(new Act(What.CYCLE, random.nextInt(20), random.nextLong()));
        }
        return history;
    }

    private static What choose(Random random) {
        int dice = random.nextInt(100);
        if (dice < 30) {
            return What.COMMAND;
        }
        if (dice < 35) {
            return What.REPEAT;
        }
        if (dice < 63) {
            return What.MINE;
        }
        if (dice < 70) {
            return What.FORK;
        }
        if (dice < 82) {
            return What.FINALISE;
        }
        return RARE.get(random.nextInt(RARE.size()));
    }

    /** Returns how often the agent died. */
    long happen(Simulation in) {
        Random random = new Random(seed);
        switch (what) {
            case COMMAND, REPEAT -> in.log.append(command(number));
            case MINE -> in.chain.mine(1 + random.nextInt(8), random.nextInt(3));
            case FORK -> in.chain.fork(1 + random.nextInt(4), random.nextBoolean());
            case FINALISE -> in.chain.finaliseUpTo(in.chain.tipHeight() - random.nextInt(4));
            case FORGET -> in.chain.forgetMempool();
            case FOREIGN -> {
                if (random.nextInt(4) == 0) {
                    in.chain.mineForeign(in.address(role(number)));
                }
            }
            case PRESSURE -> in.chain.pressure(random.nextInt(3) == 0 ? 0 : random.nextInt(12_000));
            case BUMP -> steer(in, new Action.Body.Bump(200 + random.nextInt(12_000)));
            case PARK -> steer(in, new Action.Body.Park());
            case RESUME -> steer(in, new Action.Body.Resume());
            case CYCLE -> {
                return cycle(in, random);
            }
        }
        return 0;
    }

    private long cycle(Simulation in, Random random) {
        in.weather(random.nextLong(), random.nextInt(3) == 0 ? 0.25 : 0.05);
        long crashes = 0;
        for (int i = 0; i < number; i++) {
            Faults faults = Faults.atStep(1 + random.nextInt(random.nextBoolean() ? 6 : 24));
            in.cycle(faults);
            crashes += faults.hasStruck() ? 1 : 0;
        }
        in.cycle(Faults.none(), 500L << random.nextInt(6));
        return crashes;
    }

    private void steer(Simulation in, Action.Body body) {
        CommandKey key = command(number).key();
        in.log.append(new Action("action-" + seed, key, "ops", "as asked", body));
    }

    /** Kinds by number: mostly good ones; two ids for some. */
    static Command command(long number) {
        long id = kind(number).id(number);
        return number % 4 == 0
                ? Simulation.command(role(number), id, kind(number).id(500 + number))
                : Simulation.command(role(number), id);
    }

    static SignerRole role(long number) {
        return number % 3 == 0 ? Simulation.ALLOCATOR : Simulation.KEEPER;
    }

    private static Kind kind(long number) {
        return number % 5 == 0 ? KINDS.get((int) (number / 5 % KINDS.size())) : Kind.GOOD;
    }
}
