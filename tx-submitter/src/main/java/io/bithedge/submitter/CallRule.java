package io.bithedge.submitter;

import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.submitter.Command.Body;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which contract call a command is. Limits are those of the contracts' argument types, checked here so that a
 * command that no contract can take never gets a nonce.
 */
public final class CallRule {
    private static final int MOST_OPENINGS = 6;
    private static final int MOST_PRICES = 8;
    private static final int MOST_POLICIES = 25;
    private static final int ROOT_BYTES = 32;
    private static final Set<String> TOKENS = Set.of("STX", "SBTC");
    private static final Set<String> TIERS = Set.of("conservative", "balanced", "aggressive");
    private static final Set<String> ASSETS = Set.of("BTC", "STX");

    private final Contracts contracts;

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
        this.contracts = contracts;
    }

    /** The length of the contract's list. */
    static int mostItems(Body body) {
        return switch (body) {
            case Body.OpenEpochs ignored -> MOST_OPENINGS;
            case Body.SubmitPrices ignored -> MOST_PRICES;
            case Body.ProcessExpirations ignored -> MOST_POLICIES;
            case Body.CompleteActivations ignored -> MOST_POLICIES;
        };
    }

    public Built build(Body body) {
        return switch (body) {
            case Body.OpenEpochs(List<Command.Opening> openings) -> openEpochs(openings);
            case Body.SubmitPrices(List<Command.Price> prices) -> submitPrices(prices);
            case Body.ProcessExpirations(List<Long> ids) -> settle("process-expirations", ids);
            case Body.CompleteActivations(List<Long> ids) -> settle("complete-activations", ids);
        };
    }

    /** Source: liquidity-pool-vault#open-epochs (list 6 {token, tier, epoch, weight, capacity, root}). */
    private Built openEpochs(List<Command.Opening> openings) {
        if (openings.isEmpty() || openings.size() > MOST_OPENINGS) {
            return new Built.Malformed("openings: expected 1 to 6, got " + openings.size());
        }
        for (Command.Opening o : openings) {
            if (!TOKENS.contains(o.token()) || !TIERS.contains(o.tier())) {
                return new Built.Malformed("no such book: " + o.token() + ":" + o.tier());
            }
            if (o.epoch() < 1 || o.weight() < 0 || o.capacity() < 0 || o.root().size() != ROOT_BYTES) {
                return new Built.Malformed("opening out of range: " + o);
            }
        }
        List<ClarityValue> tuples = openings.stream()
                .map(o -> ClarityValue.tuple(Map.of(
                        "token", ClarityValue.ascii(o.token()),
                        "tier", ClarityValue.ascii(o.tier()),
                        "epoch", ClarityValue.uint(o.epoch()),
                        "weight", ClarityValue.uint(o.weight()),
                        "capacity", ClarityValue.uint(o.capacity()),
                        "root", ClarityValue.buffer(o.root()))))
                .toList();
        return new Built.Call(contracts.vault(), "open-epochs", List.of(ClarityValue.list(tuples)), List.of());
    }

    /** Source: price-oracle#submit-prices (list 8 {asset, price, observed-at}). */
    private Built submitPrices(List<Command.Price> prices) {
        if (prices.isEmpty() || prices.size() > MOST_PRICES) {
            return new Built.Malformed("prices: expected 1 to 8, got " + prices.size());
        }
        for (Command.Price p : prices) {
            if (!ASSETS.contains(p.asset()) || p.price() < 1 || p.observedAt() < 0) {
                return new Built.Malformed("price out of range: " + p);
            }
        }
        List<ClarityValue> tuples = prices.stream()
                .map(p -> ClarityValue.tuple(Map.of(
                        "asset", ClarityValue.ascii(p.asset()),
                        "price", ClarityValue.uint(p.price()),
                        "observed-at", ClarityValue.uint(p.observedAt()))))
                .toList();
        return new Built.Call(contracts.oracle(), "submit-prices", List.of(ClarityValue.list(tuples)), List.of());
    }

    /** Source: policy-registry#process-expirations, #complete-activations (list 25 uint). */
    private Built settle(String function, List<Long> ids) {
        if (ids.isEmpty() || ids.size() > MOST_POLICIES) {
            return new Built.Malformed("policies: expected 1 to 25, got " + ids.size());
        }
        for (long id : ids) {
            if (id < 1) {
                return new Built.Malformed("policy id: expected 1 or more, got " + id);
            }
        }
        List<ClarityValue> uints = ids.stream().map(ClarityValue::uint).toList();
        return new Built.Call(contracts.registry(), function, List.of(ClarityValue.list(uints)), ids);
    }
}
