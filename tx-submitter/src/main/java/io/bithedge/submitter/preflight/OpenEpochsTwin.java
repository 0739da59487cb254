package io.bithedge.submitter.preflight;

import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.contracts.refusal.ContractCode;
import io.bithedge.submitter.preflight.Prediction.Fails;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import io.bithedge.submitter.preflight.VaultFacts.Book;
import io.bithedge.submitter.preflight.VaultFacts.BookName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What open-epochs would do: all openings or none. Mirrors liquidity-pool-vault#open-epochs, check by check. */
final class OpenEpochsTwin {
    private final VaultFacts vault;
    private final Map<BookName, Book> books;

    private OpenEpochsTwin(VaultFacts vault) {
        this.vault = vault;
        this.books = new HashMap<>(vault.books());
    }

    static Prediction predict(VaultFacts vault, String caller, List<Opening> openings) {
        if (!caller.equals(vault.allocator())) {
            return new Fails(ContractCode.NOT_ALLOCATOR);
        }
        if (vault.paused()) {
            return new Fails(ContractCode.PAUSED);
        }
        return new OpenEpochsTwin(vault).open(openings);
    }

    private Prediction open(List<Opening> openings) {
        List<CallEvent> events = new ArrayList<>();
        for (Opening opening : openings) {
            OptionalLong refusal = refusal(opening);
            if (refusal.isPresent()) {
                return new Fails(refusal.getAsLong());
            }
            long endsAt = Math.addExact(vault.burnHeight(), vault.epochBlocks());
            books.put(name(opening), new Book(opening.epoch(), endsAt, opening.capacity(), 0));
            events.add(new CallEvent.EpochOpened(
                    opening.token(),
                    opening.tier(),
                    opening.epoch(),
                    opening.weight(),
                    opening.capacity(),
                    opening.root()));
        }
        return new Succeeds(events);
    }

    /** Root length and weight are checked before a command is taken at all (CallRule). */
    private OptionalLong refusal(Opening opening) {
        Book book = books.getOrDefault(name(opening), new Book(0, 0, 0, 0));
        if (!book.isKnown()) {
            return OptionalLong.of(ContractCode.UNKNOWN_BOOK);
        }
        if (vault.burnHeight() < book.endsAt()) {
            return OptionalLong.of(ContractCode.EPOCH_NOT_OVER);
        }
        if (opening.epoch() != book.epoch() + 1) {
            return OptionalLong.of(ContractCode.NOT_NEXT_EPOCH);
        }
        if (Math.addExact(unsold(opening.token()), opening.capacity())
                > vault.available().getOrDefault(opening.token(), 0L)) {
            return OptionalLong.of(ContractCode.CAPACITY_ABOVE_AVAILABLE);
        }
        return OptionalLong.empty();
    }

    private long unsold(String token) {
        return books.entrySet().stream()
                .filter(entry -> entry.getKey().token().equals(token))
                .mapToLong(entry -> entry.getValue().unsoldAt(vault.burnHeight()))
                .reduce(0, Math::addExact);
    }

    private static BookName name(Opening opening) {
        return new BookName(opening.token(), opening.tier());
    }
}
