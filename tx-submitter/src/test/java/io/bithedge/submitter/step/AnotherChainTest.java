package io.bithedge.submitter.step;

import static io.bithedge.submitter.step.Simulation.KEEPER;
import static io.bithedge.submitter.step.Simulation.command;
import static io.bithedge.submitter.step.Simulation.key;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.submitter.value.TransactionState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another chain under the same data: found before anything is signed or posted, said once. */
class AnotherChainTest {
    private final Simulation simulation = new Simulation();

    @BeforeEach
    void oneTransactionIsFinal() {
        simulation.log.append(command(KEEPER, 1L));
        cycles(4);
        simulation.chain.mine(5, 1);
        cycles(1);
        simulation.chain.finaliseUpTo(1);
        cycles(1);
        assertThat(simulation.state(KEEPER, 1)).isEqualTo(TransactionState.FINAL);
    }

    private void cycles(int count) {
        for (int i = 0; i < count; i++) {
            simulation.cycle(Faults.none(), 5_000);
        }
    }

    @Test
    void signsAndPostsNothingOnAnotherChain() {
        simulation.chain.beginAnew();
        simulation.chain.mine(0, 1);
        for (int start = 0; start < 3; start++) {
            simulation.restart();
            simulation.log.append(command(KEEPER, 2L + start));
            cycles(4);
            simulation.chain.mine(5, 1);
        }
        assertThat(simulation.chain.executions()).isEmpty();
        assertThat(simulation.state(KEEPER, 2)).isEqualTo(TransactionState.ACCEPTED);
        assertThat(simulation.snapshot().troubles()).singleElement().asString().contains("another chain");
        assertThat(simulation.log.incidents()).containsOnlyKeys("ANOTHER_CHAIN:block-1");
    }

    /** A node that was set up anew while we run. */
    @Test
    void findsItWhileItRuns() {
        simulation.chain.beginAnew();
        simulation.chain.mine(0, 1);
        cycles(7);
        simulation.log.append(command(KEEPER, 2L));
        cycles(4);
        assertThat(simulation.state(KEEPER, 2)).isEqualTo(TransactionState.ACCEPTED);
    }

    @Test
    void waitsForAChainThatIsBehind() {
        simulation.chain.beginAnew();
        simulation.restart();
        simulation.log.append(command(KEEPER, 2L));
        cycles(4);
        assertThat(simulation.state(KEEPER, 2)).isEqualTo(TransactionState.ACCEPTED);
        assertThat(simulation.snapshot().troubles()).singleElement().asString().contains("it is behind");
        assertThat(simulation.log.incidents()).isEmpty();
    }

    @Test
    void goesOnOnItsOwnChain() {
        simulation.restart();
        simulation.log.append(command(KEEPER, 2L));
        cycles(4);
        simulation.chain.mine(5, 1);
        cycles(1);
        assertThat(simulation.state(KEEPER, 2)).isEqualTo(TransactionState.MINED);
        assertThat(simulation.log.history()).extracting(each -> each.key()).contains(key(KEEPER, 2));
    }
}
