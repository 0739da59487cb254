package io.bithedge.api.feed;

import io.bithedge.api.policies.PolicyAnswer;
import io.bithedge.api.policies.PolicySettlement;
import io.bithedge.ledger.policy.BurnBlocks;
import io.bithedge.ledger.policy.PriceE8;
import io.bithedge.pool.pricing.PolicyType;
import io.bithedge.pool.statement.AmountText;
import io.bithedge.pool.view.PolicyStatus;
import io.bithedge.pool.view.PoolViews.AsOf;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an owner is told of a policy: in the money, ends within a day, ended. A block's time is kept for the last final one only; that of an
 * earlier one is counted back at ten minutes a block, and told to the hour.
 */
final class PolicyNews {
    private static final long HOUR_SECONDS = 3_600;
    private static final long DAY_SECONDS = 86_400;

    private final AsOf asOf;
    private final Optional<PriceE8> btc;

    /** {@code btc}: the price of now; without one nothing is in the money. */
    PolicyNews(AsOf asOf, Optional<PriceE8> btc) {
        this.asOf = asOf;
        this.btc = btc;
    }

    Stream<FeedItem> of(PolicyAnswer policy) {
        PolicySettlement settlement = policy.settlement();
        if (settlement != null) {
            return Stream.of(ended(policy, settlement));
        }
        return Stream.of(inTheMoney(policy), endsSoon(policy)).flatMap(Optional::stream);
    }

    /** Once a day, as long as it is. */
    private Optional<FeedItem> inTheMoney(PolicyAnswer policy) {
        return btc.filter(price -> isInTheMoney(policy, price)).map(price -> {
            long today = Math.floorDiv(asOf.blockTime(), DAY_SECONDS);
            return item(
                    policy,
                    "in-the-money:" + today,
                    "is in the money",
                    "Bitcoin is at %s USD, the protected value is %s USD.".formatted(usd(price), usd(policy.strike())),
                    today * DAY_SECONDS);
        });
    }

    private static boolean isInTheMoney(PolicyAnswer policy, PriceE8 price) {
        int compared = Long.compare(price.value(), policy.strike().value());
        return policy.policyType() == PolicyType.PUT ? compared < 0 : compared > 0;
    }

    private Optional<FeedItem> endsSoon(PolicyAnswer policy) {
        long left = asOf.burnTip().blocksTo(policy.expirationHeight());
        if (left > BurnBlocks.DAY) {
            return Optional.empty();
        }
        return Optional.of(item(
                policy,
                "ends-soon",
                "ends within a day",
                "It ends at Bitcoin block %s and settles by itself then.".formatted(policy.expirationHeight()),
                timeOf(policy.expirationHeight().value() - BurnBlocks.DAY)));
    }

    private FeedItem ended(PolicyAnswer policy, PolicySettlement settlement) {
        String paid = settlement.payout().value() > 0
                ? "It paid %s.".formatted(AmountText.withSymbol(settlement.payout()))
                : policy.status() == PolicyStatus.VOID
                        ? "No price was recorded for a week: of the premium %s went back."
                                .formatted(AmountText.withSymbol(settlement.premiumBack()))
                        : "Nothing was due.";
        return item(
                policy,
                "ended",
                "has ended",
                paid,
                timeOf(settlement.burnHeight().value()));
    }

    private long timeOf(long burnHeight) {
        long blocks = Math.max(0, asOf.burnHeight().value() - burnHeight);
        return Math.floorDiv(asOf.blockTime() - blocks * BurnBlocks.SECONDS, HOUR_SECONDS) * HOUR_SECONDS;
    }

    private static FeedItem item(PolicyAnswer policy, String what, String words, String summary, long atSeconds) {
        return new FeedItem(
                "policy:%s:%s".formatted(policy.policyId(), what),
                "Policy %s %s".formatted(policy.policyId(), words),
                summary,
                atSeconds,
                "/policies/" + policy.policyId());
    }

    /** Whole dollars, down. */
    private static long usd(PriceE8 price) {
        return price.value() / 100_000_000;
    }
}
