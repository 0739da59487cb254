package io.bithedge.pool.view;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.VintageShare;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.yield.Timeline;
import io.bithedge.pool.pricing.PolicyType;
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
 * partition. The same rules for {@link NotReadyException}.
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

    /** The final block of a height. */
    Moment moment(StacksHeight height);

    /** The last final block at or below a burn height, {@code until} at most; {@link AsOf#NOTHING} when there is none. */
    AsOf lastBlockAt(BurnHeight burnHeight, AsOf until);

    List<BookView> books(AsOf at);

    /** Empty when no fact of the book was final then. */
    Optional<BookView> book(BookId book, AsOf at);

    /** Ascending by epoch. */
    List<VintageView> vintages(BookId book, AsOf at);

    Located<List<AccountView>> accounts(String provider, AsOf at);

    /** Empty when it did not exist then. */
    Located<Optional<PolicyView>> policy(PolicyId id, AsOf at);

    /**
     * The burn heights that a time line is read at, ascending, each once: what a past costs follows from them, and not from how long it is.
     * Between them it says nothing.
     */
    interface Heights {
        /** Of a time line that starts at the one and ends at the other. */
        List<Long> between(long startsAt, long end);
    }

    /** Capital, premium and losses of a book over time, in base units, up to {@code asOf}. */
    record BookPast(BookId book, Timeline timeline, AsOf asOf) {}

    BookPast book(BookId book, Heights heights);

    /**
     * An epoch of a book in which a provider has a weight: he carries weight / vintageWeight of all that was sold in it.
     *
     * @param changedAt ascending: those of the heights asked for behind whose predecessor losses or earned premium of the vintage changed
     */
    record CarriedEpoch(Epoch epoch, SubUnits weight, SubUnits vintageWeight, List<BurnHeight> changedAt) {
        public CarriedEpoch {
            changedAt = List.copyOf(changedAt);
        }

        /** His part of the collateral or the premium of one policy of the epoch, rounded down. */
        public Units partDown(Units ofPolicy) {
            return new Units(
                    ofPolicy.token(),
                    VintageShare.partOfPolicyDown(weight.value(), vintageWeight.value(), ofPolicy.value()));
        }

        /** His part of what one policy of the epoch was paid, rounded up. */
        public Units lossUp(Units ofPolicy) {
            return new Units(
                    ofPolicy.token(),
                    VintageShare.lossOfPolicyUp(weight.value(), vintageWeight.value(), ofPolicy.value()));
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

    /** A row for each of his acts and epochs, and for each epoch one at each of the heights at which it was live. */
    Located<ProviderPast> provider(String provider, Heights heights);

    /** His acts, and the epochs in which he has a weight: as of the end alone. */
    default Located<ProviderPast> provider(String provider) {
        return provider(provider, (startsAt, end) -> List.of(end));
    }

    /** Which policies: those sold in a book in the epochs from {@code from} to {@code to}, both included. */
    record SoldIn(BookId book, Epoch from, Epoch to) {}

    /** How a policy ended: the block and the transaction. */
    record Closing(StacksHeight height, BurnHeight burnHeight, long blockTime, String txid) {}

    /**
     * A policy and the epoch it was sold in.
     *
     * @param netPremium what goes to the providers: the premium less the vault's fee
     * @param payout nothing while it is live
     * @param closing empty while it is live
     */
    record SoldPolicy(
            PolicyId id,
            Epoch epoch,
            PolicyType policyType,
            PolicyStatus status,
            PriceE8 strike,
            Sats amount,
            BurnHeight expirationHeight,
            Units collateral,
            Units netPremium,
            Units payout,
            Optional<Closing> closing) {}

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
            Epoch epoch,
            Units capital,
            Units locked,
            Units capacity,
            Units used,
            Units premiumEarned,
            Units premiumPending,
            Units losses,
            OptionalLong providers,
            long policies) {}

    /** All books at the end of the first final block of a slot of six burn blocks. */
    record Snapshot(AsOf asOf, List<BookSnapshot> books) {
        public Snapshot {
            books = List.copyOf(books);
        }
    }

    /** Newest first, from {@code from} to {@code to}, both included. */
    List<Snapshot> snapshots(BurnHeight from, BurnHeight to, int limit);

    /** What an asset closed at on a UTC day, as the median of so many sources. {@code day}: since 1970. */
    record DailyPrice(long day, PriceE8 price, int sources) {}

    /** The daily closes of the last {@code days} days that have one, ascending: at most 400 are kept. */
    Located<List<DailyPrice>> closes(Asset asset, int days);
}
