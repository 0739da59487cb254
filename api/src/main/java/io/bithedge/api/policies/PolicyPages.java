package io.bithedge.api.policies;

import io.bithedge.api.forward.Forwarder;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.ledger.Token;
import io.bithedge.ledger.unit.PolicyId;
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
import tools.jackson.databind.JsonNode;

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
    PoliciesAnswer own(Wanted wanted) {
        Page<PolicyView> page = views.policies(wanted.filter(), wanted.cursor(), wanted.limit());
        AsOf asOf = views.position().asOf();
        return new PoliciesAnswer(
                page.items().stream()
                        .map(policy -> PolicyAnswer.of(policy, asOf))
                        .toList(),
                page.next().orElse(null),
                FinalBlock.of(asOf));
    }

    /** A page without an instance that does not answer would be wrong: the request fails instead. */
    PoliciesAnswer all(Wanted wanted, String pathAndQuery) {
        PoliciesAnswer merged = own(wanted);
        for (Host host : views.otherHosts()) {
            merged = merge(wanted, merged, theirs(host, pathAndQuery));
        }
        return merged;
    }

    private PoliciesAnswer theirs(Host host, String pathAndQuery) {
        JsonNode page = forwarder.get(host, pathAndQuery, JsonNode.class);
        JsonNode next = page.path("next");
        return new PoliciesAnswer(
                page.path("policies").valueStream().map(this::policy).toList(),
                next.isString() ? next.stringValue() : null,
                forwarder.read(page.path("asOf"), FinalBlock.class));
    }

    /** Policies of both tokens stand in one page. */
    private PolicyAnswer policy(JsonNode json) {
        return forwarder.read(
                json, PolicyAnswer.class, Token.valueOf(json.path("token").asString()));
    }

    private static PoliciesAnswer merge(Wanted wanted, PoliciesAnswer one, PoliciesAnswer other) {
        // While a partition moves, both may have it: a policy is shown once.
        Map<PolicyId, PolicyAnswer> byId = new TreeMap<>();
        one.policies().forEach(policy -> byId.put(policy.policyId(), policy));
        other.policies().forEach(policy -> byId.put(policy.policyId(), policy));
        List<PolicyAnswer> first =
                inOrder(wanted.filter(), byId.values()).subList(0, Math.min(wanted.limit(), byId.size()));
        boolean isMore = byId.size() > wanted.limit() || one.next() != null || other.next() != null;
        return new PoliciesAnswer(
                first,
                isMore && !first.isEmpty() ? cursor(wanted.filter(), first.getLast()) : null,
                one.asOf().height().isAfter(other.asOf().height()) ? other.asOf() : one.asOf());
    }

    private static List<PolicyAnswer> inOrder(PolicyFilter filter, Collection<PolicyAnswer> policies) {
        Comparator<PolicyAnswer> order = filter.isByExpiration()
                ? Comparator.comparing(PolicyAnswer::expirationHeight).thenComparing(PolicyAnswer::policyId)
                : Comparator.comparing(PolicyAnswer::policyId).reversed();
        return policies.stream().sorted(order).toList();
    }

    private static @Nullable String cursor(PolicyFilter filter, PolicyAnswer last) {
        return filter.isByExpiration()
                ? last.expirationHeight() + ":" + last.policyId()
                : last.policyId().toString();
    }
}
