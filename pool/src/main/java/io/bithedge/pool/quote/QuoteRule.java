package io.bithedge.pool.quote;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.ledger.policy.BurnBlocks;
import io.bithedge.ledger.policy.Collateral;
import io.bithedge.ledger.policy.MicroStx;
import io.bithedge.ledger.policy.Sats;
import io.bithedge.ledger.unit.BurnHeight;
import io.bithedge.ledger.unit.Units;
import io.bithedge.ledger.unit.UsdE8;
import io.bithedge.pool.pricing.ModelVolatility;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.quote.QuoteDecision.Offered;
import io.bithedge.pool.quote.QuoteDecision.Refused;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Decides about a request: limits in the order of {@link RefusalCode}, then the first book in preference order that fits, then the price.
 * Source: docs/domain.md 6.
 */
public final class QuoteRule {
    public static final long SHORTEST_TERM_BLOCKS = BurnBlocks.DAY;
    public static final long LONGEST_TERM_BLOCKS = BurnBlocks.YEAR;
    public static final long SMALLEST_AMOUNT_SATS = 100_000;
    public static final long LARGEST_AMOUNT_SATS = 10_000_000_000L;

    private static final long BPS = BasisPoints.ONE;

    private final boolean callsEnabled;

    public QuoteRule(boolean callsEnabled) {
        this.callsEnabled = callsEnabled;
    }

    /**
     * Offers, or names the first rule that stands against it.
     *
     * @param market what the model prices with
     * @param references what collateral, strike band and premium floor are made from: the registry checks them
     * @param burnHeight newest burn height known: the term counts from it
     * @param books what each book can carry; books that are not in the map are closed
     */
    public QuoteDecision decide(
            QuoteRequest request,
            Market market,
            References references,
            Map<BookId, BookCapacity> books,
            BurnHeight burnHeight) {
        long blocksLeft = burnHeight.blocksTo(request.expirationHeight());
        Optional<Refused> refused = limits(request, references, blocksLeft);
        if (refused.isPresent()) {
            return refused.get();
        }
        BuyerTier buyerTier = BuyerTier.of(request.policyType(), strikeToSpotBps(request, references));
        long collateral = collateral(request, references);
        List<BookCapacity> open = buyerTier.backers().stream()
                .flatMap(tier -> openBook(request.policyType(), tier, books, burnHeight).stream())
                .toList();
        List<BookCapacity> candidates = open.stream()
                .filter(book -> blocksLeft <= book.longestTermBlocks())
                .toList();
        if (candidates.isEmpty() && !open.isEmpty()) {
            long longest = open.stream()
                    .mapToLong(BookCapacity::longestTermBlocks)
                    .max()
                    .orElseThrow();
            return new Refused(
                    RefusalCode.TERM_TOO_LONG, between(SHORTEST_TERM_BLOCKS, longest, "burn blocks", blocksLeft), 0);
        }
        if (candidates.isEmpty()) {
            return new Refused(
                    RefusalCode.NO_OPEN_EPOCH,
                    "%s is backed by %s, none has an open epoch at burn height %s"
                            .formatted(buyerTier.label(), buyerTier.backers(), burnHeight),
                    0);
        }
        for (BookCapacity book : candidates) {
            if (collateral <= BookLimit.mostCollateral(book)) {
                return price(request, new Prices(market, references), buyerTier, book, blocksLeft);
            }
        }
        long mostCollateral =
                candidates.stream().mapToLong(BookLimit::mostCollateral).max().orElse(0);
        return new Refused(
                BookLimit.codeOf(candidates, collateral),
                "needs %d base units of collateral, the most one book can carry is %d"
                        .formatted(collateral, mostCollateral),
                largestAmount(request, references, mostCollateral));
    }

    private Optional<Refused> limits(QuoteRequest request, References references, long blocksLeft) {
        if (request.policyType() == PolicyType.CALL && !callsEnabled) {
            return refusal(RefusalCode.CALLS_DISABLED, "CALL is switched off");
        }
        if (request.amountSats() < SMALLEST_AMOUNT_SATS) {
            return refusal(
                    RefusalCode.AMOUNT_TOO_SMALL,
                    between(SMALLEST_AMOUNT_SATS, LARGEST_AMOUNT_SATS, "sats", request.amountSats()));
        }
        if (request.amountSats() > LARGEST_AMOUNT_SATS) {
            return refusal(
                    RefusalCode.AMOUNT_TOO_LARGE,
                    between(SMALLEST_AMOUNT_SATS, LARGEST_AMOUNT_SATS, "sats", request.amountSats()));
        }
        if (blocksLeft < SHORTEST_TERM_BLOCKS) {
            return refusal(
                    RefusalCode.TERM_TOO_SHORT,
                    between(SHORTEST_TERM_BLOCKS, LONGEST_TERM_BLOCKS, "burn blocks", blocksLeft));
        }
        if (blocksLeft > LONGEST_TERM_BLOCKS) {
            return refusal(
                    RefusalCode.TERM_TOO_LONG,
                    between(SHORTEST_TERM_BLOCKS, LONGEST_TERM_BLOCKS, "burn blocks", blocksLeft));
        }
        return strikeLimit(request, references).or(() -> tierTermLimit(request, references, blocksLeft));
    }

