package io.bithedge.contracts.call;

import io.bithedge.contracts.call.FunctionCall.Argument;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.util.List;
import java.util.Map;

/** Calls of policy-registry that version 1 takes otherwise than {@link RegistryCalls} says. Source: policy-registry.clar. */
public record RegistryCallsV1(Principal.Contract registry) {
    private static final String TERMS = "{quote-id: (buff 16), policy-type: (string-ascii 4), style: (string-ascii 8),"
            + " strike: uint, amount: uint, expiration-height: uint, token: (string-ascii 4), tier: (string-ascii 12),"
            + " collateral: uint, premium: uint, valid-until: uint}";

    /**
     * What it starts with.
     *
     * @param quoter public key, 33 bytes
     * @param collateralRatioBps collateral over the value protected, for puts
     */
    public record Initial(Principal owner, Bytes quoter, long collateralRatioBps) {
        ClarityValue tuple() {
            return ClarityValue.tuple(Map.of(
                    "owner", ClarityValue.principal(owner),
                    "quoter", ClarityValue.buffer(quoter),
                    "collateral-ratio-bps", ClarityValue.uint(collateralRatioBps)));
        }
    }

    /** Once, by the deployer. Source: policy-registry#initialise. */
    public FunctionCall initialise(Initial initial) {
        String type = "{owner: principal, quoter: (buff 33), collateral-ratio-bps: uint}";
        return new FunctionCall(registry, "initialise", List.of(new Argument("arguments", type, initial.tuple())));
    }

    /** The vault takes the premium in the same transaction. Source: policy-registry#create-policy. */
    public FunctionCall createPolicy(ClarityValue terms, Bytes signature) {
        return new FunctionCall(
                registry, "create-policy", List.of(new Argument("terms", TERMS, terms), Argument.signature(signature)));
    }

    /** A policy that fails is skipped. Source: policy-registry#process-expirations. */
    public FunctionCall processExpirations(List<Long> policyIds) {
        return settle("process-expirations", policyIds);
    }

    /** A policy that fails is skipped. Source: policy-registry#complete-activations. */
    public FunctionCall completeActivations(List<Long> policyIds) {
        return settle("complete-activations", policyIds);
    }

    private FunctionCall settle(String function, List<Long> policyIds) {
        List<ClarityValue> uints = policyIds.stream().map(ClarityValue::uint).toList();
        return new FunctionCall(
                registry,
                function,
                List.of(new Argument(
                        "policy-ids",
                        "(list %d uint)".formatted(RegistryCalls.MOST_POLICIES),
                        ClarityValue.list(uints))));
    }
}
