package io.bithedge.api.policies;

import io.bithedge.api.past.Past;
import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Here;
import io.bithedge.ledger.unit.PolicyId;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.Page;
import io.bithedge.pool.view.PoolViews.PolicyEntryView;
import io.bithedge.pool.view.PoolViews.PolicyFilter;
import io.bithedge.pool.view.PoolViews.PolicyView;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Policies and who backs them. */
@RestController
@RequestMapping("/v1/policies")
public final class PoliciesController {
    private final PoolViews views;
    private final Past past;

    public PoliciesController(PoolViews views, Past past) {
        this.views = views;
        this.past = past;
    }

    /** Policies of all instances: the newest first, or the next to expire when `expiresBefore` is given without an owner. */
    @GetMapping
    public PoliciesAnswer policies(
            PolicyQuery query, @RequestParam Optional<String> cursor, @RequestParam Optional<Integer> limit) {
        PolicyFilter filter = query.parsed();
        Fields.cursor(cursor, filter.isByExpiration() ? "[0-9]{1,18}:[0-9]{1,18}" : "[0-9]{1,18}");
        return page(filter, cursor, Fields.limit(limit));
    }

    private PoliciesAnswer page(PolicyFilter filter, Optional<String> cursor, int limit) {
        Page<PolicyView> page = views.policies(filter, cursor, limit);
        AsOf asOf = views.position().asOf();
        return new PoliciesAnswer(
                page.items().stream()
                        .map(policy -> PolicyAnswer.of(policy, asOf))
                        .toList(),
                page.next().orElse(null),
                FinalBlock.of(asOf));
    }

    /** The newest policies of an owner. */
    public List<PolicyAnswer> newestOf(String owner, int limit) {
        PolicyFilter his = new PolicyFilter(Optional.of(owner), Optional.empty(), Optional.empty(), Optional.empty());
        return page(his, Optional.empty(), limit).policies();
    }

    /** What happened to the policy, in chain order. */
    @GetMapping("/{id}/history")
    public PolicyHistoryAnswer policyHistory(@PathVariable String id) {
        PolicyId policyId = Fields.policyId("id", id);
        List<PolicyEntryView> entries = Here.of(views.policyHistory(policyId));
        if (entries.isEmpty()) {
            throw unknown(policyId);
        }
        return new PolicyHistoryAnswer(
                policyId,
                entries.stream().map(PolicyHistoryItem::of).toList(),
                FinalBlock.of(views.position().asOf()));
    }

    /** A policy as it stands. */
    @GetMapping("/{id}")
    public PolicyAnswer policy(@PathVariable String id, @RequestParam Optional<String> at) {
        PolicyId policyId = Fields.policyId("id", id);
        if (at.isEmpty()) {
            return PolicyAnswer.of(
                    existing(policyId, Here.of(views.policy(policyId))),
                    views.position().asOf());
        }
        AsOf block = past.block(at.get());
        return PolicyAnswer.of(
                Here.of(views.history().policy(policyId, block))
                        .orElseThrow(() -> Problem.notFound(
                                "policy %s did not exist as of block %s".formatted(policyId, block.height()))),
                block);
    }

    /** Who backs a policy, with how much. */
    @GetMapping("/{id}/backers")
    public BackersAnswer backers(
            @PathVariable String id, @RequestParam Optional<String> cursor, @RequestParam Optional<Integer> limit) {
        PolicyId policyId = Fields.policyId("id", id);
        int pageSize = Fields.limit(limit);
        Fields.cursor(cursor, "[0-9]{1,3}:[0-9A-Za-z.-]*");
        PolicyView policy = existing(policyId, Here.of(views.policy(policyId)));
        var page = views.backers(policy, cursor, pageSize);
        return new BackersAnswer(
                policyId,
                policy.terms().book().token(),
                page.items().stream().map(BackerItem::new).toList(),
                page.next().orElse(null),
                FinalBlock.of(views.position().asOf()));
    }

    public static PolicyView existing(PolicyId policyId, Optional<PolicyView> found) {
        return found.orElseThrow(() -> unknown(policyId));
    }

    private static Problem unknown(PolicyId policyId) {
        return Problem.notFound("policy " + policyId + " does not exist in any final block");
    }
}
