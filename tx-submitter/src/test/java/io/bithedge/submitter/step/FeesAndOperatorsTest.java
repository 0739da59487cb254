package io.bithedge.submitter.step;

import static io.bithedge.submitter.step.Simulation.KEEPER;
import static io.bithedge.submitter.step.Simulation.command;
import static io.bithedge.submitter.step.Simulation.key;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.contracts.call.OracleCalls;
import io.bithedge.stacks.Bytes;
import io.bithedge.submitter.step.FakeChain.Kind;
import io.bithedge.submitter.value.Action;
import io.bithedge.submitter.value.BlockRef;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.ChainFact;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fees rise in steps and never above the caps; what the signer, the preflight or an operator says is done and recorded. */
class FeesAndOperatorsTest {
    private final Simulation simulation = new Simulation();
    private int actions;

    private void cycles(int count) {
        for (int i = 0; i < count; i++) {
            simulation.cycle(Faults.none(), 5_000);
        }
    }

    private void issue(Command command) {
        simulation.log.append(command);
        cycles(2);
    }

    private void steer(long policyId, Action.Body body) {
        simulation.log.append(new Action("action-" + ++actions, key(KEEPER, policyId), "ops", "because", body));
        cycles(3);
    }

    private SubmittedTransaction last(long policyId) {
        return requireNonNull(simulation.log.records().get(key(KEEPER, policyId)));
    }

    private long fee(long policyId) {
        return last(policyId).envelope().orElseThrow().feeMicroStx();
    }

    /** A block that takes nobody, some burn blocks later. */
    private void burn(int blocks) {
        simulation.chain.mine(0, blocks);
        cycles(3);
    }

    @Test
    void paysMoreAfterThreeBurnBlocksAndOnlyTheLowestNonce() {
        burn(1);
        issue(command(KEEPER, 1L));
        issue(command(KEEPER, 2L));
        long first = fee(1);
        long second = fee(2);
        burn(2);
        assertThat(fee(1)).isEqualTo(first);
        burn(1);
        assertThat(fee(1)).isEqualTo(Math.ceilDiv(first * 5, 4));
        assertThat(last(1).replaced()).hasSize(1);
        assertThat(fee(2)).isEqualTo(second);
        // The deadline of three burn blocks has passed: from here on a raise with each.
        burn(1);
        assertThat(last(1).replaced()).hasSize(2);
        assertThat(simulation.log.history())
                .anyMatch(o -> o.state() == TransactionState.REPLACED && o.cause() == Cause.MORE_FEE);
    }

    @Test
    void anyOfTheGroupMayBeMined() {
        burn(1);
        issue(command(KEEPER, 1L));
        SubmittedTransaction before = last(1);
        burn(3);
        assertThat(last(1).replaced()).hasSize(1);
        simulation.log.append(List.of(new ChainFact.TransactionMined(
                before.signed().orElseThrow().txid(),
                new BlockRef(9, "elsewhere", 105),
                ChainFact.Status.SUCCESS,
                Bytes.ofHex("0703"))));
        cycles(1);
        assertThat(last(1).state()).isEqualTo(TransactionState.MINED);
        assertThat(last(1).landing().txid())
                .contains(before.signed().orElseThrow().txid());
        assertThat(last(1).reason()).contains("an older one of its transactions was mined");
    }

    @Test
    void parksAtTheCapWithAnIncidentAndPostsOn() {
        burn(1);
        simulation.chain.pressure(50_000);
        issue(command(KEEPER, 1L));
        assertThat(fee(1)).isEqualTo(Simulation.FEE_CAP);
        burn(3);
        assertThat(last(1).state()).isEqualTo(TransactionState.PARKED);
        assertThat(last(1).cause()).isEqualTo(Cause.FEE_CAP);
        assertThat(simulation.log.incidents().values()).singleElement().satisfies(incident -> {
            assertThat(incident.code()).isEqualTo("TRANSACTION_PARKED");
            assertThat(incident.message()).contains("FEE_CAP").contains("10000");
        });
        assertThat(simulation.snapshot().notes()).singleElement().asString().contains("FEE_CAP");
        simulation.chain.forgetMempool();
        cycles(30);
        simulation.chain.pressure(0);
        simulation.chain.mine(5, 1);
        cycles(1);
        assertThat(last(1).state()).isEqualTo(TransactionState.MINED);
    }

