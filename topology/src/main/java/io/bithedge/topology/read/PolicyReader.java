package io.bithedge.topology.read;

import io.bithedge.ledger.BookId;
import io.bithedge.pool.view.PolicyStatus;
import io.bithedge.pool.view.PoolViews.Page;
import io.bithedge.pool.view.PoolViews.PolicyFilter;
import io.bithedge.pool.view.PoolViews.PolicyView;
import io.bithedge.schemas.avro.Policy;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.policy.PolicyKeys;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.Layout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Lists of policies through the indexes: a page costs the ranges it reads, each to a page's length at most.
 *
 * <pre>
 * owner                 the owner's range, newest first; the other filters are checked on his policies
 * expiresBefore         a range by expiration per book and status, the next to expire first
 * book or status        a range by id per book and status, newest first
 * nothing               all policies, newest first
 * </pre>
 *
 * Of an owner's policies that the other filters leave out, a bounded number is looked at for one page: it may be shorter than was asked for,
 * and its cursor goes on.
 */
final class PolicyReader {
    /** Policies of an owner that are looked at for a page, in each partition. */
    static final int MOST_LOOKED_AT = 1_000;

    private final StoreAccess stores;
    private final Layout layout;

    PolicyReader(StoreAccess stores, Layout layout) {
        this.stores = stores;
        this.layout = layout;
    }

    /** The cursor is the id of the last policy shown or looked at, or {@code height:id} by expiration. */
    Page<PolicyView> read(PolicyFilter filter, Optional<String> cursor, int limit) {
        List<PolicyView> found = new ArrayList<>();
        long unseenBelow = 0;
        for (int partition = 0; partition < layout.policyPartitions(); partition++) {
            Partition one = new Partition(new PolicyPartition(stores, partition), limit + 1);
            Found ofOne = one.read(filter, cursor);
            found.addAll(ofOne.policies());
            unseenBelow = Math.max(unseenBelow, ofOne.unseenBelow());
        }
        found.sort(order(filter));
        // Below it a partition may have some that were not looked at.
        long from = unseenBelow;
        List<PolicyView> seen =
                found.stream().filter(it -> it.id().value() >= from).toList();
        List<PolicyView> items = seen.subList(0, Math.min(limit, seen.size()));
        if (seen.size() > limit) {
            return new Page<>(items, Optional.of(cursor(filter, items.getLast())));
        }
        return new Page<>(items, from > 0 ? Optional.of(Long.toString(from)) : Optional.empty());
    }

    /**
     * Of one partition.
     *
     * @param unseenBelow the last id that was looked at when there are more below it; 0 when there are none
     */
    private record Found(List<PolicyView> policies, long unseenBelow) {
        static Found all(List<PolicyView> policies) {
            return new Found(policies, 0);
        }
    }

    private static Comparator<PolicyView> order(PolicyFilter filter) {
        return filter.isByExpiration()
                ? Comparator.comparing((PolicyView it) -> it.terms().expirationHeight())
                        .thenComparing(PolicyView::id)
                : Comparator.comparing(PolicyView::id).reversed();
    }

    private static String cursor(PolicyFilter filter, PolicyView last) {
        return filter.isByExpiration()
                ? last.terms().expirationHeight() + ":" + last.id()
                : last.id().toString();
    }

    private record Partition(PolicyPartition rows, int limit) {
        Found read(PolicyFilter filter, Optional<String> cursor) {
            if (filter.isByExpiration()) {
                return Found.all(byExpiration(filter, cursor));
            }
            String last = Keys.padded(cursor.map(Long::parseLong).orElse(Long.MAX_VALUE) - 1);
            if (filter.owner().isPresent()) {
                return ofOwner(PolicyKeys.owner(filter.owner().get()), last, filter);
            }
            if (filter.book().isEmpty() && filter.status().isEmpty()) {
                return Found.all(newest(last));
            }
            List<PolicyView> found = new ArrayList<>();
            for (Group group : groups(filter)) {
                found.addAll(
                        newest(PolicyKeys.group(group.book(), group.status().name()), last));
            }
            return Found.all(found);
        }

        private Found ofOwner(String prefix, String last, PolicyFilter filter) {
            List<PolicyView> found = new ArrayList<>();
            int lookedAt = 0;
            long lowest = 0;
            try (KeyValueIterator<String, Long> ids = rows.index().reverseRange(prefix, prefix + last)) {
                while (ids.hasNext() && found.size() < limit && lookedAt < MOST_LOOKED_AT) {
                    List<Policy> next = rows.next(ids, Math.min(limit - found.size(), MOST_LOOKED_AT - lookedAt));
                    lookedAt += next.size();
                    lowest = next.getLast().getPolicyId();
                    next.stream()
                            .filter(policy -> matches(policy, filter))
                            .map(PolicyRows::policy)
                            .forEach(found::add);
                }
                return new Found(found, found.size() < limit && ids.hasNext() ? lowest : 0);
            }
        }

        private List<PolicyView> newest(String prefix, String last) {
            try (KeyValueIterator<String, Long> ids = rows.index().reverseRange(prefix, prefix + last)) {
                return rows.next(ids, limit).stream().map(PolicyRows::policy).toList();
            }
        }

        private List<PolicyView> newest(String last) {
            List<PolicyView> found = new ArrayList<>();
            try (KeyValueIterator<String, Policy> all = rows.policies().reverseRange(Keys.padded(0), last)) {
                while (all.hasNext() && found.size() < limit) {
                    found.add(PolicyRows.policy(all.next().value));
                }
            }
            return found;
        }

        private List<PolicyView> byExpiration(PolicyFilter filter, Optional<String> cursor) {
            String first = cursor.map(Partition::behind).orElse("");
            String end = Keys.padded(filter.expiresBefore().orElseThrow().value());
            List<PolicyView> found = new ArrayList<>();
            for (Group group : groups(filter)) {
                String prefix = PolicyKeys.expiry(group.book(), group.status().name());
                try (KeyValueIterator<String, Long> ids = rows.index().range(prefix + first, prefix + end)) {
                    rows.next(ids, limit).stream().map(PolicyRows::policy).forEach(found::add);
                }
            }
            return found;
        }

        /** The first key behind the cursor's policy. */
        private static String behind(String cursor) {
            int colon = cursor.indexOf(':');
            return PolicyKeys.expiry(
                    Long.parseLong(cursor.substring(0, colon)), Long.parseLong(cursor.substring(colon + 1)) + 1);
        }
    }

    private record Group(BookId book, PolicyStatus status) {}

    private static List<Group> groups(PolicyFilter filter) {
        List<BookId> books = filter.book().map(List::of).orElseGet(BookId::all);
        List<PolicyStatus> statuses = filter.status().map(List::of).orElseGet(() -> List.of(PolicyStatus.values()));
        return books.stream()
                .flatMap(book -> statuses.stream().map(status -> new Group(book, status)))
                .toList();
    }

    private static boolean matches(Policy policy, PolicyFilter filter) {
        return filter.book()
                        .map(BookIdMapper.id(policy.getToken(), policy.getTier())::equals)
                        .orElse(true)
                && filter.status()
                        .map(PolicyRows.status(policy.getStatus())::equals)
                        .orElse(true)
                && filter.expiresBefore()
                        .map(height -> policy.getExpirationHeight() < height.value())
                        .orElse(true);
    }
}
