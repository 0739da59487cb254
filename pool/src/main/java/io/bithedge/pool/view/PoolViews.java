package io.bithedge.pool.view;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.pool.risk.Cell;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The read side of the folded state. Every number is a final one, as of the block named beside it.
 *
 * <p>Books, vintages, prices and incidents are on every instance. Accounts, entries and policies are on the instance that has their
 * partition: {@link Located} says which. Safe for use by several threads; no call waits for the streams.
 *
 * <p>What is on every instance throws {@link NotReadyException} until the tables were read once.
 *
 * <p>Names: a provider and an owner are principals. Amounts are base units,
 * weights sub-units (2^-12 base unit), strikes and prices USD x 10^8 per coin, heights burn-chain heights unless said.
 */
public interface PoolViews {
    /** A value that lives in one partition. */
    sealed interface Located<T> {
        record Here<T>(T value) implements Located<T> {}

        /** Ask that instance: its {@code application.server}. */
        record Elsewhere<T>(String host, int port) implements Located<T> {}

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
    record AsOf(long height, String indexBlockHash, long burnHeight, long blockTime, long burnTip) {
        /** Before the first final block. */
        public static final AsOf NOTHING = new AsOf(-1, "", -1, 0, -1);
    }

    /** {@code weight}, {@code capacity}, {@code used} and {@code root} (64 hex digits) are those of the current epoch. */
    record BookView(
            BookId book,
            long epoch,
            long startsAt,
            long endsAt,
            long capital,
            long locked,
            long losses,
            long premiumPending,
            long premiumEarned,
            long premiumWithdrawn,
            long capacity,
            long used,
            long weight,
            String root,
            long feeBps,
            AsOf asOf) {}

    record VintageView(
            BookId book,
            long epoch,
            long startsAt,
            long endsAt,
            long weight,
            long capacity,
            long used,
            long locked,
            long losses,
            long premiumPending,
            long premiumEarned) {}

    /**
     * One provider in one book: an account joined with the vintages.
     *
     * @param epoch current epoch of the book; `limit` is valid in it
     * @param deposited capital put in less capital taken out
     * @param pending deposits that join at a later opening
     * @param limit capital that may have been withdrawn by now in this epoch: the capital limit of a voucher
     * @param withdrawn capital withdrawn in this epoch
     * @param premiumEarned ever: the premium limit of a voucher
     * @param weight in the current epoch
     */
    record AccountView(
            String provider,
            BookId book,
            long epoch,
            long deposited,
            long pending,
            long exit,
            long locked,
            long losses,
            long available,
            long limit,
            long withdrawn,
            long withdrawable,
            long premiumPending,
            long premiumEarned,
            long premiumWithdrawn,
            long weight,
            AsOf asOf) {}

    enum EntryKind {
        DEPOSIT,
        EXIT_REQUEST,
        WITHDRAWAL,
        EPOCH
    }

    /** {@code height} is the Stacks height; {@code txid} is empty for an EPOCH line. */
    record EntryView(
            String provider,
            BookId book,
            EntryKind kind,
            long epoch,
            long capital,
            long premium,
            long weight,
            long height,
            String indexBlockHash,
            long burnHeight,
            long blockTime,
            String txid) {}

    /**
     * A policy as it stands.
     *
     * @param type PUT or CALL
     * @param style AMERICAN or EUROPEAN
     * @param status ACTIVE, EXERCISED, EXPIRED_ITM or EXPIRED_OTM
     * @param activationRequestedAt 0 when none is pending
     * @param closedHeight 0 while active, as are the settlement fields
     */
    record PolicyView(
            long id,
            String owner,
            String type,
            String style,
            long strike,
            long amount,
            long expirationHeight,
            BookId book,
            long collateral,
            long premium,
            String quoteId,
            String status,
            long createdHeight,
            long createdBtcPrice,
            long createdStxPrice,
            String createdTxid,
            long activationRequestedAt,
            long settlementBtcPrice,
            long settlementStxPrice,
            long payout,
            long shortfall,
            long closedHeight,
            String closedTxid) {}

    /**
     * Which policies: every field that is there narrows the choice.
     *
     * @param expiresBefore burn height, not included
     */
    record PolicyFilter(
            Optional<String> owner, Optional<BookId> book, Optional<String> status, Optional<Long> expiresBefore) {
        public static final PolicyFilter ALL =
                new PolicyFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        /** The next to expire come first; otherwise the newest. */
        public boolean isByExpiration() {
            return expiresBefore.isPresent() && owner.isEmpty();
        }
    }

    /** One line in the life of a policy. {@code code} is the contract's error of an ITEM_FAILED, 0 otherwise. */
    record PolicyEntryView(
            String kind, long code, long height, String indexBlockHash, long burnHeight, long blockTime, String txid) {}

    /** What a provider did in a block that is not final: it may vanish, and counts for nothing until then. */
    record UnfinalView(
            EntryKind kind,
            BookId book,
            long capital,
            long premium,
            long height,
            String indexBlockHash,
            long burnHeight,
            long blockTime,
            String txid) {}

    /** What one provider carries of one policy: its share of the collateral, and of the premium net of the fee; both rounded down. */
    record BackerView(String provider, long weight, long collateral, long premium) {}

