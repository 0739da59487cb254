package io.bithedge.submitter.preflight;

import io.bithedge.contracts.call.VaultCalls;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.contracts.refusal.ContractCode;
import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.submitter.preflight.Prediction.Fails;
import io.bithedge.submitter.preflight.Prediction.Succeeds;
import io.bithedge.submitter.preflight.VaultFacts.Book;
import io.bithedge.submitter.preflight.VaultFacts.Proposal;
import io.bithedge.submitter.preflight.VaultFacts.Settings;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What open-epochs would do: all proposals or none. Mirrors liquidity-pool-vault#open-epochs, check by check. */
final class OpenEpochsTwin {
    /** Sub-units, in which a weight is, of a base unit. */
    private static final long SUB = 4_096;

    private final long burnHeight;
    private final Settings settings;
    private final Map<VaultCalls.Book, Book> books;

    private OpenEpochsTwin(VaultFacts vault, Settings settings) {
        this.burnHeight = vault.burnHeight();
        this.settings = settings;
        this.books = new HashMap<>(vault.books());
    }

    static Prediction predict(VaultFacts vault, String caller, List<Opening> openings) {
        if (vault.settings().isEmpty()) {
            return new Fails(ContractCode.NOT_INITIALISED_VAULT);
        }
        if (!vault.allocator().equals(Optional.of(caller))) {
            return new Fails(ContractCode.NOT_ALLOCATOR);
        }
        if (vault.paused()) {
            return new Fails(ContractCode.PAUSED);
        }
        return new OpenEpochsTwin(vault, vault.settings().get()).propose(openings);
    }

    private Prediction propose(List<Opening> openings) {
        List<CallEvent> events = new ArrayList<>();
        for (Opening opening : openings) {
            VaultCalls.Book name = new VaultCalls.Book(opening.token(), opening.tier());
            Optional<Book> book = Optional.ofNullable(books.get(name));
            OptionalLong refusal = book.map(known -> refusal(known, opening))
                    .orElseGet(() -> OptionalLong.of(ContractCode.UNKNOWN_BOOK));
            if (refusal.isPresent()) {
                return new Fails(refusal.getAsLong());
            }
            // A second one of the same book meets a pending proposal; when that may be confirmed changes nothing here.
            Proposal proposal = new Proposal(opening.weight(), opening.capacity(), opening.root(), burnHeight);
            books.put(name, book.orElseThrow().with(Optional.of(proposal)));
            events.add(new CallEvent.EpochProposed(
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
    private OptionalLong refusal(Book book, Opening opening) {
        if (book.closed()) {
            return OptionalLong.of(ContractCode.BOOK_CLOSED);
        }
        if (burnHeight < book.endsAt()) {
            return OptionalLong.of(ContractCode.EPOCH_NOT_OVER);
        }
        if (book.proposal().isPresent()) {
            return OptionalLong.of(ContractCode.PROPOSAL_PENDING);
        }
        if (opening.epoch() != book.epoch() + 1) {
            return OptionalLong.of(ContractCode.NOT_NEXT_EPOCH);
        }
        if (opening.capacity() > opening.weight() / SUB) {
            return OptionalLong.of(ContractCode.CAPACITY_ABOVE_WEIGHT);
        }
        if (opening.capacity() > 0 && opening.capacity() > mostCapacity(book, opening.token())) {
            return OptionalLong.of(ContractCode.CAPACITY_ABOVE_AVAILABLE);
        }
        return book.oldVintageOpen() ? OptionalLong.of(ContractCode.OLD_VINTAGE_OPEN) : OptionalLong.empty();
    }

    /** utilisation x capital, down, less what is locked */
    private long mostCapacity(Book book, String token) {
        BigInteger usable = BigInteger.valueOf(book.capital())
                .multiply(BigInteger.valueOf(settings.utilisationBps(token)))
                .divide(BigInteger.valueOf(BasisPoints.ONE));
        return usable.subtract(BigInteger.valueOf(book.locked())).longValueExact();
    }
}
