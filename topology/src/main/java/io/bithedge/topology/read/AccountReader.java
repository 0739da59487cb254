package io.bithedge.topology.read;

import io.bithedge.ledger.Account;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.VintageTable;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.view.AccountFigures;
import io.bithedge.pool.view.NotReadyException;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.schemas.avro.Book;
import io.bithedge.topology.map.AccountMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Joins an account with the vintages it has a weight in. */
final class AccountReader {
    private final Tables tables;

    AccountReader(Tables tables) {
        this.tables = tables;
    }

    /**
     * The account as of the open epoch. Accounts and vintages are folded apart: for a moment around an opening they are of different
     * epochs, then the epoch before is tried, and then there is no answer yet.
     */
    AccountView read(io.bithedge.schemas.avro.Account row, BookId book, AsOf accountsAsOf) {
        Account account = AccountMapper.decode(row);
        Book totals = tables.knownBook(book);
        List<Long> epochs = new ArrayList<>();
        for (int i = 0; i < account.weights().size(); i++) {
            epochs.add(account.weights().epochAt(i));
        }
        VintageTable vintages = tables.vintageTable(book, epochs);
        AsOf asOf = earlier(accountsAsOf, tables.vintagesAsOf(book));
        for (long epoch = totals.getEpoch(); epoch >= Math.max(0, totals.getEpoch() - 1); epoch--) {
            Optional<io.bithedge.ledger.AccountView> view = view(account, epoch, totals, vintages);
            if (view.isPresent()) {
                return new AccountView(
                        row.getProvider(), book, figures(book.token(), new Epoch(epoch), view.get()), asOf);
            }
        }
        throw new NotReadyException("account and vintages of " + book + " are of different epochs");
    }

    /** {@code totals}: of the book when {@code epoch} was its current one. */
    static Optional<io.bithedge.ledger.AccountView> view(
            Account account, long epoch, Book totals, VintageTable vintages) {
        return totals.getClosed() && epoch == totals.getEpoch()
                ? account.viewInClosedBook(epoch, vintages)
                : account.view(epoch, vintages);
    }

    static AccountFigures figures(Token token, Epoch epoch, io.bithedge.ledger.AccountView it) {
        return new AccountFigures(
                epoch,
                new Units(token, it.deposited()),
                new Units(token, it.pending()),
                new Units(token, it.exit()),
                new Units(token, it.locked()),
                new Units(token, it.losses()),
                new Units(token, it.available()),
                new Units(token, it.limit()),
                new Units(token, it.withdrawn()),
                new Units(token, it.withdrawable()),
                new Units(token, it.premiumPending()),
                new Units(token, it.premiumEarned()),
                new Units(token, it.premiumWithdrawn()),
                new SubUnits(it.weight()));
    }

    static AsOf earlier(AsOf one, AsOf other) {
        return one.height().isAfter(other.height()) ? other : one;
    }
}