    private static Optional<Refused> strikeLimit(QuoteRequest request, References references) {
        long lowestBps = request.policyType() == PolicyType.PUT ? 5_000 : BPS;
        long highestBps = request.policyType() == PolicyType.PUT ? BPS : 15_000;
        // Compared as products: a rounded ratio would let a strike just outside slip through.
        BigInteger strike = product(request.strike().value(), BPS);
        boolean isInside = strike.compareTo(product(references.btc().value(), lowestBps)) >= 0
                && strike.compareTo(product(references.btc().value(), highestBps)) <= 0;
        return isInside
                ? Optional.empty()
                : refusal(
                        RefusalCode.STRIKE_OUT_OF_RANGE,
                        between(
                                lowestBps,
                                highestBps,
                                "basis points of the price",
                                strikeToSpotBps(request, references)));
    }

    private static Optional<Refused> tierTermLimit(QuoteRequest request, References references, long blocksLeft) {
        BuyerTier buyerTier = BuyerTier.of(request.policyType(), strikeToSpotBps(request, references));
        long longest = buyerTier.backers().stream()
                .mapToLong(tier -> TierLimits.of(tier).longestTermBlocks())
                .max()
                .orElseThrow();
        return blocksLeft <= longest
                ? Optional.empty()
                : refusal(RefusalCode.TERM_TOO_LONG, between(SHORTEST_TERM_BLOCKS, longest, "burn blocks", blocksLeft));
    }

    private record Prices(Market market, References references) {}

    private static QuoteDecision price(
            QuoteRequest request, Prices prices, BuyerTier buyerTier, BookCapacity book, long blocksLeft) {
        Market market = prices.market();
        long collateral = collateral(request, prices.references());
        long loadBps = Premium.loadBps(
                Math.addExact(book.used().value(), collateral), book.capacity().value());
        Premium.Priced priced = Premium.atLeast(
                Premium.floor(request, prices.references(), collateral, blocksLeft),
                request,
                market,
                Premium.perBtcUsdE8(request, market, blocksLeft, loadBps));
        if (priced.inToken() > collateral) {
            return new Refused(
                    RefusalCode.PREMIUM_EXCEEDS_COLLATERAL,
                    "premium %d, collateral %d base units".formatted(priced.inToken(), collateral),
                    0);
        }
        return new Offered(
                request,
                book.book(),
                buyerTier,
                new Units(book.book().token(), collateral),
                new Units(book.book().token(), priced.inToken()),
                new UsdE8(priced.inUsdE8()),
                loadBps,
                ModelVolatility.clampedBps(market.volatilityBps()));
    }

    private static Optional<BookCapacity> openBook(
            PolicyType policyType, Tier tier, Map<BookId, BookCapacity> books, BurnHeight burnHeight) {
        return Optional.ofNullable(books.get(new BookId(policyType.token(), tier)))
                .filter(book -> book.isOpenAt(burnHeight));
    }

    /** Base units. What no supply could cover is more than any book has. */
    private static long collateral(QuoteRequest request, References references) {
        Sats amount = new Sats(request.amountSats());
        return switch (request.policyType()) {
            case PUT ->
                Collateral.putCeil(request.strike(), amount, references.stx(), Collateral.PUT_RATIO)
                        .map(MicroStx::value)
                        .orElse(Long.MAX_VALUE);
            case CALL -> Collateral.call(amount).value();
        };
    }

    /** The largest amount within our limits whose collateral is at most {@code collateral}; 0 when there is none. */
    private static long largestAmount(QuoteRequest request, References references, long collateral) {
        BigInteger amount = switch (request.policyType()) {
            case PUT ->
                product(references.stx().value(), 100 * BPS)
                        .multiply(BigInteger.valueOf(collateral))
                        .divide(product(request.strike().value(), Collateral.PUT_RATIO.value()));
            case CALL -> BigInteger.valueOf(collateral);
        };
        long capped = amount.min(BigInteger.valueOf(LARGEST_AMOUNT_SATS)).longValueExact();
        return capped < SMALLEST_AMOUNT_SATS ? 0 : capped;
    }

    private static long strikeToSpotBps(QuoteRequest request, References references) {
        return product(request.strike().value(), BPS)
                .divide(BigInteger.valueOf(references.btc().value()))
                .longValueExact();
    }

    private static BigInteger product(long a, long b) {
        return BigInteger.valueOf(a).multiply(BigInteger.valueOf(b));
    }

    private static Optional<Refused> refusal(RefusalCode code, String detail) {
        return Optional.of(new Refused(code, detail, 0));
    }

    private static String between(long lowest, long highest, String unit, long got) {
        return "expected %d to %d %s, got %d".formatted(lowest, highest, unit, got);
    }
}
