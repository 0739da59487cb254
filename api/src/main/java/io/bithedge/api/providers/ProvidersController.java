package io.bithedge.api.providers;

import io.bithedge.api.forward.Located;
import io.bithedge.api.wire.Fields;
import io.bithedge.api.wire.Json;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.stacks.address.Principal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One provider: on the instance that has his partition. */
@RestController
@RequestMapping("/v1/providers/{address}")
final class ProvidersController {
    private final PoolViews views;
    private final Located located;

    ProvidersController(PoolViews views, Located located) {
        this.views = views;
        this.located = located;
    }

    @GetMapping
    ResponseEntity<Object> provider(@PathVariable String address, HttpServletRequest request) {
        Principal provider = Fields.principal("address", address);
        return located.answer(
                views.accounts(provider.toString()),
                request,
                accounts -> Json.Provider.of(
                        provider.toString(), accounts, views.position().asOf()));
    }

    @GetMapping("/entries")
    ResponseEntity<Object> entries(
            @PathVariable String address,
            @RequestParam Optional<String> cursor,
            @RequestParam Optional<Integer> limit,
            HttpServletRequest request) {
        Principal provider = Fields.principal("address", address);
        return located.answer(
                views.entries(provider.toString(), cursor, Fields.limit(limit)),
                request,
                page -> new Json.Entries(
                        provider.toString(),
                        page.items().stream().map(Json.Entry::of).toList(),
                        page.next().orElse(null),
                        Json.Block.of(views.position().asOf())));
    }

    /** What he did in blocks that are not final yet: shown, never counted. */
    @GetMapping("/unfinal")
    ResponseEntity<Object> unfinal(@PathVariable String address, HttpServletRequest request) {
        Principal provider = Fields.principal("address", address);
        return located.answer(
                views.unfinal(provider.toString()),
                request,
                acts -> new Json.Unfinal(
                        provider.toString(),
                        acts.stream().map(Json.UnfinalAct::of).toList(),
                        Json.Block.of(views.position().asOf())));
    }
}
