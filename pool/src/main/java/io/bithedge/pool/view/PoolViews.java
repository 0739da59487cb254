package io.bithedge.pool.view;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.BookPhase;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.Vintage;
import io.bithedge.ledger.claim.AccountRow;
import io.bithedge.ledger.claim.BookRow;
import io.bithedge.ledger.claim.ProvenLeaf;
import io.bithedge.ledger.claim.SumNode;
import io.bithedge.ledger.claim.VaultReads;
import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.ledger.unit.StacksHeight;
import io.bithedge.ledger.unit.SubUnits;
import io.bithedge.ledger.unit.Units;
import io.bithedge.pool.risk.Cell;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The read side of the folded state. Every number is a final one, as of the block named beside it.
 *
 * <p>Books, vintages, prices and incidents are on every instance. Accounts, entries and policies are in a partition, which is read
 * wherever it is: {@link Located} says when that is nowhere. Safe for use by several threads; no call waits for the streams.
 *
 * <p>What is on every instance throws {@link NotReadyException} until the tables were read once.
 *
 * <p>Names: a provider and an owner are principals. Times are seconds since 1970
 * unless the name says otherwise.
 */
public interface PoolViews {
    /** A value that lives in one partition. */
    sealed interface Located<T> {
        record Here<T>(T value) implements Located<T> {}

        /** Nobody has the partition yet, or it is being restored. {@code reason} is a sentence. */
        record NotReady<T>(String reason) implements Located<T> {}
    }

    /** A part of a list. {@code next} is the cursor of the next page, empty at the end. */
    record Page<T>(List<T> items, Optional<String> next) {
        public Page {
            items = List.copyOf(items);
        }
    }

    /** The end of a final block. {@code burnTip} is the newest burn-chain height known when it became final; {@code blockTime} in seconds. */
    record AsOf(StacksHeight height, String indexBlockHash, BurnHeight burnHeight, long blockTime, BurnHeight burnTip) {
        /** Before the first final block. */
        public static final AsOf NOTHING = new AsOf(StacksHeight.NONE, "", BurnHeight.NONE, 0, BurnHeight.NONE);
    }

    /**
     * A book.
     *
     * @param root that of the leaves of the current epoch, 64 hex digits
     * @param fee what the vault keeps of a premium
     * @param life whether it goes on, and what stops it now
     */
    record BookView(BookId book, BookFigures figures, String root, BasisPoints fee, BookLife life, AsOf asOf) {
        /** Of a book that goes on as usual. */
        public BookView(BookId book, BookFigures figures, String root, BasisPoints fee, AsOf asOf) {
            this(book, figures, root, fee, BookLife.USUAL, asOf);
        }

        /**
         * Whether a pause keeps withdrawals shut: it never reaches into the first half of an epoch, nor into a closed book. Source:
         * liquidity-pool-vault#is-first-half.
         */
        public boolean isShutByPause() {
            long epochBlocks = figures.startsAt().blocksTo(figures.endsAt());
            BurnHeight now = asOf.burnTip();
            return !life.isClosed()
                    && life.isPausedAt(now)
                    && now.isAtOrAfter(figures.endsAt().plus(-(epochBlocks / 2)));
        }

        /** The same rows as the vault sees them at another block. */
        BookView seenAt(AsOf block) {
            return new BookView(book, figures, root, fee, life, block);
        }

        /** Where it is in its epoch, as the vault sees it at the newest burn height known. */
        public BookPhase phase() {
            return BookPhase.at(asOf.burnTip().value(), figures.endsAt().value(), life.isClosed());
        }
    }

    /**
     * Whether a book goes on. Source: liquidity-pool-vault#open-epochs, #close-book, pool-roles#set-paused.
     *
     * @param isClosed for good: no epoch follows, its policies end as always, withdrawals go on
     * @param proposal of the next epoch, while nobody has confirmed or vetoed it
     * @param pausedUntil burn height at which the pause of all contracts ends by itself; empty when there is none
     */
    record BookLife(boolean isClosed, Optional<Proposal> proposal, Optional<BurnHeight> pausedUntil) {
        public static final BookLife USUAL = new BookLife(false, Optional.empty(), Optional.empty());

