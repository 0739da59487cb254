package io.bithedge.cli.replay;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.replay.VaultPrints.VaultPrint;
import io.bithedge.ledger.Book;
import io.bithedge.ledger.BookFact;
import io.bithedge.ledger.BookFact.EpochOpened;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookOutcome;
import io.bithedge.ledger.BookTotals;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.Incident;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.claim.ClaimTree;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All six books folded in memory, and what the vault must hold for them. */
final class Pool {
    private final Map<String, Book> books = new TreeMap<>();
    private final Map<Token, Long> fees = new EnumMap<>(Token.class);
    private final List<String> faults = new ArrayList<>();

    /** Before the vault was initialised there is nothing to compare, and perhaps no vault to ask. */
    boolean isInitialised() {
        return !books.isEmpty();
    }

    void apply(VaultPrint print) {
        switch (print) {
            case VaultPrint.Initialised(long endsAt) ->
                BookId.all().forEach(id -> books.put(id.toString(), Book.initial(id, endsAt)));
            case VaultPrint.FeesSwept(Token token, long amount) -> fees.merge(token, -amount, Math::addExact);
            case VaultPrint.OfBook(BookId id, BookFact fact, long fee) -> {
                fees.merge(id.token(), fee, Math::addExact);
                apply(id, fact);
            }
            case VaultPrint.OfNoBook() -> {}
        }
    }

    /** The end of a block: an epoch that is over is weighed. */
    void endBlock(long height, long burnHeight) {
        for (String name : books.keySet()) {
            apply(name, new BookFact.BlockReached(height, burnHeight));
        }
    }

    private void apply(BookId id, BookFact fact) {
        if (!books.containsKey(id.toString())) {
            throw new ChainFailure("%s at %s comes before the vault was initialised: begin at an earlier block"
                    .formatted(id, fact.position()));
        }
        apply(id.toString(), fact);
    }

    private void apply(String name, BookFact fact) {
        Book book = book(name);
        Optional<Book.Proposal> expected = book.proposal();
        BookOutcome outcome = book.apply(fact);
        if (outcome instanceof Incident incident) {
            faults.add(name + ": " + incident.message());
        }
        if (fact instanceof EpochOpened opening && expected.isPresent()) {
            checkOpening(name, opening, expected.get());
        }
    }

    /** The fold has compared the weight; capacity and root are compared here. */
    private void checkOpening(String name, EpochOpened opening, Book.Proposal expected) {
        if (opening.capacity() != expected.capacity()) {
            faults.add("%s: epoch %d opened with capacity %d, the chain's own facts give %d"
                    .formatted(name, opening.epoch(), opening.capacity(), expected.capacity()));
        }
        Hash32 root = ClaimTree.of(book(name), opening.epoch()).root().hash();
        if (!root.equals(opening.root())) {
            faults.add("%s: epoch %d opened with root %s, the chain's own facts give %s"
                    .formatted(name, opening.epoch(), opening.root(), root));
        }
    }

    List<String> names() {
        return List.copyOf(books.keySet());
    }

    Book book(String name) {
        Book book = books.get(name);
        if (book == null) {
            throw new ChainFailure("there is no book " + name);
        }
        return book;
    }

    /** What did not fit while folding, in chain order. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    /** What the vault must hold of a token. */
    VaultTotals expectedTotals(Token token) {
        long capital = 0;
        long locked = 0;
        long premium = 0;
        for (BookId id : BookId.all()) {
            if (id.token() == token && books.containsKey(id.toString())) {
                BookTotals totals = book(id.toString()).totals();
                capital = Math.addExact(capital, totals.capital());
                locked = Math.addExact(locked, totals.locked());
                premium = Math.addExact(premium, totals.premium());
            }
        }
        return new VaultTotals(capital - locked, locked, premium, fees.getOrDefault(token, 0L));
    }

    /** The vault's buckets of one token, base units. */
    record VaultTotals(long available, long locked, long premium, long fees) {}
}
