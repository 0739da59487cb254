package io.bithedge.submitter.preflight;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.contracts.call.VaultCalls;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.submitter.preflight.PolicyFacts.Window;
import io.bithedge.submitter.value.Command.Body;
import io.bithedge.submitter.value.Contracts;
import java.util.List;
import java.util.function.Function;

/**
 * The public functions of the contracts, computed from their read-only ones: nobody else can call those without sending a transaction.
 * Each prediction brings the finding it leads to, and a judge for further predictions of the same call.
 */
final class ContractTwin {
    private final TwinReads reads;
    private final String vault;
    private final String registry;

    ContractTwin(PinnedReads reads, Contracts contracts) {
        this.reads = new TwinReads(reads, contracts);
        this.vault = contracts.vault().toString();
        this.registry = contracts.registry().toString();
    }

    /**
     * What the twin says of one call.
     *
     * @param judge compares any prediction of this call with what is expected on this tip.
     */
    record Said(Prediction prediction, Function<Prediction, Finding> judge) {
        Finding finding() {
            return judge.apply(prediction);
        }
    }

    Said ask(Body body, String caller) {
        return switch (body) {
            case Body.OpenEpochs(List<Opening> openings) ->
                new Said(
                        OpenEpochsTwin.predict(reads.toPropose(TwinReads.booksOf(openings)), caller, openings),
                        prediction -> ExpectationRule.openEpochs(openings, prediction));
            case Body.ConfirmOpenings(List<VaultCalls.Book> books) -> {
                VaultFacts facts = reads.toConfirm(books);
                yield new Said(
                        ConfirmOpeningsTwin.predict(facts, books),
                        prediction -> ExpectationRule.confirmOpenings(books, facts, prediction));
            }
            case Body.SubmitPrices(List<Price> prices) ->
                new Said(
                        SubmitPricesTwin.predict(reads.oracle(prices), caller, prices),
                        prediction -> ExpectationRule.submitPrices(prices, caller, prediction));
            case Body.ProcessExpirations(List<Ending> items) -> settle(Window.Kind.EXPIRATION, items);
            case Body.CompleteActivations(List<Ending> items) -> settle(Window.Kind.ACTIVATION, items);
        };
    }

    private Said settle(Window.Kind kind, List<Ending> items) {
        PolicyFacts facts = reads.policies(kind, items);
        return new Said(
                new SettlementTwin(facts, registry, vault).predict(kind, items),
                prediction -> ExpectationRule.settlements(kind, items, new Settled(facts, vault), prediction));
    }

    /** What settlements are judged by. */
    record Settled(PolicyFacts facts, String vault) {}
}
