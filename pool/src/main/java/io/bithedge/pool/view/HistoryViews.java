package io.bithedge.pool.view;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.yield.Timeline;
import io.bithedge.pool.view.PoolViews.AccountView;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.BookView;
import io.bithedge.pool.view.PoolViews.EntryView;
import io.bithedge.pool.view.PoolViews.Located;
import io.bithedge.pool.view.PoolViews.Page;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.pool.view.PoolViews.VintageView;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The read side of what was. Books, vintages and snapshots are on every instance; accounts and policies on the one that has their
 * partition. Names and units as in {@link PoolViews}; the same rules for {@link NotReadyException}.
 *
 * <p>An answer as of a final block is what {@link PoolViews} answered when that block was the last one applied, to the unit.
 */
public interface HistoryViews {
    /** A final block that was asked for. */
    sealed interface Moment {
        record Known(AsOf asOf) implements Moment {}

        /** There is no answer as of it. {@code reason} is a sentence. */
        record Unavailable(String reason) implements Moment {}
    }

    /** The final block of a Stacks height. */
    Moment moment(long height);

    /** The last final block at or below a burn height that the history of all books has; {@link AsOf#NOTHING} when there is none. */
    AsOf lastBlockAt(long burnHeight);

    List<BookView> books(AsOf at);

    /** Empty when no fact of the book was final then. */
    Optional<BookView> book(BookId book, AsOf at);

    /** Ascending by epoch. */
    List<VintageView> vintages(BookId book, AsOf at);

    Located<List<AccountView>> accounts(String provider, AsOf at);

    /** Empty when it did not exist then. */
    Located<Optional<PolicyView>> policy(long id, AsOf at);

    /** Capital, premium and losses of a book over time, in base units, up to {@code asOf}. */
    record BookPast(BookId book, Timeline timeline, AsOf asOf) {}

    BookPast book(BookId book);

    /**
     * An epoch of a book in which a provider has a weight: he carries weight / vintageWeight of all that was sold in it. Sub-units.
     *
     * @param changedAt burn heights, ascending, at which losses or earned premium of the vintage changed
     */
    record CarriedEpoch(long epoch, long weight, long vintageWeight, List<Long> changedAt) {
        public CarriedEpoch {
            changedAt = List.copyOf(changedAt);
        }
    }

    /**
     * A provider in one book over time.
     *
     * @param acts deposits, withdrawals and exit requests, in chain order
     * @param epochs ascending
     * @param timeline in sub-units
     */
    record ProviderBook(BookId book, List<EntryView> acts, List<CarriedEpoch> epochs, Timeline timeline) {
        public ProviderBook {
            acts = List.copyOf(acts);
            epochs = List.copyOf(epochs);
        }
    }

    /** Everything up to {@code asOf}. */
    record ProviderPast(String provider, List<ProviderBook> books, AsOf asOf) {
        public ProviderPast {
            books = List.copyOf(books);
        }
    }

    Located<ProviderPast> provider(String provider);

    /** Which policies: those sold in a book in the epochs from {@code from} to {@code to}, both included. */
    record SoldIn(BookId book, long from, long to) {}

    /** How a policy ended: the block and the transaction. */
    record Closing(long height, long burnHeight, long blockTime, String txid) {
        /** It is live. */
        public static final Closing NONE = new Closing(-1, -1, 0, "");
    }

    /**
     * A policy and the epoch it was sold in.
     *
     * @param netPremium what goes to the providers: the premium less the vault's fee
     * @param payout 0 while it is live
     */
    record SoldPolicy(
            long id,
            long epoch,
            String type,
            String status,
            long strike,
            long amount,
            long expirationHeight,
            long collateral,
            long netPremium,
            long payout,
            Closing closing) {}

    /** Policies on this instance, newest epoch and id first. The cursor is {@code epoch:id} of the last one shown. */
    Page<SoldPolicy> sold(SoldIn which, Optional<String> cursor, int limit);

    /**
     * A book in an hourly snapshot.
     *
     * @param providers who had a weight in the epoch; empty while its weighing is not known
     * @param policies live ones
     */
    record BookSnapshot(
            BookId book,
            long epoch,
            long capital,
            long locked,
            long capacity,
            long used,
            long premiumEarned,
            long premiumPending,
            long losses,
            OptionalLong providers,
            long policies) {}

    /** All books at the end of the first final block of a slot of six burn blocks. */
    record Snapshot(AsOf asOf, List<BookSnapshot> books) {
        public Snapshot {
            books = List.copyOf(books);
        }
    }

    /** Newest first, of burn heights from {@code from} to {@code to}, both included. */
    List<Snapshot> snapshots(long from, long to, int limit);
}