    /** 60,000 a day are six transactions at the cap of 10,000; the seventh waits until the window of 144 burn blocks has moved. */
    @Test
    void parksWhatTheDayCannotPayAndGoesOnTheNextDay() {
        burn(1);
        simulation.chain.pressure(10_000);
        for (long policy = 1; policy <= 7; policy++) {
            issue(command(KEEPER, policy));
        }
        assertThat(last(7).state()).isEqualTo(TransactionState.PARKED);
        assertThat(last(7).cause()).isEqualTo(Cause.DAY_CAP);
        simulation.chain.mine(30, 0);
        simulation.chain.finaliseUpTo(simulation.chain.tipHeight());
        burn(143);
        assertThat(last(7).state()).isEqualTo(TransactionState.PARKED);
        burn(1);
        cycles(3);
        assertThat(last(7).state()).isEqualTo(TransactionState.IN_MEMPOOL);
    }

    private Command prices(int number, String... assets) {
        return new Command(
                new CommandKey(KEEPER, "submit-prices:" + number),
                new Command.Body.SubmitPrices(Arrays.stream(assets)
                        .map(asset -> new OracleCalls.Price(asset, 100 + number, 1_700_000_000L + number))
                        .toList()));
    }

    private SubmittedTransaction lastPrices(int number) {
        return requireNonNull(simulation.log.records().get(new CommandKey(KEEPER, "submit-prices:" + number)));
    }

    /** The day is spent by six transactions: nothing can be signed any more. */
    private void spendTheDay() {
        burn(1);
        simulation.chain.pressure(10_000);
        for (long policy = 1; policy <= 6; policy++) {
            issue(command(KEEPER, policy));
        }
    }

    @Test
    void newerObservationsEndOlderOnesThatHaveNoNonce() {
        spendTheDay();
        issue(prices(1, "BTC", "STX"));
        issue(command(KEEPER, 7L));
        assertThat(lastPrices(1).state()).isEqualTo(TransactionState.PARKED);
        issue(prices(2, "STX", "BTC"));
        assertThat(lastPrices(1).state()).isEqualTo(TransactionState.DROPPED);
        assertThat(lastPrices(1).cause()).isEqualTo(Cause.SUPERSEDED);
        assertThat(lastPrices(1).reason()).contains("submit-prices:2");
        simulation.restart();
        cycles(3);

        assertThat(lastPrices(1).state()).isEqualTo(TransactionState.DROPPED);
        assertThat(lastPrices(2).state()).isEqualTo(TransactionState.PARKED);
        assertThat(last(7).state()).as("a settlement is still to be done").isEqualTo(TransactionState.PARKED);
        simulation.chain.mine(30, 0);
        simulation.chain.finaliseUpTo(simulation.chain.tipHeight());
        burn(144);
        cycles(3);
        assertThat(lastPrices(1).envelope()).as("costs no fee").isEmpty();
        assertThat(lastPrices(2).envelope()).isPresent();
    }

    @Test
    void observationsOfOtherAssetsEndNothing() {
        spendTheDay();
        issue(prices(1, "BTC", "STX"));
        issue(prices(2, "BTC"));
        assertThat(lastPrices(1).state()).isEqualTo(TransactionState.PARKED);
        assertThat(lastPrices(2).state()).isEqualTo(TransactionState.PARKED);
    }

    @Test
    void observationsThatHaveANonceGoOn() {
        burn(1);
        issue(prices(1, "BTC", "STX"));
        issue(prices(2, "BTC", "STX"));
        assertThat(lastPrices(1).state()).isEqualTo(TransactionState.IN_MEMPOOL);
        assertThat(lastPrices(2).envelope()).isPresent();
    }

    @Test
    void parksWithTheCodeOfTheSignerAndTheNonceGoesOn() {
        long forbidden = Kind.FORBIDDEN.id(1);
        issue(command(KEEPER, forbidden));
        assertThat(last(forbidden).state()).isEqualTo(TransactionState.PARKED);
        assertThat(last(forbidden).cause()).isEqualTo(Cause.SIGNER_REFUSED);
        assertThat(last(forbidden).reason()).startsWith("NOT_ALLOWED: ");
        issue(command(KEEPER, 2L));
        assertThat(last(2).nonce()).isZero();
    }

