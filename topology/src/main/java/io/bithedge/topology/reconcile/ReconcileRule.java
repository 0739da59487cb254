package io.bithedge.topology.reconcile;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Hash32;
import io.bithedge.schemas.avro.BookAmounts;
import io.bithedge.schemas.avro.BookStanding;
import io.bithedge.schemas.avro.BooksSnapshot;
import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.Difference;
import io.bithedge.schemas.avro.FoldedBook;
import io.bithedge.schemas.avro.FoldedFees;
import io.bithedge.schemas.avro.Token;
import io.bithedge.topology.map.BookIdMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What the vault says of a token against what the books say, both at the end of the same block. Pure. Expected is ours, got is the chain's.
 * Source: docs/domain.md 9; liquidity-pool-vault#get-totals, #get-book, #get-vintage.
 */
final class ReconcileRule {
    private static final Hash32 NO_ROOT = Hash32.of(new byte[32]);

    private ReconcileRule() {}

    /** `snapshots`: one of every partition, all of the block of the reading. */
    static List<Difference> compare(ChainReading reading, List<BooksSnapshot> snapshots) {
        for (BooksSnapshot snapshot : snapshots) {
            String ours = snapshot.getAsOf().getIndexBlockHash();
            if (!ours.equals(reading.getIndexBlockHash())) {
                // Amounts of another block say nothing about ours.
                return List.of(new Difference(
                        "FINAL_BLOCK_DIFFERS", "block of " + reading.getToken(), ours, reading.getIndexBlockHash()));
            }
        }
        List<Difference> differences = new ArrayList<>();
        totals(reading, snapshots, differences);
        Map<BookId, BookStanding> ours = standings(snapshots);
        for (BookStanding chain : reading.getBooks()) {
            BookId book = BookIdMapper.id(chain.getToken(), chain.getTier());
            book(book, Optional.ofNullable(ours.get(book)).orElseGet(() -> unknown(chain)), chain, differences);
        }
        return differences;
    }

    private static void totals(ChainReading reading, List<BooksSnapshot> snapshots, List<Difference> differences) {
        Token token = reading.getToken();
        String subject = "vault " + token;
        List<FoldedBook> books = snapshots.stream()
                .flatMap(snapshot -> snapshot.getBooks().stream())
                .filter(book -> book.getStanding().getToken() == token)
                .toList();
        add(
                differences,
                "VAULT_AVAILABLE_DIFFERS",
                subject,
                sum(books, FoldedBook::getAvailable),
                reading.getAvailable());
        add(differences, "VAULT_LOCKED_DIFFERS", subject, sum(books, FoldedBook::getLocked), reading.getLocked());
        add(differences, "VAULT_PREMIUM_DIFFERS", subject, sum(books, FoldedBook::getPremium), reading.getPremium());
        add(differences, "VAULT_FEES_DIFFERS", subject, fees(token, snapshots), reading.getFees());
    }

    /** Charged on the books of any partition, less what was swept: every partition has seen all sweeps. */
    private static long fees(Token token, List<BooksSnapshot> snapshots) {
        List<FoldedFees> rows = snapshots.stream()
                .flatMap(snapshot -> snapshot.getFees().stream())
                .filter(row -> row.getToken() == token)
                .toList();
        long swept = rows.stream().mapToLong(FoldedFees::getSwept).max().orElse(0);
        return sum(rows, FoldedFees::getCharged) - swept;
    }

    private static void book(BookId book, BookStanding ours, BookStanding chain, List<Difference> differences) {
        String subject = "book " + book;
        add(differences, "BOOK_EPOCH_DIFFERS", subject, ours.getEpoch(), chain.getEpoch());
        add(differences, "BOOK_END_DIFFERS", subject, ours.getEndsAt(), chain.getEndsAt());
        add(differences, "BOOK_CAPACITY_DIFFERS", subject, ours.getCapacity(), chain.getCapacity());
        add(differences, "BOOK_USED_DIFFERS", subject, ours.getUsed(), chain.getUsed());
        add(differences, "BOOK_ROOT_DIFFERS", subject, root(ours), root(chain));
        if (chain.getAmounts() != null) {
            amounts(subject, ours.getAmounts(), chain.getAmounts(), differences);
            VintageRule.compare(book, ours.getVintages(), chain.getVintages(), differences);
        }
    }

    private static void amounts(String subject, BookAmounts ours, BookAmounts chain, List<Difference> differences) {
        add(differences, "BOOK_CAPITAL_DIFFERS", subject, ours.getCapital(), chain.getCapital());
        add(differences, "BOOK_LOCKED_DIFFERS", subject, ours.getLocked(), chain.getLocked());
        add(differences, "BOOK_PREMIUM_PENDING_DIFFERS", subject, ours.getPremiumPending(), chain.getPremiumPending());
        add(differences, "BOOK_PREMIUM_EARNED_DIFFERS", subject, ours.getPremiumEarned(), chain.getPremiumEarned());
        add(differences, "BOOK_CLOSED_DIFFERS", subject, ours.getClosed(), chain.getClosed());
    }

    private static Map<BookId, BookStanding> standings(List<BooksSnapshot> snapshots) {
        Map<BookId, BookStanding> standings = new HashMap<>();
        for (BooksSnapshot snapshot : snapshots) {
            for (FoldedBook book : snapshot.getBooks()) {
                BookStanding standing = book.getStanding();
                standings.put(BookIdMapper.id(standing.getToken(), standing.getTier()), standing);
            }
        }
        return standings;
    }

    /** As the vault answers before its initialisation. */
    private static BookStanding unknown(BookStanding chain) {
        return new BookStanding(
                chain.getToken(),
                chain.getTier(),
                0L,
                0L,
                0L,
                0L,
                new io.bithedge.schemas.avro.Hash32(NO_ROOT.bytes()),
                new BookAmounts(0L, 0L, 0L, 0L, false),
                List.of());
    }

    private static Hash32 root(BookStanding standing) {
        return Hash32.of(standing.getRoot().bytes());
    }

    static void add(List<Difference> to, String code, String subject, Object ours, Object chain) {
        if (!ours.equals(chain)) {
            to.add(new Difference(code, subject, ours.toString(), chain.toString()));
        }
    }

    private static <T> long sum(List<T> rows, ToLongFunction<T> amount) {
        long sum = 0;
        for (T row : rows) {
            sum = Math.addExact(sum, amount.applyAsLong(row));
        }
        return sum;
    }
}
