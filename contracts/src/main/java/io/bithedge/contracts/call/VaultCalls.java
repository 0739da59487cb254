package io.bithedge.contracts.call;

import io.bithedge.contracts.call.FunctionCall.Argument;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.util.List;
import java.util.Map;

/**
 * Calls of liquidity-pool-vault. Tokens and tiers as in {@link io.bithedge.contracts.Vocabulary}, amounts in base units of the token:
 * nothing is checked here. Source: liquidity-pool-vault.clar.
 */
public record VaultCalls(Principal.Contract vault) {
    /** How many openings one call takes. */
    public static final int MOST_OPENINGS = 6;

    private static final String INITIAL = "{owner: principal, guardian: principal, allocator: principal,"
            + " registry: principal, fee-recipient: principal, authoriser: (buff 33), fee-bps: uint, epoch-blocks: uint}";

    /**
     * What it starts with.
     *
     * @param authoriser public key, 33 bytes
     * @param feeBps share of the premium that is kept as fee
     * @param epochBlocks burn blocks of an epoch
     */
    public record Initial(Roles roles, Bytes authoriser, long feeBps, long epochBlocks) {
        ClarityValue tuple() {
            return ClarityValue.tuple(Map.of(
                    "owner", ClarityValue.principal(roles.owner()),
                    "guardian", ClarityValue.principal(roles.guardian()),
                    "allocator", ClarityValue.principal(roles.allocator()),
                    "registry", ClarityValue.principal(roles.registry()),
                    "fee-recipient", ClarityValue.principal(roles.feeRecipient()),
                    "authoriser", ClarityValue.buffer(authoriser),
                    "fee-bps", ClarityValue.uint(feeBps),
                    "epoch-blocks", ClarityValue.uint(epochBlocks)));
        }
    }

    /** Who may do what. */
    public record Roles(
            Principal owner, Principal guardian, Principal allocator, Principal registry, Principal feeRecipient) {}

    /** Once, by the deployer. Source: liquidity-pool-vault#initialise. */
    public FunctionCall initialise(Initial initial) {
        return new FunctionCall(vault, "initialise", List.of(new Argument("arguments", INITIAL, initial.tuple())));
    }

    /** Source: liquidity-pool-vault#deposit-stx. */
    public FunctionCall depositStx(String tier, long amount) {
        return deposit("deposit-stx", tier, amount);
    }

    /** Source: liquidity-pool-vault#deposit-sbtc. */
    public FunctionCall depositSbtc(String tier, long amount) {
        return deposit("deposit-sbtc", tier, amount);
    }

    private FunctionCall deposit(String function, String tier, long amount) {
        return new FunctionCall(vault, function, List.of(Argument.uint("amount", amount), Argument.tier(tier)));
    }

    /** Source: liquidity-pool-vault#request-exit. */
    public FunctionCall requestExit(String token, String tier, long amount) {
        return new FunctionCall(
                vault,
                "request-exit",
                List.of(Argument.token(token), Argument.tier(tier), Argument.uint("amount", amount)));
    }

    /** A voucher and what a provider takes of it; {@code signature} by the authoriser, 65 bytes. */
    public record Withdrawal(
            String token,
            String tier,
            long epoch,
            long capital,
            long premium,
            long capitalLimit,
            long premiumLimit,
            Bytes signature) {}

    /** Source: liquidity-pool-vault#withdraw. */
    public FunctionCall withdraw(Withdrawal withdrawal) {
        return new FunctionCall(
                vault,
                "withdraw",
                List.of(
                        Argument.token(withdrawal.token()),
                        Argument.tier(withdrawal.tier()),
                        Argument.uint("epoch", withdrawal.epoch()),
                        Argument.uint("capital", withdrawal.capital()),
                        Argument.uint("premium", withdrawal.premium()),
                        Argument.uint("capital-limit", withdrawal.capitalLimit()),
                        Argument.uint("premium-limit", withdrawal.premiumLimit()),
                        Argument.signature(withdrawal.signature())));
    }

    /** The next epoch of a book: weight in sub-units, capacity in base units, a root of 32 bytes. */
    public record Opening(String token, String tier, long epoch, long weight, long capacity, Bytes root) {
        ClarityValue tuple() {
            return ClarityValue.tuple(Map.of(
                    "token", ClarityValue.ascii(token),
                    "tier", ClarityValue.ascii(tier),
                    "epoch", ClarityValue.uint(epoch),
                    "weight", ClarityValue.uint(weight),
                    "capacity", ClarityValue.uint(capacity),
                    "root", ClarityValue.buffer(root)));
        }
    }

    /** All or none. Source: liquidity-pool-vault#open-epochs. */
    public FunctionCall openEpochs(List<Opening> openings) {
        String type = ("(list %d {token: (string-ascii 4), tier: (string-ascii 12), epoch: uint, weight: uint,"
                        + " capacity: uint, root: (buff 32)})")
                .formatted(MOST_OPENINGS);
        List<ClarityValue> tuples = openings.stream().map(Opening::tuple).toList();
        return new FunctionCall(
                vault, "open-epochs", List.of(new Argument("openings", type, ClarityValue.list(tuples))));
    }
}