    /** Eight commands wait at once, the fifth is bad: it alone ends, the others are in the chain. */
    @Test
    void findsTheBadOneOfABatchByHalving() {
        long bad = Kind.MISMATCHING.id(5);
        for (long id : new long[] {1, 2, 3, 4, bad, 6, 7, 8}) {
            simulation.log.append(command(KEEPER, id));
        }
        simulation.settle();
        assertThat(last(bad).state()).isEqualTo(TransactionState.PARKED);
        assertThat(last(bad).reason()).isEqualTo("preflight: another payout");
        assertThat(simulation.chain.executions().keySet()).containsExactly(1L, 2L, 3L, 4L, 6L, 7L, 8L);
        assertThat(simulation.log.history())
                .anyMatch(o -> o.carries().size() == 4 && o.state() == TransactionState.FINAL);
    }

    @Test
    void everyCommandOfABatchHasARecordOfItsOwn() {
        simulation.log.append(command(KEEPER, 1L));
        simulation.log.append(command(KEEPER, 2L, 1L));
        simulation.settle();
        assertThat(last(1).carries()).hasSize(2).isEqualTo(last(2).carries());
        assertThat(last(1).signed()).isPresent();
        assertThat(last(2).envelope()).isEmpty();
        assertThat(last(2).state()).isEqualTo(TransactionState.FINAL);
        // Policy 1 stands in both commands and once in the call.
        assertThat(simulation.chain.executions()).containsEntry(1L, 1).containsEntry(2L, 1);
    }

    @Test
    void anOperatorRaisesTheFeeOnceForEachAction() {
        issue(command(KEEPER, 1L));
        steer(1, new Action.Body.Bump(5_000));
        assertThat(fee(1)).isEqualTo(5_000);
        SubmittedTransaction raised = simulation.log.history().stream()
                .filter(o -> o.status().operator().equals("ops"))
                .findFirst()
                .orElseThrow();
        assertThat(raised.state()).isEqualTo(TransactionState.INTENT);
        assertThat(raised.reason()).contains("fee raised by ops").contains("(because)");
        long records = simulation.log.history().size();
        actions--;
        steer(1, new Action.Body.Bump(5_000));
        assertThat(simulation.log.history()).hasSize((int) records);
    }

    @Test
    void anOperatorCannotPassTheCap() {
        issue(command(KEEPER, 1L));
        steer(1, new Action.Body.Bump(Simulation.FEE_CAP + 1));
        assertThat(last(1).reason()).contains("Bump refused: fee: expected at most 10000, got 10001");
        assertThat(last(1).status().operator()).isEqualTo("ops");
        steer(1, new Action.Body.Bump(10));
        assertThat(last(1).reason()).contains("expected more than");
        steer(1, new Action.Body.Resume());
        assertThat(last(1).reason()).contains("it is not parked");
    }

    @Test
    void parkedBeforeItsNonceItWaitsAndGoesOnWhenResumed() {
        simulation.chain.pressure(1);
        simulation.weather(1, 1.0);
        issue(command(KEEPER, 1L));
        steer(1, new Action.Body.Park());
        simulation.weather(1, 0);
        cycles(5);
        assertThat(last(1).state()).isEqualTo(TransactionState.PARKED);
        assertThat(last(1).envelope()).isEmpty();
        assertThat(simulation.log.incidents()).isEmpty();
        steer(1, new Action.Body.Resume());
        simulation.settle();
        assertThat(last(1).state()).isEqualTo(TransactionState.FINAL);
    }

    /** Its nonce goes to a filler; only when that is final may it be resumed, under another nonce. */
    @Test
    void parkedInTheMempoolItGivesItsNonceAway() {
        issue(command(KEEPER, 1L));
        issue(command(KEEPER, 2L));
        steer(1, new Action.Body.Park());
        steer(1, new Action.Body.Resume());
        assertThat(last(1).reason()).contains("Resume refused: nonce 0 is being filled");
        simulation.settle();
        assertThat(last(1).state()).isEqualTo(TransactionState.PARKED);
        assertThat(simulation.chain.executions().keySet()).containsExactly(2L);
        steer(1, new Action.Body.Resume());
        simulation.settle();
        assertThat(last(1).state()).isEqualTo(TransactionState.FINAL);
        assertThat(last(1).nonce()).isEqualTo(2);
    }
}
