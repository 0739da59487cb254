package io.bithedge.api.feed;

import io.bithedge.pool.statement.AmountText;
import io.bithedge.pool.statement.Statement;
import io.bithedge.pool.statement.Statement.OfPolicy;
import io.bithedge.pool.view.PoolViews.EntryKind;
import io.bithedge.pool.view.PoolViews.EntryView;
import io.bithedge.pool.view.PoolViews.IncidentState;
import io.bithedge.pool.view.PoolViews.IncidentView;
import java.util.Locale;
import java.util.stream.Stream;

/** What a provider is told: an epoch opened, a policy cost him something, and what everybody is told: an incident. */
final class ProviderNews {
    private static final long DAY_SECONDS = 86_400;

    private ProviderNews() {}

    static Stream<FeedItem> of(EntryView entry) {
        if (entry.kind() != EntryKind.EPOCH) {
            return Stream.of();
        }
        String book = "%s %s"
                .formatted(
                        AmountText.symbol(entry.book().token()),
                        entry.book().tier().chainName());
        return Stream.of(new FeedItem(
                "epoch:%s:%s:%s".formatted(entry.provider(), entry.book(), entry.epoch()),
                "Epoch %s of %s has opened".formatted(entry.epoch(), book),
                "What you have in this book works in it from Bitcoin block %s."
                        .formatted(entry.place().burnHeight()),
                entry.place().blockTime(),
                "/provider/" + entry.provider()));
    }

    static Stream<FeedItem> losses(String provider, Statement statement) {
        return statement.losses().stream()
                .map((OfPolicy loss) -> new FeedItem(
                        "loss:%s:%s".formatted(provider, loss.policyId()),
                        "Policy %s cost you %s".formatted(loss.policyId(), AmountText.withSymbol(loss.amount())),
                        "Your part of what policy %s was paid, in epoch %s of %s %s."
                                .formatted(
                                        loss.policyId(),
                                        loss.epoch(),
                                        AmountText.symbol(statement.book().token()),
                                        statement.book().tier().chainName()),
                        loss.blockTime(),
                        "/policies/" + loss.policyId()));
    }

    /** {@code nowSeconds}: an incident has a height and no time; it is told of the day on which it is seen open. */
    static Stream<FeedItem> of(IncidentView incident, long nowSeconds) {
        if (incident.state() instanceof IncidentState.Resolved) {
            return Stream.of();
        }
        String code = incident.code().toLowerCase(Locale.ROOT).replace('_', ' ');
        return Stream.of(new FeedItem(
                "incident:" + incident.id(),
                "Incident: " + code,
                incident.stopsQuotesNow()
                        ? "Quotes are stopped while somebody looks into it. Funds are in the contract and not affected."
                        : "Somebody looks into it. Funds are in the contract and not affected.",
                Math.floorDiv(nowSeconds, DAY_SECONDS) * DAY_SECONDS,
                "/operations"));
    }
}
