package io.bithedge.submitter.preflight;

import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.contracts.refusal.ContractCodeV1;
import io.bithedge.submitter.preflight.Prediction.Fails;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import io.bithedge.submitter.preflight.VaultFactsV1.Book;
import io.bithedge.submitter.preflight.VaultFactsV1.BookName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** What open-epochs would do: all openings or none. Mirrors liquidity-pool-vault#open-epochs, check by check. */
final class OpenEpochsTwinV1 {
    private final VaultFactsV1 vault;
    private final Map<BookName, Book> books;

    private OpenEpochsTwinV1(VaultFactsV1 vault) {
        this.vault = vault;
        this.books = new HashMap<>(vault.books());
    }

    static Prediction predict(VaultFactsV1 vault, String caller, List<Opening> openings) {
        if (!caller.equals(vault.allocator())) {
            return new Fails(ContractCodeV1.NOT_ALLOCATOR);
        }
        if (vault.paused()) {
            return new Fails(ContractCodeV1.PAUSED);
        }
        return new OpenEpochsTwinV1(vault).open(openings);
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
            return OptionalLong.of(ContractCodeV1.UNKNOWN_BOOK);
        }
        if (vault.burnHeight() < book.endsAt()) {
            return OptionalLong.of(ContractCodeV1.EPOCH_NOT_OVER);
        }
        if (opening.epoch() != book.epoch() + 1) {
            return OptionalLong.of(ContractCodeV1.NOT_NEXT_EPOCH);
        }
        if (Math.addExact(unsold(opening.token()), opening.capacity())
                > vault.available().getOrDefault(opening.token(), 0L)) {
            return OptionalLong.of(ContractCodeV1.CAPACITY_ABOVE_AVAILABLE);
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