    /**
     * What the live policies of a book add up to.
     *
     * @param owners buyers with a live policy
     * @param ownerSquares sum of the squares of the collateral behind each buyer's policies
     */
    record ExposureView(
            BookId book,
            long policies,
            long amount,
            long collateral,
            long owners,
            String largestOwner,
            long largestOwnerCollateral,
            BigInteger ownerSquares) {}

    /** Either the price, or the reason why there is none. */
    sealed interface PriceView {
        record Known(String asset, long price, int sources, long observedAtMs, List<SourceView> views)
                implements PriceView {
            /** Without saying which sources. */
            public Known(String asset, long price, int sources, long observedAtMs) {
                this(asset, price, sources, observedAtMs, List.of());
            }
        }

        record Unknown(String asset, String reason, List<SourceView> views) implements PriceView {
            public Unknown(String asset, String reason) {
                this(asset, reason, List.of());
            }
        }

        /** What the sources said, used and dropped. */
        List<SourceView> views();
    }

    /** One source of a price. {@code dropped} is empty when it has a part in it, else STALE, OUTLIER or DISAGREES. */
    record SourceView(String source, long price, long observedAtMs, long weight, String dropped) {}

    /**
     * Annualised, in basis points, over `windowDays` of daily closes up to `day` (days since 1970). {@code ewmaBps}: recent days weigh
     * more; 0 when it was not computed.
     */
    record VolatilityView(String asset, int windowDays, long volatilityBps, int points, long day, long ewmaBps) {
        public VolatilityView(String asset, int windowDays, long volatilityBps, int points, long day) {
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
            Optional<String> token,
            long height,
            String stage,
            boolean stopsQuotes,
            IncidentState state) {
        /** Quotes and vouchers of its token are refused because of it. */
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
     * @param height Stacks height
     * @param differences empty when everything is equal to the unit
     */
    record ReconciliationView(
            String token,
            long fromHeight,
            long height,
            String indexBlockHash,
            long burnHeight,
            List<DifferenceView> differences) {
        public ReconciliationView {
            differences = List.copyOf(differences);
        }
    }

    /** Another instance, by its {@code application.server}. */
    record Host(String host, int port) {}

    /**
     * Where the folds stand.
     *
     * @param appliedHeight highest Stacks height that every fold on this instance has applied; -1 before the first final block
     * @param asOf the block of `appliedHeight`
     * @param halted stages that stopped, each with its reason: a person must decide
     */
    record PositionView(long appliedHeight, AsOf asOf, List<String> halted) {
        public PositionView {
            halted = List.copyOf(halted);
        }
    }

    List<BookView> books();

    Optional<BookView> book(BookId book);

    /** Ascending by epoch, finished ones included. */
    List<VintageView> vintages(BookId book);

    /** Empty when the provider never acted in the book. */
    Located<Optional<AccountView>> account(String provider, BookId book);

    /** All books in which the provider ever acted. */
    Located<List<AccountView>> accounts(String provider);

    /** Newest first. */
    Located<Page<EntryView>> entries(String provider, Optional<String> cursor, int limit);

    Located<Optional<PolicyView>> policy(long id);

    /** In chain order; empty when there is no such policy. */
    Located<List<PolicyEntryView>> policyHistory(long id);

    /** Policies on this instance, in the order of the filter. What it costs follows from what it finds. Ask {@link #otherHosts} for the rest. */
    Page<PolicyView> policies(PolicyFilter filter, Optional<String> cursor, int limit);

    /** Collateral by book of all live policies, of every instance, that expire on the day of the height. */
    Map<BookId, Long> expiringThatDay(long expirationHeight);

    /** In chain order. */
    Located<List<UnfinalView>> unfinal(String provider);

    /** Backers whose accounts are on this instance, ordered by provider within a partition. Ask {@link #otherHosts} for the rest. */
    Page<BackerView> backers(PolicyView policy, Optional<String> cursor, int limit);

    /** The epoch a policy was sold in: the vintage whose heights hold its creation. Empty while the vintages are behind. */
    Optional<VintageView> vintageOf(PolicyView policy);

    List<Host> otherHosts();

    /** Live policies of a book, those that are alike as one; ascending by epoch. */
    List<Cell> cells(BookId book);

    /** Empty when no policy of the book was ever sold. */
    Optional<ExposureView> exposure(BookId book);

    /** The block that cells and exposure belong to; of several partitions the slowest. */
    AsOf exposureAsOf();

    /** Weights in the epochs that are not over for good, by book. */
    Located<Map<BookId, EpochWeights>> weights(String provider);

    /** {@code asset} is BTC or STX. */
    PriceView price(String asset);

    /** Ascending by window. */
    List<VolatilityView> volatilities(String asset);

    /** All of them, warnings included. */
    List<IncidentView> incidents();

    /** Those that stop quotes and vouchers of `token`, those of both tokens included. */
    default List<IncidentView> stoppingIncidents(String token) {
        return incidents().stream()
                .filter(IncidentView::stopsQuotesNow)
                .filter(it -> it.token().map(token::equals).orElse(true))
                .toList();
    }

    /** Of the tokens that were compared at least once. */
    List<ReconciliationView> reconciliations();

    PositionView position();

    /** What was: as of a block, over time, by the hour. */
    HistoryViews history();
}
