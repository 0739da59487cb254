package io.bithedge.contracts.call;

import io.bithedge.contracts.call.FunctionCall.Argument;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.util.List;
import java.util.Map;

/** Calls of liquidity-pool-vault that version 1 takes otherwise than {@link VaultCalls} says. Source: liquidity-pool-vault.clar. */
public record VaultCallsV1(Principal.Contract vault) {
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
}
