package io.bithedge.submitter.step;

import static io.bithedge.submitter.step.Simulation.ALLOCATOR;
import static io.bithedge.submitter.step.Simulation.KEEPER;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.submitter.step.Act.What;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No gap, no double, nothing lost, no fee above the caps and no retry without end, whatever dies, gets lost, is rolled back, forgotten,
 * replaced or refused, and wherever. A failing history is shortened before it is printed.
 */
class SubmitterPropertiesTest {
    private static final int SEEDS = Integer.getInteger("submitter.seeds", 180);
    private static final int FIRST = Integer.getInteger("submitter.first-seed", 1);
    private static final int ACTS = 110;

    private static final Set<String> TABLE = table();

    private static Set<String> table() {
        Pattern row = Pattern.compile("^ \\* (\\([a-z]+\\)|[A-Z_]+) +([A-Z_]+)( .*)?$");
        Set<String> rows = new TreeSet<>();
        try (Stream<String> lines =
                Files.lines(Path.of("src/main/java/io/bithedge/submitter/value/TransactionState.java"))) {
            lines.map(row::matcher).filter(Matcher::matches).forEach(m -> {
                List<String> from = m.group(1).equals("(bound)")
                        ? List.of("SIGNED", "POSTED", "IN_MEMPOOL", "ROLLED_BACK", "PARKED")
                        : List.of(m.group(1));
                from.forEach(state -> rows.add(state + " " + m.group(2)));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    @Test
    void everyCommandEndsOnceUnderCrashesForksLossesAndPeople() {
        long crashes = 0;
        long records = 0;
        long began = System.nanoTime();
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            List<Act> history = Act.history(seed, ACTS);
            Simulation simulation = new Simulation();
            try {
                crashes += run(simulation, history);
                records += simulation.log.history().size();
            } catch (AssertionError | RuntimeException e) {
                throw failure(seed, history, e);
            }
        }
        System.out.printf(
                "seeds %d to %d: %,d crashes, %,d records, %d ms%n",
                FIRST, FIRST + SEEDS - 1, crashes, records, (System.nanoTime() - began) / 1_000_000);
        assertThat(crashes).isGreaterThan(SEEDS * 500L);
    }

    private static long run(Simulation simulation, List<Act> history) {
        long crashes = 0;
        for (Act act : history) {
            crashes += act.happen(simulation);
        }
        simulation.settle();
        check(simulation, history);
        return crashes;
    }

    private static AssertionError failure(long seed, List<Act> history, Throwable first) {
        List<Act> shortest = shortened(history);
        Throwable why = failing(shortest).orElse(first);
        StringBuilder text =
                new StringBuilder("seed %d, shortest failing history of %d acts:%n".formatted(seed, shortest.size()));
        shortest.forEach(act -> text.append("  ").append(act).append('\n'));
        return new AssertionError(text.append(why.getMessage()).toString(), why);
    }

    private static Optional<Throwable> failing(List<Act> history) {
        try {
            run(new Simulation(), history);
            return Optional.empty();
        } catch (AssertionError | RuntimeException e) {
            return Optional.of(e);
        }
    }

    /** Leaves out ever smaller parts as long as it still fails. */
    private static List<Act> shortened(List<Act> history) {
        List<Act> shortest = new ArrayList<>(history);
        for (int part = Math.max(1, shortest.size() / 2); part >= 1; part /= 2) {
            for (int from = 0; from + part <= shortest.size(); ) {
                List<Act> without = new ArrayList<>(shortest.subList(0, from));
                without.addAll(shortest.subList(from + part, shortest.size()));
                if (failing(without).isPresent()) {
                    shortest = without;
                } else {
                    from += part;
                }
            }
        }
        return shortest;
    }

    private static void check(Simulation simulation, List<Act> history) {
        assertThat(simulation.unfinished())
                .as("what has not come to its end; %s", simulation.snapshot().troubles())
                .isEmpty();
        assertThat(simulation.snapshot().troubles()).isEmpty();
        assertThat(simulation.chain.gapAbove(simulation.address(KEEPER))).isEmpty();
        assertThat(simulation.chain.gapAbove(simulation.address(ALLOCATOR))).isEmpty();
        history.stream().filter(act -> act.what() == What.COMMAND).forEach(act -> checkEnd(simulation, act.number()));
        for (SignerRole role : List.of(KEEPER, ALLOCATOR)) {
            assertThat(simulation.chain.mostPaidInADay(simulation.address(role)))
                    .as("fees of %s in a day", role)
                    .isLessThanOrEqualTo(Simulation.DAY_CAP);
        }
        checkQuiet(simulation);
        checkLife(simulation);
    }

    /** States follow each other as the table of {@link TransactionState} says. */
    private static void checkLife(Simulation simulation) {
        Map<CommandKey, SubmittedTransaction> last = new HashMap<>();
        for (SubmittedTransaction next : simulation.log.history()) {
            SubmittedTransaction before = last.get(next.key());
            // Of a carried command only the record of its carrier says how it moves.
            if (before != null && !before.isFollower() && !next.isFollower() && before.state() != next.state()) {
                assertThat(TABLE).as("%s: %s", next.key(), next.reason()).contains(before.state() + " " + next.state());
            }
            if (before == null && !next.isFollower()) {
                assertThat(TABLE).contains("(command) " + next.state());
            }
            last.put(next.key(), next);
        }
    }

    /** In the chain once when its end says so, and not at all when its end says so; with a reason where it needs one. */
    private static void checkEnd(Simulation simulation, long number) {
        Command command = Act.command(number);
        SubmittedTransaction end =
                requireNonNull(simulation.log.records().get(command.key()), () -> "lost: " + command.key());
        boolean isInChain = end.state() == TransactionState.FINAL || end.state() == TransactionState.ABORTED;
        List<Long> ids = ((Command.Body.ProcessExpirations) command.body())
                .items().stream().map(Ending::policyId).toList();
        Map<Long, Integer> executions = simulation.chain.executions();
        assertThat(ids)
                .allSatisfy(id -> assertThat(executions.getOrDefault(id, 0))
                        .as("%s is %s, %s", end.key(), end.state(), end.reason())
                        .isEqualTo(isInChain ? 1 : 0));
        assertThat(end.state() == TransactionState.FINAL || !end.reason().isEmpty())
                .as("%s is %s without a reason", end.key(), end.state())
                .isTrue();
    }

    /** Nothing is tried again for ever: what has ended writes nothing more. */
    private static void checkQuiet(Simulation simulation) {
        int before = simulation.log.history().size();
        for (int i = 0; i < 20; i++) {
            simulation.cycle(Faults.none(), 60_000);
        }
        assertThat(simulation
                        .log
                        .history()
                        .subList(before, simulation.log.history().size()))
                .isEmpty();
    }

    /** The same small history, killed at its first step, at its second, and so on until no step is left to kill it at. */
    @Test
    void everyCommandEndsOnceWhicheverStepItDiesAt() {
        long step = 1;
        for (boolean struck = true; struck; step++) {
            Faults faults = Faults.atStep(step);
            Simulation simulation = new Simulation();
            try {
                List<Act> history = smallHistory();
                for (Act act : history) {
                    if (act.what() == What.CYCLE) {
                        simulation.cycle(faults, act.number());
                    } else {
                        act.happen(simulation);
                    }
                }
                simulation.settle();
                check(simulation, history);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("killed at step " + step + ": " + e.getMessage(), e);
            }
            struck = faults.hasStruck();
        }
        System.out.printf("killed at each of %d steps%n", step - 2);
        assertThat(step).isGreaterThan(200);
    }

    /** Commands of every kind, a fork that forgets, foreign use, a parking and its filler; each followed by a cycle of so many ms. */
    private static List<Act> smallHistory() {
        List<Act> history = new ArrayList<>();
        for (long number : List.of(1L, 2L, 3L, 4L, 5L, 8L, 10L, 14L, 15L, 20L, 25L)) {
            history.add(new Act(What.COMMAND, number, number));
            history.add(new Act(What.CYCLE, 500, 0));
            switch ((int) number) {
                case 2 -> history.add(new Act(What.PRESSURE, 0, 7));
                case 3, 5, 14, 20 -> history.add(new Act(What.MINE, 0, number));
                case 4 -> history.add(new Act(What.FORK, 0, 3));
                case 8 -> history.add(new Act(What.PARK, 8, 5));
                case 10 -> history.add(new Act(What.FOREIGN, 1, 12));
                case 15 -> history.add(new Act(What.FINALISE, 0, 4));
                case 25 -> history.add(new Act(What.FORGET, 0, 0));
                default -> {}
            }
            history.add(new Act(What.CYCLE, 20_000, 0));
        }
        return history;
    }
}
