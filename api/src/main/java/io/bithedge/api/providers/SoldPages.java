package io.bithedge.api.providers;

import io.bithedge.api.forward.Forwarder;
import io.bithedge.api.wire.Fields;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.pool.view.HistoryViews.SoldIn;
import io.bithedge.pool.view.HistoryViews.SoldPolicy;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.Host;
import io.bithedge.pool.view.PoolViews.Page;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Pages of policies by epoch over all instances: each gives those of its partitions, and the newest of all are the page. */
public final class SoldPages {
    private static final Comparator<SoldPolicy> NEWEST_FIRST = Comparator.comparing(SoldPolicy::epoch)
            .thenComparing(SoldPolicy::id)
            .reversed();

    private final PoolViews views;
    private final Forwarder forwarder;

    public SoldPages(PoolViews views, Forwarder forwarder) {
        this.views = views;
        this.forwarder = forwarder;
    }

    /** Of the partitions that are here. */
    public Page<SoldPolicy> own(SoldIn which, Optional<String> cursor, int limit) {
        return views.history().sold(which, cursor, limit);
    }

    /** A page without an instance that does not answer would be wrong: the request fails instead. */
    public Page<SoldPolicy> all(SoldIn which, Optional<String> cursor, int limit) {
        Page<SoldPolicy> merged = own(which, cursor, limit);
        for (Host host : views.otherHosts()) {
            SoldPoliciesAnswer theirs = forwarder.get(
                    host,
                    path(which, cursor, limit),
                    SoldPoliciesAnswer.class,
                    which.book().token());
            merged = merge(
                    merged,
                    new Page<>(
                            theirs.policies().stream().map(SoldPolicyItem::read).toList(),
                            Optional.ofNullable(theirs.next())),
                    limit);
        }
        return merged;
    }

    /** Everything, or empty when there are more than {@code most}. */
    public Optional<List<SoldPolicy>> whole(SoldIn which, int most) {
        List<SoldPolicy> found = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Page<SoldPolicy> page = all(which, cursor, Fields.LARGEST_PAGE);
            found.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent() && found.size() <= most);
        return found.size() > most ? Optional.empty() : Optional.of(found);
    }

    private static String path(SoldIn which, Optional<String> cursor, int limit) {
        return "/v1/books/%s/%s/policies?fromEpoch=%s&toEpoch=%s&limit=%d%s"
                .formatted(
                        which.book().token().name(),
                        which.book().tier().chainName(),
                        which.from(),
                        which.to(),
                        limit,
                        cursor.map(it -> "&cursor=" + it).orElse(""));
    }

    private static Page<SoldPolicy> merge(Page<SoldPolicy> one, Page<SoldPolicy> other, int limit) {
        // While a partition moves, both may have it: a policy is shown once.
        Map<PolicyId, SoldPolicy> byId = new TreeMap<>();
        one.items().forEach(sold -> byId.put(sold.id(), sold));
        other.items().forEach(sold -> byId.put(sold.id(), sold));
        List<SoldPolicy> first =
                byId.values().stream().sorted(NEWEST_FIRST).limit(limit).toList();
        boolean isMore =
                byId.size() > limit || one.next().isPresent() || other.next().isPresent();
        return new Page<>(first, isMore && !first.isEmpty() ? Optional.of(cursor(first.getLast())) : Optional.empty());
    }

    public static String cursor(SoldPolicy last) {
        return last.epoch() + ":" + last.id();
    }
}