        public boolean isPausedAt(BurnHeight burnHeight) {
            return pausedUntil.filter(burnHeight::isBefore).isPresent();
        }
    }

    /** The next epoch as the allocator proposed it: from {@code confirmableAt} on anybody may begin it. {@code root}: 64 hex digits. */
    record Proposal(Epoch epoch, SubUnits weight, Units capacity, String root, BurnHeight confirmableAt) {}

    /** What was sold in one epoch. */
    record VintageView(
            Epoch epoch,
            BurnHeight startsAt,
            BurnHeight endsAt,
            SubUnits weight,
            Units capacity,
            Units used,
            Units locked,
            Units losses,
            Units premiumPending,
            Units premiumEarned) {}

    /** One provider in one book: an account joined with the vintages. */
    record AccountView(String provider, BookId book, AccountFigures figures, AsOf asOf) {}

    /**
     * A provider's leaf in the open epoch of a book, and its way to the root that the chain has.
     *
     * @param root its sum is the weight of the epoch
     */
    record ProofView(ProvenLeaf proven, SumNode root, AsOf asOf) {}

    /**
     * What a claim of one provider is computed from, all of one block: the rows that the vault has of his book, and his leaf.
     *
     * @param proven empty when he has no leaf in the open epoch
     * @param vintages of all epochs that the leaf names, and the current one
     */
    record ClaimView(Optional<ProvenLeaf> proven, BookRow book, List<Vintage> vintages, AccountRow account, AsOf asOf)
            implements VaultReads {
        public ClaimView {
            vintages = List.copyOf(vintages);
        }

        @Override
        public Optional<Vintage> vintage(long epoch) {
            return vintages.stream().filter(vintage -> vintage.epoch() == epoch).findFirst();
        }

        /** Of the one provider whom this is about. */
        @Override
        public AccountRow account(String provider) {
            return account;
        }
    }

    enum EntryKind {
        DEPOSIT,
        EXIT_REQUEST,
        WITHDRAWAL,
        EPOCH
    }

    /** A line of a provider's account; an EPOCH is no transaction. */
    record EntryView(
            String provider,
            BookId book,
            EntryKind kind,
            Epoch epoch,
            Units capital,
            Units premium,
            SubUnits weight,
            BlockPlace place) {}

    /**
     * A policy as it stands.
     *
     * @param activationRequestedAt empty when none is pending
     * @param settlement empty while it is active
     */
    record PolicyView(
            PolicyId id,
            String owner,
            PolicyTerms terms,
            PolicyStatus status,
            PolicyCreation created,
            Optional<BurnHeight> activationRequestedAt,
            Optional<PolicySettlement> settlement) {}

    /**
     * Which policies: every field that is there narrows the choice.
     *
     * @param expiresBefore not included
     */
    record PolicyFilter(
            Optional<String> owner,
            Optional<BookId> book,
            Optional<PolicyStatus> status,
            Optional<BurnHeight> expiresBefore) {
        public static final PolicyFilter ALL =
                new PolicyFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** The next to expire come first; otherwise the newest. */
        public boolean isByExpiration() {
            return expiresBefore.isPresent() && owner.isEmpty();
        }
    }

    /** One line in the life of a policy. {@code code} is the contract's error of an ITEM_FAILED, 0 otherwise. */
    record PolicyEntryView(PolicyEventKind kind, long code, BlockPlace place) {}

    /** What a provider did in a block that is not final: it may vanish, and counts for nothing until then. */
    record UnfinalView(EntryKind kind, BookId book, Units capital, Units premium, BlockPlace place) {}

    /** What one provider carries of one policy: its share of the collateral, and of the premium net of the fee; both rounded down. */
    record BackerView(String provider, SubUnits weight, Units collateral, Units premium) {}

