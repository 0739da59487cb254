package io.bithedge.submitter.rule;

import io.bithedge.contracts.Vocabulary;
import io.bithedge.contracts.call.FunctionCall;
import io.bithedge.contracts.call.OracleCalls;
import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.contracts.call.RegistryCalls;
import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.contracts.call.VaultCalls;
import io.bithedge.contracts.call.VaultCalls.Book;
import io.bithedge.contracts.call.VaultCalls.Opening;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.submitter.value.Command.Body;
import io.bithedge.submitter.value.Contracts;
import java.util.List;
import java.util.function.Function;

/**
 * Which contract call a command is. Limits are those of the contracts' argument types, checked here so that a
 * command that no contract can take never gets a nonce.
 */
public final class CallRule {
    private static final int ROOT_BYTES = 32;

    private final VaultCalls vault;
    private final RegistryCalls registry;
    private final OracleCalls oracle;

    /** What became of the command. */
    public sealed interface Built {
        /**
         * A call that the contract's argument types admit.
         *
         * @param settles ids of the policies whose locks the call may pay out; empty for a call that moves no funds.
         */
        record Call(Principal.Contract contract, String function, List<ClarityValue> arguments, List<Long> settles)
                implements Built {
            public Call {
                arguments = List.copyOf(arguments);
                settles = List.copyOf(settles);
            }
        }

        record Malformed(String why) implements Built {}
    }

    public CallRule(Contracts contracts) {
        vault = new VaultCalls(contracts.vault());
        registry = new RegistryCalls(contracts.registry());
        oracle = new OracleCalls(contracts.oracle());
    }

    /** The length of the contract's list. */
    static int mostItems(Body body) {
        return switch (body) {
            case Body.OpenEpochs ignored -> VaultCalls.MOST_OPENINGS;
            case Body.SubmitPrices ignored -> OracleCalls.MOST_PRICES;
            case Body.ConfirmOpenings ignored -> VaultCalls.MOST_OPENINGS;
            case Body.ProcessExpirations ignored -> RegistryCalls.MOST_POLICIES;
            case Body.CompleteActivations ignored -> RegistryCalls.MOST_POLICIES;
        };
    }

    public Built build(Body body) {
        return switch (body) {
            case Body.OpenEpochs(List<Opening> openings) -> openEpochs(openings);
            case Body.ConfirmOpenings(List<Book> books) -> confirmOpenings(books);
            case Body.SubmitPrices(List<Price> prices) -> submitPrices(prices);
            case Body.ProcessExpirations(List<Ending> items) -> end(registry::processExpirations, items);
            case Body.CompleteActivations(List<Ending> items) -> end(registry::completeActivations, items);
        };
    }

    /** Source: liquidity-pool-vault#open-epochs (list 6 {token, tier, epoch, weight, capacity, root}). */
    private Built openEpochs(List<Opening> openings) {
        if (openings.isEmpty() || openings.size() > VaultCalls.MOST_OPENINGS) {
            return new Built.Malformed("openings: expected 1 to 6, got " + openings.size());
        }
        for (Opening o : openings) {
            if (!Vocabulary.TOKENS.contains(o.token()) || !Vocabulary.TIERS.contains(o.tier())) {
                return new Built.Malformed("no such book: " + o.token() + ":" + o.tier());
            }
            if (o.epoch() < 1 || o.weight() < 0 || o.capacity() < 0 || o.root().size() != ROOT_BYTES) {
                return new Built.Malformed("opening out of range: " + o);
            }
        }
        return call(vault.openEpochs(openings), List.of());
    }

    /** Source: liquidity-pool-vault#confirm-openings (list 6 {token, tier}). */
    private Built confirmOpenings(List<Book> books) {
        if (books.isEmpty() || books.size() > VaultCalls.MOST_OPENINGS) {
            return new Built.Malformed("books: expected 1 to 6, got " + books.size());
        }
        for (Book book : books) {
            if (!Vocabulary.TOKENS.contains(book.token()) || !Vocabulary.TIERS.contains(book.tier())) {
                return new Built.Malformed("no such book: " + book.token() + ":" + book.tier());
            }
        }
        return call(vault.confirmOpenings(books), List.of());
    }

    /** Source: price-oracle#submit-prices (list 8 {asset, price, observed-at}). */
    private Built submitPrices(List<Price> prices) {
        if (prices.isEmpty() || prices.size() > OracleCalls.MOST_PRICES) {
            return new Built.Malformed("prices: expected 1 to 8, got " + prices.size());
        }
        for (Price p : prices) {
            if (!Vocabulary.ASSETS.contains(p.asset()) || p.price() < 1 || p.observedAt() < 0) {
                return new Built.Malformed("price out of range: " + p);
            }
        }
        return call(oracle.submitPrices(prices), List.of());
    }

    /** Source: policy-registry#process-expirations, #complete-activations (list 25 {policy-id, btc-at, stx-at}). */
    private static Built end(Function<List<Ending>, FunctionCall> of, List<Ending> items) {
        if (items.isEmpty() || items.size() > RegistryCalls.MOST_POLICIES) {
            return new Built.Malformed("policies: expected 1 to 25, got " + items.size());
        }
        for (Ending item : items) {
            if (item.policyId() < 1 || item.btcAt() < 0 || item.stxAt() < 0) {
                return new Built.Malformed(
                        "end of a policy: expected an id of 1 or more and heights of 0 or more, got " + item);
            }
        }
        return call(of.apply(items), items.stream().map(Ending::policyId).toList());
    }

    private static Built call(FunctionCall call, List<Long> settles) {
        return new Built.Call(call.contract(), call.function(), call.values(), settles);
    }
}
