package io.bithedge.submitter.preflight;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.contracts.call.VaultCalls;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.submitter.preflight.PolicyFacts.Window;
import io.bithedge.submitter.value.Command.Body;
import io.bithedge.submitter.value.Contracts;
import java.util.List;

/** Contracts of version 2. */
final class ContractTwin implements Twin {
    private final TwinReads reads;
    private final String vault;
    private final String registry;

    ContractTwin(PinnedReads reads, Contracts contracts) {
        this.reads = new TwinReads(reads, contracts);
        this.vault = contracts.vault().toString();
        this.registry = contracts.registry().toString();
    }

    @Override
    public Said ask(Body body, String caller) {
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
            case Body.ProcessExpirationsV1 ignored -> throw ofAnotherVersion(body);
            case Body.CompleteActivationsV1 ignored -> throw ofAnotherVersion(body);
        };
    }

    private Said settle(Window.Kind kind, List<Ending> items) {
        PolicyFacts facts = reads.policies(kind, items);
        return new Said(
                new SettlementTwin(facts, registry, vault).predict(kind, items),
                prediction -> ExpectationRule.settlements(kind, items, new Settled(facts, vault), prediction));
    }

    /** CallRule refuses it before. */
    private static IllegalArgumentException ofAnotherVersion(Body body) {
        return new IllegalArgumentException("expected a command for contracts of version 2, got " + body);
    }

    /** What settlements are judged by. */
    record Settled(PolicyFacts facts, String vault) {}
}