    /**
     * What the live policies of a book add up to.
     *
     * @param owners buyers with a live policy
     * @param ownerSquares sum of the squares of the collateral behind each buyer's policies
     */
    record ExposureView(
            BookId book,
            long policies,
            Sats amount,
            Units collateral,
            long owners,
            String largestOwner,
            Units largestOwnerCollateral,
            BigInteger ownerSquares) {}

    /** Either the price, or the reason why there is none. */
    sealed interface PriceView {
        record Known(Asset asset, PriceE8 price, int sources, long observedAtMs, List<SourceView> views)
                implements PriceView {
            /** Without saying which sources. */
            public Known(Asset asset, PriceE8 price, int sources, long observedAtMs) {
                this(asset, price, sources, observedAtMs, List.of());
            }
        }

        record Unknown(Asset asset, String reason, List<SourceView> views) implements PriceView {
            public Unknown(Asset asset, String reason) {
                this(asset, reason, List.of());
            }
        }

        /** What the sources said, used and dropped. */
        List<SourceView> views();
    }

    /** One source of a price. {@code dropped} is empty when it has a part in it, else STALE, OUTLIER or DISAGREES. */
    record SourceView(String source, PriceE8 price, long observedAtMs, long weight, String dropped) {}

    /** A price that the oracle contract recorded: the submitters agreed. {@code observedAt} in seconds. */
    record RecordedPrice(PriceE8 price, BurnHeight height, long observedAt) {}

    /** What one submitter saw last. */
    record ObservedPrice(String submitter, PriceE8 price, BurnHeight height) {}

    /**
     * What the oracle contract has of an asset, in final blocks.
     *
     * @param recorded the last one; empty before the first
     * @param observations the last one of each submitter
     */
    record ChainPriceView(Asset asset, Optional<RecordedPrice> recorded, List<ObservedPrice> observations) {
        public ChainPriceView {
            observations = List.copyOf(observations);
        }
    }

    /** The newest block that we know of, final or not: its burn height and its time in seconds. */
    record TipView(BurnHeight burnHeight, long blockTime) {}

    /**
     * Annualised, in basis points, over `windowDays` of daily closes up to `day` (days since 1970). {@code ewmaBps}: recent days weigh
     * more; 0 when it was not computed.
     */
    record VolatilityView(Asset asset, int windowDays, long volatilityBps, int points, long day, long ewmaBps) {
        public VolatilityView(Asset asset, int windowDays, long volatilityBps, int points, long day) {
            this(asset, windowDays, volatilityBps, points, day, 0);
        }
    }

    /** What a person did about an incident, at `atMs` since 1970. */
    record ActView(String operator, String reason, long atMs) {}

    /** Nothing leaves a state by itself. */
    sealed interface IncidentState {
        /** Waits for a person. */
        record Open() implements IncidentState {}

        /** Somebody looks into it; quotes are refused as before. */
        record Acknowledged(ActView by) implements IncidentState {}

        /** Over: it stops no quotes any more. */
        record Resolved(ActView by) implements IncidentState {}
    }

    /** {@code token} is empty when the incident concerns both. */
    record IncidentView(
            String id,
            String code,
            String subject,
            String message,
            String expected,
            String got,
            Optional<Token> token,
            StacksHeight height,
            String stage,
            boolean stopsQuotes,
            IncidentState state) {
        /** No quote of its token is given because of it. */
        public boolean stopsQuotesNow() {
            return stopsQuotes && !(state instanceof IncidentState.Resolved);
        }
    }

    /** One thing in which the vault and the books are not the same. */
    record DifferenceView(String code, String subject, String expected, String got) {}

