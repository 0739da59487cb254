package io.bithedge.submitter.preflight;

import io.bithedge.contracts.Vocabulary;
import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.submitter.port.ChainPort.Unavailable;
import io.bithedge.submitter.preflight.OracleFactsV1.HeldBy;
import io.bithedge.submitter.preflight.OracleFactsV1.Quoted;
import io.bithedge.submitter.preflight.PolicyFactsV1.Backing;
import io.bithedge.submitter.preflight.PolicyFactsV1.Policy;
import io.bithedge.submitter.preflight.PolicyFactsV1.PriceAnswer;
import io.bithedge.submitter.preflight.PolicyFactsV1.PriceOf;
import io.bithedge.submitter.preflight.VaultFactsV1.Book;
import io.bithedge.submitter.preflight.VaultFactsV1.BookName;
import io.bithedge.submitter.value.Contracts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Collects what the twin decides on, of one tip. Empty where a contract is not initialised. Throws ChainPort.Unavailable. */
final class TwinReadsV1 {
    private final PinnedReads reads;
    private final Contracts contracts;

    TwinReadsV1(PinnedReads reads, Contracts contracts) {
        this.reads = reads;
        this.contracts = contracts;
    }

    Optional<VaultFactsV1> vault(List<Opening> openings) {
        Optional<ClarityView> settings =
                reads.call(contracts.vault(), "get-settings").asOptional();
        return settings.map(found -> {
            Map<BookName, Book> books = new HashMap<>();
            Map<String, Long> available = new HashMap<>();
            for (String token : openings.stream().map(Opening::token).distinct().toList()) {
                available.put(
                        token,
                        reads.call(contracts.vault(), "get-totals", ascii(token))
                                .uintLong("available"));
                Vocabulary.TIERS.forEach(tier -> books.put(new BookName(token, tier), book(token, tier)));
            }
            return new VaultFactsV1(
                    reads.burnHeight(),
                    found.principal("allocator").toString(),
                    found.bool("paused"),
                    found.uintLong("epoch-blocks"),
                    books,
                    available);
        });
    }

    private Book book(String token, String tier) {
        ClarityView book = reads.call(contracts.vault(), "get-book", ascii(token), ascii(tier));
        return new Book(
                book.uintLong("epoch"), book.uintLong("ends-at"), book.uintLong("capacity"), book.uintLong("used"));
    }

    Optional<OracleFactsV1> oracle(List<Price> prices) {
        Optional<ClarityView> settings =
                reads.call(contracts.oracle(), "get-settings").asOptional();
        return settings.map(found -> {
            List<ClarityView> submitters = found.field("submitters").asList();
            Map<String, Quoted> last = new HashMap<>();
            Set<String> taken = new HashSet<>();
            Map<HeldBy, Quoted> held = new HashMap<>();
            for (String asset : prices.stream().map(Price::asset).distinct().toList()) {
                quoted("get-price", ascii(asset)).ifPresent(price -> last.put(asset, price));
                reads.call(
                                contracts.oracle(),
                                "get-recorded-price",
                                ascii(asset),
                                ClarityValue.uint(reads.burnHeight()))
                        .asOptional()
                        .ifPresent(recorded -> taken.add(asset));
                for (ClarityView submitter : submitters) {
                    quoted("get-held-price", ascii(asset), submitter.value())
                            .ifPresent(price -> held.put(
                                    new HeldBy(asset, submitter.asPrincipal().toString()), price));
                }
            }
            return new OracleFactsV1(
                    reads.burnHeight(),
                    submitters.stream().map(s -> s.asPrincipal().toString()).toList(),
                    last,
                    taken,
                    held);
        });
    }

    private Optional<Quoted> quoted(String function, ClarityValue... arguments) {
        return reads.call(contracts.oracle(), function, arguments)
                .asOptional()
                .map(price -> new Quoted(price.uintLong("price"), price.uintLong("height")));
    }

    /** Empty as well when the vault is not initialised: there is no policy without it. */
    Optional<PolicyFactsV1> policies(List<Long> policyIds) {
        if (reads.call(contracts.registry(), "get-settings").asOptional().isEmpty()) {
            return Optional.empty();
        }
        Optional<ClarityView> vault =
                reads.call(contracts.vault(), "get-settings").asOptional();
        return vault.map(settings -> {
            Map<Long, Policy> policies = new HashMap<>();
            Map<Long, Backing> locks = new HashMap<>();
            for (long id : policyIds.stream().distinct().toList()) {
                policy(id).ifPresent(policy -> policies.put(id, policy));
                backing(id).ifPresent(lock -> locks.put(id, lock));
            }
            return new PolicyFactsV1(
                    reads.burnHeight(),
                    settings.principal("registry").toString(),
                    policies,
                    locks,
                    settlementPrices(policies),
                    activationPrices(policies));
        });
    }

    private Map<PriceOf, PriceAnswer> settlementPrices(Map<Long, Policy> policies) {
        Map<PriceOf, PriceAnswer> prices = new HashMap<>();
        policies.values().stream()
                .filter(policy -> policy.isActive() && policy.expirationHeight() <= reads.burnHeight())
                .forEach(policy -> ask("get-settlement-price", policy.expirationHeight(), prices));
        return prices;
    }

    private Map<PriceOf, PriceAnswer> activationPrices(Map<Long, Policy> policies) {
        Map<PriceOf, PriceAnswer> prices = new HashMap<>();
        policies.values().stream()
                .filter(policy -> policy.isActive() && policy.hasRequest())
                .forEach(policy -> ask("get-activation-price", policy.requestedAt(), prices));
        return prices;
    }

    private void ask(String function, long height, Map<PriceOf, PriceAnswer> prices) {
        for (String asset : Vocabulary.ASSETS) {
            prices.computeIfAbsent(new PriceOf(asset, height), key -> {
                ClarityView answer = reads.call(contracts.oracle(), function, ascii(asset), ClarityValue.uint(height));
                return answer.isOk()
                        ? known(answer.okValue().uintLong("price"), key)
                        : new PriceAnswer.Refused(answer.errValue().asUintLong());
            });
        }
    }

    private static PriceAnswer known(long price, PriceOf of) {
        if (price < 1) {
            throw new Unavailable("price of %s: expected 1 or more, got %d".formatted(of, price));
        }
        return new PriceAnswer.Known(price);
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
                found.field("activation-height")
                        .asOptional()
                        .map(ClarityView::asUintLong)
                        .orElse(Policy.NO_REQUEST));
        policy.outOfRange().ifPresent(what -> {
            throw new Unavailable("policy %d of the registry: %s".formatted(id, what));
        });
        return policy;
    }

    private Optional<Backing> backing(long id) {
        return reads.call(contracts.vault(), "get-lock", ClarityValue.uint(id))
                .asOptional()
                .map(found -> new Backing(
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
