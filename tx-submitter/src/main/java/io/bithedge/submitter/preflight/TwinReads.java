package io.bithedge.submitter.preflight;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.contracts.call.VaultCalls;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.submitter.port.ChainPort.Unavailable;
import io.bithedge.submitter.preflight.OracleFacts.LastRecord;
import io.bithedge.submitter.preflight.OracleFacts.Observation;
import io.bithedge.submitter.preflight.OracleFacts.SeenBy;
import io.bithedge.submitter.preflight.PolicyFacts.Answer;
import io.bithedge.submitter.preflight.PolicyFacts.Backing;
import io.bithedge.submitter.preflight.PolicyFacts.Policy;
import io.bithedge.submitter.preflight.PolicyFacts.Question;
import io.bithedge.submitter.preflight.PolicyFacts.Request;
import io.bithedge.submitter.preflight.PolicyFacts.Window;
import io.bithedge.submitter.preflight.VaultFacts.Book;
import io.bithedge.submitter.preflight.VaultFacts.Proposal;
import io.bithedge.submitter.preflight.VaultFacts.Settings;
import io.bithedge.submitter.value.Contracts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what the twin decides on, of one tip. Throws ChainPort.Unavailable. */
final class TwinReads {
    /** The opening of epoch n waits for the vintage n - 399. Source: liquidity-pool-vault, LEAF_VINTAGES. */
    private static final long LEAF_VINTAGES = 399;

    private final PinnedReads reads;
    private final Contracts contracts;

    TwinReads(PinnedReads reads, Contracts contracts) {
        this.reads = reads;
        this.contracts = contracts;
    }

    static List<VaultCalls.Book> booksOf(List<Opening> openings) {
        return openings.stream()
                .map(opening -> new VaultCalls.Book(opening.token(), opening.tier()))
                .distinct()
                .toList();
    }

    VaultFacts toPropose(List<VaultCalls.Book> asked) {
        return vault(
                asked,
                reads.call(contracts.roles(), "get-roles")
                        .asOptional()
                        .map(roles -> roles.principal("allocator").toString()));
    }

    /** Anybody may confirm: nobody is asked who the allocator is. */
    VaultFacts toConfirm(List<VaultCalls.Book> asked) {
        return vault(asked, Optional.empty());
    }

    private VaultFacts vault(List<VaultCalls.Book> asked, Optional<String> allocator) {
        Map<VaultCalls.Book, Book> books = new HashMap<>();
        asked.stream().distinct().forEach(name -> book(name).ifPresent(book -> books.put(name, book)));
        return new VaultFacts(
                reads.burnHeight(),
                reads.call(contracts.vault(), "get-settings").asOptional().map(TwinReads::settings),
                allocator,
                reads.call(contracts.roles(), "is-paused").asBool(),
                books);
    }

    private static Settings settings(ClarityView found) {
        return new Settings(found.uintLong("stx-utilisation-bps"), found.uintLong("sbtc-utilisation-bps"));
    }

    private Optional<Book> book(VaultCalls.Book name) {
        return reads.call(contracts.vault(), "get-book", ascii(name.token()), ascii(name.tier()))
                .asOptional()
                .map(found -> new Book(
                        found.uintLong("epoch"),
                        found.uintLong("ends-at"),
                        found.uintLong("capital"),
                        found.uintLong("locked"),
                        found.bool("closed"),
                        found.field("proposal").asOptional().map(TwinReads::proposal),
                        isOldVintageOpen(name, found.uintLong("epoch") + 1)));
    }

    private static Proposal proposal(ClarityView found) {
        return new Proposal(
                found.uintLong("weight"),
                found.uintLong("capacity"),
                found.buffer("root"),
                found.uintLong("confirmable-at"));
    }

    private boolean isOldVintageOpen(VaultCalls.Book name, long nextEpoch) {
        if (nextEpoch < LEAF_VINTAGES) {
            return false;
        }
        ClarityView vintage = reads.call(
                contracts.vault(),
                "get-vintage",
                ascii(name.token()),
                ascii(name.tier()),
                ClarityValue.uint(nextEpoch - LEAF_VINTAGES));
        return vintage.uintLong("locked") > 0 || vintage.uintLong("premium-pending") > 0;
    }