    /**
     * The newest block at which a token's books were compared with the vault.
     *
     * @param fromHeight first height that this comparison explains: totals are sums over all blocks before
     * @param differences empty when everything is equal to the unit
     */
    record ReconciliationView(
            Token token,
            StacksHeight fromHeight,
            StacksHeight height,
            String indexBlockHash,
            BurnHeight burnHeight,
            List<DifferenceView> differences) {
        public ReconciliationView {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Where the folds stand.
     *
     * @param appliedHeight highest one that every fold on this instance has applied; -1 before the first final block
     * @param asOf the block of `appliedHeight`
     * @param halted stages that stopped, each with its reason: a person must decide
     */
    record PositionView(StacksHeight appliedHeight, AsOf asOf, List<String> halted) {
        public PositionView {
            halted = List.copyOf(halted);
        }
    }

    List<BookView> books();

    Optional<BookView> book(BookId book);

    /** Ascending by epoch, finished ones included. */
    List<VintageView> vintages(BookId book);

    /** One of them; empty when the epoch has not begun. */
    default Optional<VintageView> vintage(BookId book, Epoch epoch) {
        return vintages(book).stream().filter(it -> it.epoch().equals(epoch)).findFirst();
    }

    /** Empty when the provider never acted in the book. */
    Located<Optional<AccountView>> account(String provider, BookId book);

    /** All books in which the provider ever acted. */
    Located<List<AccountView>> accounts(String provider);

    /** Empty when there was nothing to claim as the open epoch began: then there is no leaf. */
    Located<Optional<ProofView>> proof(String provider, BookId book);

    /** Empty when the provider never acted in the book. */
    Located<Optional<ClaimView>> claim(String provider, BookId book);

    /** Newest first. */
    Located<Page<EntryView>> entries(String provider, Optional<String> cursor, int limit);

    Located<Optional<PolicyView>> policy(PolicyId id);

    /** In chain order; empty when there is no such policy. */
    Located<List<PolicyEntryView>> policyHistory(PolicyId id);

    /** Policies, in the order of the filter. What it costs follows from what it finds. */
    Page<PolicyView> policies(PolicyFilter filter, Optional<String> cursor, int limit);

    /** Collateral by book of all live policies, of every instance, that expire on the day of the height. */
    Map<BookId, Units> expiringThatDay(BurnHeight expirationHeight);

    /** In chain order. */
    Located<List<UnfinalView>> unfinal(String provider);

    /** Backers, ordered by provider within a partition. */
    Page<BackerView> backers(PolicyView policy, Optional<String> cursor, int limit);

    /** The epoch a policy was sold in: the vintage whose heights hold its creation. Empty while the vintages are behind. */
    Optional<VintageView> vintageOf(PolicyView policy);

    /** Live policies of a book, those that are alike as one; ascending by epoch. */
    List<Cell> cells(BookId book);

    /** Empty when no policy of the book was ever sold. */
    Optional<ExposureView> exposure(BookId book);

    /** The block that cells and exposure belong to; of several partitions the slowest. */
    AsOf exposureAsOf();

    /** Weights in the epochs that are not over for good, by book. */
    Located<Map<BookId, EpochWeights>> weights(String provider);

    PriceView price(Asset asset);

    /** What the contracts know of a price. */
    default ChainPriceView chainPrice(Asset asset) {
        return new ChainPriceView(asset, Optional.empty(), List.of());
    }

    /** Where the chain is by now; where nobody looks at blocks before they are final, the last final one. */
    default TipView tip() {
        AsOf asOf = position().asOf();
        return new TipView(asOf.burnTip(), asOf.blockTime());
    }

    /** Ascending by window. */
    List<VolatilityView> volatilities(Asset asset);

    /** All that stop quotes, or did, and the newest thousand of the others. */
    List<IncidentView> incidents();

    /** Those that stop quotes of `token`, those of both tokens included. */
    default List<IncidentView> stoppingIncidents(Token token) {
        return incidents().stream()
                .filter(IncidentView::stopsQuotesNow)
                .filter(it -> it.token().map(concerned -> concerned == token).orElse(true))
                .toList();
    }

    /** Of the tokens that were compared at least once. */
    List<ReconciliationView> reconciliations();

    PositionView position();

    /** What was: as of a block, over time, by the hour. */
    HistoryViews history();
}
