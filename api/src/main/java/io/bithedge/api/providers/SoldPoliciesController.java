package io.bithedge.api.providers;

import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Heights;
import io.bithedge.api.wire.Here;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.policy.BasisPoints;
import io.bithedge.ledger.unit.Epoch;
import io.bithedge.pool.view.HistoryViews.CarriedEpoch;
import io.bithedge.pool.view.HistoryViews.ProviderBook;
import io.bithedge.pool.view.HistoryViews.ProviderPast;
import io.bithedge.pool.view.HistoryViews.SoldIn;
import io.bithedge.pool.view.HistoryViews.SoldPolicy;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.Page;
import io.bithedge.stacks.address.Principal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Policies by the epoch they were sold in, and a provider's part of those of his epochs. */
@RestController
final class SoldPoliciesController {
    private static final BigInteger BPS = BigInteger.valueOf(BasisPoints.ONE);
    private static final Epoch FIRST_EPOCH = new Epoch(0);
    private static final Epoch LAST_EPOCH = new Epoch(Integer.MAX_VALUE);

    private final PoolViews views;

    SoldPoliciesController(PoolViews views) {
        this.views = views;
    }

    /**
     * Policies of a book by the epoch they were sold in, newest first.
     *
     * @param fromEpoch lowest epoch; 0 without it
     * @param toEpoch highest epoch; the newest without it
     */
    @GetMapping("/v1/books/{token}/{tier}/policies")
    SoldPoliciesAnswer bookPolicies(
            @PathVariable String token,
            @PathVariable String tier,
            @RequestParam Optional<String> fromEpoch,
            @RequestParam Optional<String> toEpoch,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        BookId book = Fields.book(token, tier);
        SoldIn which = new SoldIn(
                book,
                Heights.epoch("fromEpoch", fromEpoch, FIRST_EPOCH),
                Heights.epoch("toEpoch", toEpoch, LAST_EPOCH));
        Fields.cursor(cursor, "[0-9]{1,15}:[0-9]{1,18}");
        Page<SoldPolicy> page = views.history().sold(which, cursor, Fields.limit(limit));
        return new SoldPoliciesAnswer(
                page.items().stream().map(SoldPolicyItem::of).toList(),
                page.next().orElse(null),
                FinalBlock.of(views.position().asOf()));
    }

    /** Policies that a provider backs, with his share: book by book, newest epoch first. */
    @GetMapping("/v1/providers/{address}/policies")
    BackedPoliciesAnswer providerPolicies(
            @PathVariable String address,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        Principal provider = Fields.principal("address", address);
        Fields.cursor(cursor, "(STX|SBTC):[a-z]{1,20}:[0-9]{1,15}:[0-9]{1,18}");
        int most = Fields.limit(limit);
        return page(Here.of(views.history().provider(provider.toString())), cursor, most);
    }

    private BackedPoliciesAnswer page(ProviderPast past, Optional<String> cursor, int limit) {
        List<BackedPolicyItem> found = new ArrayList<>();
        String[] place = cursor.orElse("").split(":", 3);
        Optional<BookId> bookOfCursor = cursor.isPresent() ? BookId.parse(place[0] + ":" + place[1]) : Optional.empty();
        boolean isBehind = cursor.isPresent();
        for (ProviderBook book : past.books()) {
            boolean isCursors = bookOfCursor.filter(book.book()::equals).isPresent();
            if (!isBehind || isCursors) {
                addBacked(found, book, isCursors ? Optional.of(place[2]) : Optional.empty(), limit + 1);
            }
            isBehind = isBehind && !isCursors;
        }
        List<BackedPolicyItem> shown = found.subList(0, Math.min(limit, found.size()));
        return new BackedPoliciesAnswer(
                past.provider(),
                shown,
                found.size() > limit ? cursor(shown.getLast()) : null,
                FinalBlock.of(past.asOf()));
    }

    private static String cursor(BackedPolicyItem last) {
        return "%s:%s:%s:%s".formatted(last.token(), last.tier().chainName(), last.epoch(), last.policyId());
    }

    private void addBacked(List<BackedPolicyItem> found, ProviderBook book, Optional<String> from, int most) {
        Map<Epoch, CarriedEpoch> epochs = new HashMap<>();
        book.epochs().forEach(epoch -> epochs.put(epoch.epoch(), epoch));
        Epoch last = from.map(cursor -> new Epoch(Long.parseLong(cursor.substring(0, cursor.indexOf(':')))))
                .orElse(LAST_EPOCH);
        for (SoldIn run : CarriedRuns.upTo(last, book)) {
            Optional<String> cursor = run.to().equals(last) ? from : Optional.empty();
            boolean isMore = true;
            while (isMore && found.size() < most) {
                Page<SoldPolicy> page = views.history().sold(run, cursor, most);
                page.items()
                        .forEach(sold -> Optional.ofNullable(epochs.get(sold.epoch()))
                                .ifPresent(his -> found.add(backed(book.book(), sold, his))));
                cursor = page.next();
                isMore = cursor.isPresent();
            }
        }
    }

    private static BackedPolicyItem backed(BookId book, SoldPolicy sold, CarriedEpoch his) {
        return new BackedPolicyItem(
                sold.id(),
                book.token(),
                book.tier(),
                sold.epoch(),
                sold.status(),
                sold.strike(),
                sold.policyType(),
                sold.amount(),
                sold.expirationHeight(),
                his.partDown(sold.collateral()),
                his.partDown(sold.netPremium()),
                his.lossUp(sold.payout()),
                BigInteger.valueOf(his.weight().value())
                        .multiply(BPS)
                        .divide(BigInteger.valueOf(his.vintageWeight().value()))
                        .longValueExact());
    }
}
