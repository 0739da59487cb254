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
     * @param burnHeight newest burn height known: the term counts from it
     * @param books what each book can carry; books that are not in the map are closed
     */
    public QuoteDecision decide(
            QuoteRequest request, Market market, Map<BookId, BookCapacity> books, BurnHeight burnHeight) {
        long blocksLeft = burnHeight.blocksTo(request.expirationHeight());
        Optional<Refused> refused = limits(request, market, blocksLeft);
        if (refused.isPresent()) {
            return refused.get();
        }
        BuyerTier buyerTier = BuyerTier.of(request.policyType(), strikeToSpotBps(request, market));
        long collateral = collateral(request, market);
        List<BookCapacity> candidates = buyerTier.backers().stream()
                .filter(tier -> blocksLeft <= TierLimits.of(tier).longestTermBlocks())
                .flatMap(tier -> openBook(request.policyType(), tier, books, burnHeight).stream())
                .toList();
        if (candidates.isEmpty()) {
            return new Refused(
                    RefusalCode.NO_OPEN_EPOCH,
                    "%s is backed by %s, none has an open epoch at burn height %s"
                            .formatted(buyerTier.label(), buyerTier.backers(), burnHeight),
                    0);
        }
        for (BookCapacity book : candidates) {
            if (collateral <= BookLimit.mostCollateral(book)) {
                return price(request, market, buyerTier, book, blocksLeft);
            }
        }
        long mostCollateral =
                candidates.stream().mapToLong(BookLimit::mostCollateral).max().orElse(0);
        return new Refused(
                BookLimit.codeOf(candidates, collateral),
                "needs %d base units of collateral, the most one book can carry is %d"
                        .formatted(collateral, mostCollateral),
                largestAmount(request, market, mostCollateral));
    }

    private Optional<Refused> limits(QuoteRequest request, Market market, long blocksLeft) {
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
        return strikeLimit(request, market).or(() -> tierTermLimit(request, market, blocksLeft));
    }

    private static Optional<Refused> strikeLimit(QuoteRequest request, Market market) {
        long lowestBps = request.policyType() == PolicyType.PUT ? 5_000 : BPS;
        long highestBps = request.policyType() == PolicyType.PUT ? BPS : 15_000;
        // Compared as products: a rounded ratio would let a strike just outside slip through.
        BigInteger strike = product(request.strike().value(), BPS);
        boolean isInside = strike.compareTo(product(market.btcPrice().value(), lowestBps)) >= 0
                && strike.compareTo(product(market.btcPrice().value(), highestBps)) <= 0;
        return isInside
                ? Optional.empty()
                : refusal(
                        RefusalCode.STRIKE_OUT_OF_RANGE,
                        between(lowestBps, highestBps, "basis points of the price", strikeToSpotBps(request, market)));
    }

    private static Optional<Refused> tierTermLimit(QuoteRequest request, Market market, long blocksLeft) {
        BuyerTier buyerTier = BuyerTier.of(request.policyType(), strikeToSpotBps(request, market));
        long longest = buyerTier.backers().stream()
                .mapToLong(tier -> TierLimits.of(tier).longestTermBlocks())
                .max()
                .orElseThrow();
        return blocksLeft <= longest
                ? Optional.empty()
                : refusal(RefusalCode.TERM_TOO_LONG, between(SHORTEST_TERM_BLOCKS, longest, "burn blocks", blocksLeft));
    }

    private static QuoteDecision price(
            QuoteRequest request, Market market, BuyerTier buyerTier, BookCapacity book, long blocksLeft) {
        long collateral = collateral(request, market);
        long loadBps = Premium.loadBps(
                Math.addExact(book.used().value(), collateral), book.capacity().value());
        long perBtcUsdE8 = Premium.perBtcUsdE8(request, market, blocksLeft, loadBps);
        long premium = Premium.inToken(request, market, perBtcUsdE8);
        if (premium > collateral) {
            return new Refused(
                    RefusalCode.PREMIUM_EXCEEDS_COLLATERAL,
                    "premium %d, collateral %d base units".formatted(premium, collateral),
                    0);
        }
        return new Offered(
                request,
                book.book(),
                buyerTier,
                new Units(book.book().token(), collateral),
                new Units(book.book().token(), premium),
                new UsdE8(Premium.inUsdE8(request, perBtcUsdE8)),
                loadBps,
                ModelVolatility.clampedBps(market.volatilityBps()));
    }

    private static Optional<BookCapacity> openBook(
            PolicyType policyType, Tier tier, Map<BookId, BookCapacity> books, BurnHeight burnHeight) {
        return Optional.ofNullable(books.get(new BookId(policyType.token(), tier)))
                .filter(book -> book.epoch().value() > 0 && burnHeight.isBefore(book.endsAt()));
    }

    /** Base units. What no supply could cover is more than any book has. */
    private static long collateral(QuoteRequest request, Market market) {
        Sats amount = new Sats(request.amountSats());
        return switch (request.policyType()) {
            case PUT ->
                Collateral.putCeil(request.strike(), amount, market.stxPrice(), Collateral.PUT_RATIO)
                        .map(MicroStx::value)
                        .orElse(Long.MAX_VALUE);
            case CALL -> Collateral.call(amount).value();
        };
    }

    /** The largest amount within our limits whose collateral is at most {@code collateral}; 0 when there is none. */
    private static long largestAmount(QuoteRequest request, Market market, long collateral) {
        BigInteger amount = switch (request.policyType()) {
            case PUT ->
                product(market.stxPrice().value(), 100 * BPS)
                        .multiply(BigInteger.valueOf(collateral))
                        .divide(product(request.strike().value(), Collateral.PUT_RATIO.value()));
            case CALL -> BigInteger.valueOf(collateral);
        };
        long capped = amount.min(BigInteger.valueOf(LARGEST_AMOUNT_SATS)).longValueExact();
        return capped < SMALLEST_AMOUNT_SATS ? 0 : capped;
    }

    private static long strikeToSpotBps(QuoteRequest request, Market market) {
        return product(request.strike().value(), BPS)
                .divide(BigInteger.valueOf(market.btcPrice().value()))
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
