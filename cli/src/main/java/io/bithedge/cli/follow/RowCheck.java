package io.bithedge.cli.follow;

import io.bithedge.cli.follow.VaultMaps.BookEntry;
import io.bithedge.cli.follow.VaultMaps.VintageEntry;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.Vintage;
import io.bithedge.ledger.claim.BookRow;
import io.bithedge.ledger.claim.VaultRows;
import io.bithedge.stacks.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares the vault's own rows with the books, to the unit. A difference is one line. */
public final class RowCheck {
    private final VaultMaps maps;
    private final Bytes tip;
    private final List<String> differences = new ArrayList<>();
    private int compared;

    /** `tip`: the block that the books are as of. */
    public RowCheck(VaultMaps maps, Bytes tip) {
        this.maps = maps;
        this.tip = tip;
    }

    public List<String> differences() {
        return List.copyOf(differences);
    }

    /** How many numbers were compared. */
    public int compared() {
        return compared;
    }

    /** All that there is: books with all their vintages and accounts, and what the vault holds of each token. */
    public void everything(FollowedPool pool) {
        for (FollowedBook book : pool.books()) {
            book(book);
            vintages(book);
            accounts(book);
        }
        for (Token token : Token.values()) {
            compare("vault", token + " in all", totals(pool, token), maps.totals(tip, token));
        }
    }

    private static VaultMaps.Totals totals(FollowedPool pool, Token token) {
        long capital = 0;
        long locked = 0;
        long pending = 0;
        long earned = 0;
        for (FollowedBook book : pool.books()) {
            if (book.id().token() == token) {
                BookRow row = book.rows().book();
                capital += row.capital();
                locked += row.locked();
                pending += row.premiumPending();
                earned += row.premiumEarned();
            }
        }
        return new VaultMaps.Totals(capital, locked, pending, earned, pool.fees(token));
    }

    /** The row of a book, its proposal too, and the vintage of its current epoch. */
    public void book(FollowedBook book) {
        Optional<BookEntry> there = maps.book(tip, book.id());
        if (there.isEmpty()) {
            differences.add("book %s: the vault has no row".formatted(book.id()));
            return;
        }
        BookRow row = book.rows().book();
        Vintage now = book.rows().current();
        BookEntry entry = there.get();
        String where = "book " + book.id();
        compare(where, "epoch", row.epoch(), entry.epoch());
        compare(where, "ends-at", book.state().endsAt(), entry.endsAt());
        compare(where, "capacity", now.capacity(), entry.capacity());
        compare(where, "used", now.used(), entry.used());
        compare(where, "root", row.root(), entry.root());
        compare(where, "capital", row.capital(), entry.capital());
        compare(where, "locked", row.locked(), entry.locked());
        compare(where, "premium-pending", row.premiumPending(), entry.premiumPending());
        compare(where, "premium-earned", row.premiumEarned(), entry.premiumEarned());
        compare(where, "closed", row.isClosed(), entry.closed());
        compare(where, "proposal", book.proposal(), entry.proposal());
        vintage(book, row.epoch());
    }

    /** All vintages that there ever were. */
    public void vintages(FollowedBook book) {
        for (long epoch = 0; epoch <= book.rows().book().epoch(); epoch++) {
            vintage(book, epoch);
        }
    }

    public void vintage(FollowedBook book, long epoch) {
        VintageEntry there = maps.vintage(tip, book.id(), epoch);
        Vintage ours = book.rows().vintage(epoch).orElse(Vintage.opened(epoch, 0, 0));
        String where = "vintage %s:%d".formatted(book.id(), epoch);
        compare(where, "weight", ours.weight(), there.weight());
        compare(where, "locked", ours.locked(), there.locked());
        compare(where, "losses", ours.losses(), there.losses());
        compare(where, "premium-pending", ours.premiumPending(), there.premiumPending());
        compare(where, "premium-earned", ours.premiumEarned(), there.premiumEarned());
    }

    public void accounts(FollowedBook book) {
        VaultRows rows = book.rows();
        rows.accounts().keySet().forEach(provider -> account(book, provider));
    }

    public void account(FollowedBook book, String provider) {
        compare(
                "account %s of %s".formatted(provider, book.id()),
                "row",
                book.rows().account(provider),
                maps.account(tip, book.id(), provider));
    }

    private void compare(String where, String field, Object ours, Object there) {
        compared++;
        if (!ours.equals(there)) {
            differences.add("%s: %s is %s by the prints, and %s in the vault".formatted(where, field, ours, there));
        }
    }
}
