package io.bithedge.submitter.preflight;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.contracts.refusal.ContractCodeV1;
import io.bithedge.submitter.value.Command.Body;
import io.bithedge.submitter.value.Contracts;
import java.util.List;
import java.util.Optional;

/** Contracts of version 1. */
final class TwinV1 implements Twin {
    private final TwinReadsV1 reads;
    private final String vault;
    private final String registry;

    TwinV1(PinnedReads reads, Contracts contracts) {
        this.reads = new TwinReadsV1(reads, contracts);
        this.vault = contracts.vault().toString();
        this.registry = contracts.registry().toString();
    }

    @Override
    public Said ask(Body body, String caller) {
        return switch (body) {
            case Body.OpenEpochs(List<Opening> openings) ->
                new Said(
                        reads.vault(openings)
                                .map(facts -> OpenEpochsTwinV1.predict(facts, caller, openings))
                                .orElse(new Prediction.Fails(ContractCodeV1.NOT_INITIALISED_VAULT)),
                        prediction -> ExpectationRuleV1.openEpochs(openings, prediction));
            case Body.SubmitPrices(List<Price> prices) ->
                new Said(
                        reads.oracle(prices)
                                .map(facts -> SubmitPricesTwinV1.predict(facts, caller, prices))
                                .orElse(new Prediction.Fails(ContractCodeV1.NOT_INITIALISED_ORACLE)),
                        prediction -> ExpectationRuleV1.submitPrices(prices, caller, prediction));
            case Body.ProcessExpirationsV1(List<Long> ids) -> {
                Optional<PolicyFactsV1> facts = reads.policies(ids);
                yield facts.map(known -> new Said(
                                SettlementTwinV1.expirations(known, registry, vault, ids),
                                prediction -> ExpectationRuleV1.expirations(ids, known, vault, prediction)))
                        .orElseGet(TwinV1::notInitialised);
            }
            case Body.CompleteActivationsV1(List<Long> ids) -> {
                Optional<PolicyFactsV1> facts = reads.policies(ids);
                yield facts.map(known -> new Said(
                                SettlementTwinV1.activations(known, registry, vault, ids),
                                prediction -> ExpectationRuleV1.activations(ids, known, vault, prediction)))
                        .orElseGet(TwinV1::notInitialised);
            }
            case Body.ConfirmOpenings ignored -> throw ofAnotherVersion(body);
            case Body.ProcessExpirations ignored -> throw ofAnotherVersion(body);
            case Body.CompleteActivations ignored -> throw ofAnotherVersion(body);
        };
    }

    /** CallRule refuses it before. */
    private static IllegalArgumentException ofAnotherVersion(Body body) {
        return new IllegalArgumentException("expected a command for contracts of version 1, got " + body);
    }

    private static Said notInitialised() {
        return new Said(new Prediction.Fails(ContractCodeV1.NOT_INITIALISED_REGISTRY), ExpectationRuleV1::fails);
    }
}
