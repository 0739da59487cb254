package io.bithedge.submitter.preflight;

import io.bithedge.contracts.call.VaultCalls;
import io.bithedge.contracts.refusal.ContractCode;
import io.bithedge.submitter.preflight.Prediction.Fails;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import io.bithedge.submitter.preflight.VaultFacts.Book;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What confirm-openings would do: what has waited long enough begins. Mirrors liquidity-pool-vault#confirm-openings. */
final class ConfirmOpeningsTwin {
    private ConfirmOpeningsTwin() {}

    static Prediction predict(VaultFacts vault, List<VaultCalls.Book> chosen) {
        if (vault.settings().isEmpty()) {
            return new Fails(ContractCode.NOT_INITIALISED_VAULT);
        }
        if (vault.paused()) {
            return new Fails(ContractCode.PAUSED);
        }
        List<CallEvent> events = new ArrayList<>();
        for (VaultCalls.Book name : new LinkedHashSet<>(chosen)) {
            begun(vault, name).ifPresent(events::add);
        }
        return events.isEmpty() ? new Fails(ContractCode.NOTHING_TO_CONFIRM) : new Succeeds(events);
    }

    /** The epoch that begins; empty when there is no proposal, or a younger one. */
    static Optional<CallEvent> begun(VaultFacts vault, VaultCalls.Book name) {
        return Optional.ofNullable(vault.books().get(name)).flatMap(book -> begun(vault.burnHeight(), name, book));
    }

    private static Optional<CallEvent> begun(long burnHeight, VaultCalls.Book name, Book book) {
        return book.proposal()
                .filter(proposal -> burnHeight >= proposal.confirmableAt())
                .map(proposal -> new CallEvent.EpochOpened(
                        name.token(),
                        name.tier(),
                        book.epoch() + 1,
                        proposal.weight(),
                        proposal.capacity(),
                        proposal.root()));
    }
}
