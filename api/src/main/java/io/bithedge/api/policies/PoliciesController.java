package io.bithedge.api.policies;

import io.bithedge.api.forward.Forwarder;
import io.bithedge.api.forward.Located;
import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.Json;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.PolicyFilter;
import io.bithedge.pool.view.PoolViews.PolicyView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Policies and who backs them. */
@RestController
@RequestMapping("/v1/policies")
public final class PoliciesController {
    private static final List<String> STATUSES = List.of("ACTIVE", "EXERCISED", "EXPIRED_ITM", "EXPIRED_OTM");

    private final PoolViews views;
    private final Located located;
    private final PolicyPages pages;

    public PoliciesController(PoolViews views, Located located, Forwarder forwarder) {
        this.views = views;
        this.located = located;
        this.pages = new PolicyPages(views, forwarder);
    }

    /** The fields of the query, as they came. */
    public record Query(
            @Nullable String owner,
            @Nullable String status,
            @Nullable String book,
            @Nullable String expiresBefore) {
        public PolicyFilter parsed() {
            if (owner != null) {
                Fields.principal("owner", owner);
            }
            return new PolicyFilter(
                    Optional.ofNullable(owner),
                    Optional.ofNullable(book).map(Fields::book),
                    Optional.ofNullable(status).map(text -> Fields.oneOf("status", STATUSES, text)),
                    Optional.ofNullable(expiresBefore).map(text -> Fields.amount("expiresBefore", text)));
        }
    }

    @GetMapping
    public Json.Policies policies(
            Query query,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit,
            HttpServletRequest request) {
        PolicyFilter filter = query.parsed();
        Fields.cursor(cursor, filter.isByExpiration() ? "[0-9]{1,18}:[0-9]{1,18}" : "[0-9]{1,18}");
        PolicyPages.Wanted wanted = new PolicyPages.Wanted(filter, cursor, Fields.limit(limit));
        return request.getHeader(Forwarder.FORWARDED) == null
                ? pages.all(wanted, Located.pathAndQuery(request))
                : pages.own(wanted);
    }

    /** What happened to the policy, in chain order. */
    @GetMapping("/{id}/history")
    public ResponseEntity<Object> history(@PathVariable String id, HttpServletRequest request) {
        long policyId = Fields.amount("id", id);
        return located.answer(views.policyHistory(policyId), request, entries -> {
            if (entries.isEmpty()) {
                throw unknown(policyId);
            }
            return new Json.History(
                    policyId, entries, Json.Block.of(views.position().asOf()));
        });
    }

    @GetMapping("/{id}")
    public ResponseEntity<Object> policy(@PathVariable String id, HttpServletRequest request) {
        long policyId = Fields.amount("id", id);
        return located.answer(
                views.policy(policyId),
                request,
                found -> Json.Policy.of(
                        existing(policyId, found), views.position().asOf()));
    }

    @GetMapping("/{id}/backers")
    public ResponseEntity<Object> backers(
            @PathVariable String id,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit,
            HttpServletRequest request) {
        long policyId = Fields.amount("id", id);
        int pageSize = Fields.limit(limit);
        Fields.cursor(cursor, "[0-9]{1,3}:[0-9A-Za-z.-]*");
        return located.answer(views.policy(policyId), request, found -> {
            PolicyView policy = existing(policyId, found);
            var page = views.backers(policy, cursor, pageSize);
            return new Json.Backers(
                    policyId,
                    policy.book().split(":", 2)[0],
                    page.items().stream().map(Json.Backer::of).toList(),
                    page.next().orElse(null),
                    Json.Block.of(views.position().asOf()));
        });
    }

    public static PolicyView existing(long policyId, Optional<PolicyView> found) {
        return found.orElseThrow(() -> unknown(policyId));
    }

    private static Problem unknown(long policyId) {
        return Problem.notFound("policy " + policyId + " does not exist in any final block");
    }
}
