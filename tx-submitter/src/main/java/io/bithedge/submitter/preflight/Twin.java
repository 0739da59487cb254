package io.bithedge.submitter.preflight;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.contracts.refusal.ContractCode;
import io.bithedge.submitter.value.Command.Body;
import io.bithedge.submitter.value.Contracts;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The public functions of the contracts, computed from their read-only ones: nobody else can call those without sending a transaction.
 * Each prediction brings the finding it leads to, and a judge for further predictions of the same call.
 */
final class Twin {
    private final TwinReads reads;
    private final String vault;
    private final String registry;

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

    Twin(PinnedReads reads, Contracts contracts) {
        this.reads = new TwinReads(reads, contracts);
        this.vault = contracts.vault().toString();
        this.registry = contracts.registry().toString();
    }

    Said ask(Body body, String caller) {
        return switch (body) {
            case Body.OpenEpochs(List<Opening> openings) ->
                new Said(
                        reads.vault(openings)
                                .map(facts -> OpenEpochsTwin.predict(facts, caller, openings))
                                .orElse(new Prediction.Fails(ContractCode.NOT_INITIALISED_VAULT)),
                        prediction -> ExpectationRule.openEpochs(openings, prediction));
            case Body.SubmitPrices(List<Price> prices) ->
                new Said(
                        reads.oracle(prices)
                                .map(facts -> SubmitPricesTwin.predict(facts, caller, prices))
                                .orElse(new Prediction.Fails(ContractCode.NOT_INITIALISED_ORACLE)),
                        prediction -> ExpectationRule.submitPrices(prices, caller, prediction));
            case Body.ProcessExpirations(List<Long> ids) -> {
                Optional<PolicyFacts> facts = reads.policies(ids);
                yield facts.map(known -> new Said(
                                SettlementTwin.expirations(known, registry, vault, ids),
                                prediction -> ExpectationRule.expirations(ids, known, vault, prediction)))
                        .orElseGet(Twin::notInitialised);
            }
            case Body.CompleteActivations(List<Long> ids) -> {
                Optional<PolicyFacts> facts = reads.policies(ids);
                yield facts.map(known -> new Said(
                                SettlementTwin.activations(known, registry, vault, ids),
                                prediction -> ExpectationRule.activations(ids, known, vault, prediction)))
                        .orElseGet(Twin::notInitialised);
            }
        };
    }

    private static Said notInitialised() {
        return new Said(new Prediction.Fails(ContractCode.NOT_INITIALISED_REGISTRY), ExpectationRule::fails);
    }
}
