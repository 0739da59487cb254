package io.bithedge.api.providers;

import io.bithedge.api.past.Past;
import io.bithedge.api.problem.Problem;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.FinalBlock;
import io.bithedge.api.wire.Here;
import io.bithedge.ledger.BookId;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.pool.view.PoolViews.AsOf;
import io.bithedge.pool.view.PoolViews.EntryView;
import io.bithedge.pool.view.PoolViews.Page;
import io.bithedge.stacks.address.Principal;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One provider. */
@RestController
@RequestMapping("/v1/providers/{address}")
final class ProvidersController {
    private final PoolViews views;
    private final Past past;

    ProvidersController(PoolViews views, Past past) {
        this.views = views;
        this.past = past;
    }

    /** What a provider has, by book. */
    @GetMapping
    ProviderAnswer provider(@PathVariable String address, @RequestParam Optional<String> at) {
        Principal provider = Fields.principal("address", address);
        Optional<AsOf> block = at.map(past::block);
        return ProviderAnswer.of(
                provider.toString(),
                Here.of(block.map(then -> views.history().accounts(provider.toString(), then))
                        .orElseGet(() -> views.accounts(provider.toString()))),
                book -> block.map(then -> views.history().book(book, then)).orElseGet(() -> views.book(book)),
                block.orElseGet(() -> views.position().asOf()));
    }

    /**
     * His leaf in the current epoch of a book, or the last one of a closed book, and its way to the root on the chain: what a withdrawal shows to the vault, and what anybody can
     * check by hand.
     */
    @GetMapping("/proof")
    ProofAnswer proof(@PathVariable String address, @RequestParam String token, @RequestParam String tier) {
        Principal provider = Fields.principal("address", address);
        BookId book = Fields.book(token, tier);
        return ProofAnswer.of(
                Here.of(views.proof(provider.toString(), book))
                        .orElseThrow(() -> Problem.of(
                                HttpStatus.NOT_FOUND,
                                "NO_LEAF",
                                "%s has no leaf in %s: when its epoch began there was nothing to claim. What was deposited since is withdrawn without one"
                                        .formatted(provider, book))),
                views.book(book).filter(it -> it.life().isClosed()).isPresent());
    }

    /** What a provider did, newest first: one line per act, one per epoch. */
    @GetMapping("/entries")
    EntriesAnswer entries(
            @PathVariable String address,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit) {
        Principal provider = Fields.principal("address", address);
        Page<EntryView> page = Here.of(views.entries(provider.toString(), cursor, Fields.limit(limit)));
        return new EntriesAnswer(
                provider.toString(),
                page.items().stream().map(EntryItem::of).toList(),
                page.next().orElse(null),
                FinalBlock.of(views.position().asOf()));
    }

    /** What he did in blocks that are not final yet: shown, never counted. */
    @GetMapping("/unfinal")
    UnfinalAnswer unfinal(@PathVariable String address) {
        Principal provider = Fields.principal("address", address);
        return new UnfinalAnswer(
                provider.toString(),
                Here.of(views.unfinal(provider.toString())).stream()
                        .map(UnfinalItem::of)
                        .toList(),
                FinalBlock.of(views.position().asOf()));
    }
}
