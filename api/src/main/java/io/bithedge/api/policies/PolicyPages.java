package io.bithedge.api.policies;

import io.bithedge.api.forward.Forwarder;
import io.bithedge.api.wire.Json;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.Host;
import io.bithedge.pool.view.PoolViews.Page;
import io.bithedge.pool.view.PoolViews.PolicyFilter;
import io.bithedge.pool.view.PoolViews.PolicyView;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A page of policies over all instances: each gives a page of its own partitions, in the same order, and the first of all are the page. */
final class PolicyPages {
    private final PoolViews views;
    private final Forwarder forwarder;

    PolicyPages(PoolViews views, Forwarder forwarder) {
        this.views = views;
        this.forwarder = forwarder;
    }

    record Wanted(PolicyFilter filter, Optional<String> cursor, int limit) {}

    /** Of the partitions that are here. */
    Json.Policies own(Wanted wanted) {
        Page<PolicyView> page = views.policies(wanted.filter(), wanted.cursor(), wanted.limit());
        AsOf asOf = views.position().asOf();
        return new Json.Policies(
                page.items().stream()
                        .map(policy -> Json.Policy.of(policy, asOf))
                        .toList(),
                page.next().orElse(null),
                Json.Block.of(asOf));
    }

    /** A page without an instance that does not answer would be wrong: the request fails instead. */
    Json.Policies all(Wanted wanted, String pathAndQuery) {
        Json.Policies merged = own(wanted);
        for (Host host : views.otherHosts()) {
            merged = merge(wanted, merged, forwarder.get(host, pathAndQuery, Json.Policies.class));
        }
        return merged;
    }

    private static Json.Policies merge(Wanted wanted, Json.Policies one, Json.Policies other) {
        // While a partition moves, both may have it: a policy is shown once.
        Map<Long, Json.Policy> byId = new TreeMap<>();
        one.policies().forEach(policy -> byId.put(policy.policyId(), policy));
        other.policies().forEach(policy -> byId.put(policy.policyId(), policy));
        List<Json.Policy> first =
                inOrder(wanted.filter(), byId.values()).subList(0, Math.min(wanted.limit(), byId.size()));
        boolean isMore = byId.size() > wanted.limit() || one.next() != null || other.next() != null;
        return new Json.Policies(
                first,
                isMore && !first.isEmpty() ? cursor(wanted.filter(), first.getLast()) : null,
                one.asOf().height() <= other.asOf().height() ? one.asOf() : other.asOf());
    }

    private static List<Json.Policy> inOrder(PolicyFilter filter, Collection<Json.Policy> policies) {
        Comparator<Json.Policy> order = filter.isByExpiration()
                ? Comparator.comparingLong(Json.Policy::expirationHeight).thenComparingLong(Json.Policy::policyId)
                : Comparator.comparingLong(Json.Policy::policyId).reversed();
        return policies.stream().sorted(order).toList();
    }

    private static @Nullable String cursor(PolicyFilter filter, Json.Policy last) {
        return filter.isByExpiration()
                ? last.expirationHeight() + ":" + last.policyId()
                : Long.toString(last.policyId());
    }
}