    OracleFacts oracle(List<Price> prices) {
        ClarityView council = reads.call(contracts.roles(), "get-submitters");
        List<ClarityView> submitters = council.field("submitters").asList();
        Map<String, LastRecord> last = new HashMap<>();
        Map<SeenBy, Observation> observations = new HashMap<>();
        for (String asset : prices.stream().map(Price::asset).distinct().toList()) {
            reads.call(contracts.oracle(), "get-price", ascii(asset))
                    .asOptional()
                    .ifPresent(
                            it -> last.put(asset, new LastRecord(it.uintLong("height"), it.uintLong("observed-at"))));
            for (ClarityView submitter : submitters) {
                reads.call(contracts.oracle(), "get-observation", ascii(asset), submitter.value())
                        .asOptional()
                        .ifPresent(it -> observations.put(
                                new SeenBy(asset, submitter.asPrincipal().toString()), observation(it)));
            }
        }
        return new OracleFacts(
                reads.burnHeight(),
                submitters.stream().map(it -> it.asPrincipal().toString()).toList(),
                council.uintLong("quorum"),
                last,
                observations);
    }

    private static Observation observation(ClarityView found) {
        return new Observation(found.uintLong("price"), found.uintLong("height"), found.uintLong("observed-at"));
    }

    PolicyFacts policies(Window.Kind kind, List<Ending> items) {
        Map<Long, Policy> policies = new HashMap<>();
        Map<Long, Backing> locks = new HashMap<>();
        Map<Question, Answer> prices = new HashMap<>();
        for (Ending item : items) {
            long id = item.policyId();
            Optional<Policy> policy = policy(id);
            policy.ifPresent(known -> policies.put(id, known));
            backing(id).ifPresent(lock -> locks.put(id, lock));
            policy.flatMap(known -> window(kind, known)).ifPresent(window -> {
                ask(new Question("BTC", window, item.btcAt()), prices);
                if (policy.get().isPut()) {
                    ask(new Question("STX", window, item.stxAt()), prices);
                }
            });
        }
        long lastId = reads.call(contracts.registry(), "get-last-policy-id").asUintLong();
        return new PolicyFacts(reads.burnHeight(), lastId, policies, locks, prices);
    }

    /** Where the price of a policy that can end now is looked for. */
    private Optional<Window> window(Window.Kind kind, Policy policy) {
        if (!policy.isActive()) {
            return Optional.empty();
        }
        return switch (kind) {
            case ACTIVATION -> policy.request().map(Window::ofActivation);
            case EXPIRATION ->
                policy.expirationHeight() <= reads.burnHeight()
                        ? Optional.of(Window.ofExpiration(policy))
                        : Optional.empty();
        };
    }

    private void ask(Question question, Map<Question, Answer> prices) {
        prices.computeIfAbsent(question, this::answer);
    }

    private Answer answer(Question question) {
        ClarityValue asset = ascii(question.asset());
        ClarityValue from = ClarityValue.uint(question.window().from());
        ClarityValue after = ClarityValue.uint(question.window().after());
        if (reads.call(contracts.oracle(), "is-without-price", asset, from, after)
                .asBool()) {
            return new Answer.Without();
        }
        ClarityView first =
                reads.call(contracts.oracle(), "get-first-price", asset, from, after, ClarityValue.uint(question.at()));
        return first.isOk()
                ? known(first.okValue().uintLong("price"), question)
                : new Answer.Refused(first.errValue().asUintLong());
    }

    private static Answer known(long price, Question of) {
        if (price < 1) {
            throw new Unavailable("price of %s: expected 1 or more, got %d".formatted(of, price));
        }
        return new Answer.First(price);
    }

    private Optional<Policy> policy(long id) {
        return reads.call(contracts.registry(), "get-policy", ClarityValue.uint(id))
                .asOptional()
                .map(found -> policy(id, found));
    }

    private static Policy policy(long id, ClarityView found) {
        Policy policy = new Policy(
                found.principal("owner").toString(),
                found.ascii("policy-type"),
                found.uintLong("strike"),
                found.uintLong("amount"),
                found.uintLong("expiration-height"),
                found.uintLong("collateral"),
                found.ascii("status"),
                found.field("activation")
                        .asOptional()
                        .map(request -> new Request(request.uintLong("height"), request.uintLong("time"))));
        policy.outOfRange().ifPresent(what -> {
            throw new Unavailable("policy %d of the registry: %s".formatted(id, what));
        });
        return policy;
    }

    private Optional<Backing> backing(long id) {
        return reads.call(contracts.vault(), "get-lock", ClarityValue.uint(id))
                .asOptional()
                .map(found -> new Backing(
                        found.principal("registry").toString(),
                        found.principal("owner").toString(),
                        found.ascii("token"),
                        found.ascii("tier"),
                        found.uintLong("epoch"),
                        found.uintLong("collateral"),
                        found.uintLong("premium")));
    }

    private static ClarityValue ascii(String text) {
        return ClarityValue.ascii(text);
    }
}
