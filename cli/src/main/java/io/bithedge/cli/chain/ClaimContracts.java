package io.bithedge.cli.chain;

import io.bithedge.cli.chain.Deployer.Settings;
import io.bithedge.contracts.call.FunctionCall;
import io.bithedge.contracts.call.FunctionCall.Argument;
import io.bithedge.ledger.Tier;
import io.bithedge.ledger.Token;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.clarity.ClarityValue;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Version 2: claims, roles in a contract of their own, prices by agreement. Source: clarity/v2/contracts, clarity/v2/README.md. */
final class ClaimContracts extends ContractSet {
    static final String ROLES = "pool-roles";

    private static final long MIN_RATE_BPS = 200;
    private static final long QUORUM = 2;
    /** Of the capital behind an epoch: what one policy may lock, and all that expire on one day. */
    private static final Map<Tier, List<Long>> SHARES_BPS = Map.of(
            Tier.CONSERVATIVE, List.of(2_000L, 2_500L),
            Tier.BALANCED, List.of(2_500L, 3_300L),
            Tier.AGGRESSIVE, List.of(5_000L, 5_000L));

    ClaimContracts(StacksAddress deployer, KeyFolder keys, Settings settings) {
        super(deployer, keys, settings);
    }

    @Override
    List<String> names() {
        return List.of(ROLES, ORACLE, VAULT, REGISTRY);
    }

    @Override
    List<String> initialised() {
        return List.of(ROLES, VAULT, REGISTRY);
    }

    @Override
    String setWhenInitialised(String name) {
        return name.equals(ROLES) ? "get-roles" : "get-settings";
    }

    @Override
    FunctionCall initialise(String name) throws IOException {
        return switch (name) {
            case ROLES -> initialise(name, rolesType(), roles());
            case VAULT -> initialise(name, vaultType(), vault());
            case REGISTRY ->
                initialise(
                        name,
                        "{collateral-ratio-bps: uint, min-rate-bps: uint}",
                        Map.of(
                                "collateral-ratio-bps",
                                        ClarityValue.uint(settings().ratioBps()),
                                "min-rate-bps", ClarityValue.uint(MIN_RATE_BPS)));
            default -> throw new IllegalArgumentException("nothing of version 2 to initialise: " + name);
        };
    }

    private FunctionCall initialise(String name, String type, Map<String, ClarityValue> arguments) {
        return new FunctionCall(
                contract(name), "initialise", List.of(new Argument("arguments", type, ClarityValue.tuple(arguments))));
    }

    private static String rolesType() {
        return "{owner: principal, guardian: principal, allocator: principal, registry: principal,"
                + " fee-recipient: principal, quoter: principal, submitters: (list 8 principal), quorum: uint}";
    }

    private Map<String, ClarityValue> roles() throws IOException {
        return Map.of(
                "owner", value(Role.OWNER),
                "guardian", value(Role.GUARDIAN),
                "allocator", value(Role.ALLOCATOR),
                "registry", ClarityValue.principal(contract(REGISTRY)),
                "fee-recipient", value(Role.FEE_RECIPIENT),
                "quoter", value(Role.QUOTER),
                "submitters",
                        ClarityValue.list(List.of(value(Role.ORACLE_1), value(Role.ORACLE_2), value(Role.ORACLE_3))),
                "quorum", ClarityValue.uint(QUORUM));
    }

    private static String vaultType() {
        String share = "{policy-bps: uint, day-bps: uint}";
        return "{fee-bps: uint, epoch-blocks: uint, root-delay-blocks: uint, grace-blocks: uint, stx-utilisation-bps: uint,"
                + " sbtc-utilisation-bps: uint, shares: {conservative: %s, balanced: %s, aggressive: %s}}"
                        .formatted(share, share, share);
    }

    private Map<String, ClarityValue> vault() {
        return Map.of(
                "fee-bps", ClarityValue.uint(settings().feeBps()),
                "epoch-blocks", ClarityValue.uint(settings().epochBlocks()),
                "root-delay-blocks", ClarityValue.uint(settings().delays().rootDelayBlocks()),
                "grace-blocks", ClarityValue.uint(settings().delays().graceBlocks()),
                "stx-utilisation-bps", ClarityValue.uint(Token.STX.utilisationBps()),
                "sbtc-utilisation-bps", ClarityValue.uint(Token.SBTC.utilisationBps()),
                "shares", shares());
    }

    private static ClarityValue shares() {
        Map<String, ClarityValue> shares = new HashMap<>();
        SHARES_BPS.forEach((tier, bps) -> shares.put(
                tier.chainName(),
                ClarityValue.tuple(Map.of(
                        "policy-bps", ClarityValue.uint(bps.getFirst()),
                        "day-bps", ClarityValue.uint(bps.getLast())))));
        return ClarityValue.tuple(shares);
    }
}
