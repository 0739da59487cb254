package io.bithedge.contracts.call;

import io.bithedge.contracts.call.FunctionCall.Argument;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.util.List;
import java.util.Map;

/** Calls of policy-registry: nothing is checked here. Source: policy-registry.clar. */
public record RegistryCalls(Principal.Contract registry) {
    /** How many policies one call settles. */
    public static final int MOST_POLICIES = 25;

    private static final String TERMS = "{quote-id: (buff 16), buyer: principal, policy-type: (string-ascii 4),"
            + " style: (string-ascii 8), strike: uint, amount: uint, expiration-height: uint, token: (string-ascii 4),"
            + " tier: (string-ascii 12), collateral: uint, premium: uint, btc-reference: uint, stx-reference: uint,"
            + " valid-until: uint}";

    /**
     * What it starts with.
     *
     * @param collateralRatioBps collateral over the value protected, for puts
     * @param minRateBps a year's rate of the premium floor
     */
    public record Initial(long collateralRatioBps, long minRateBps) {
        ClarityValue tuple() {
            return ClarityValue.tuple(Map.of(
                    "collateral-ratio-bps", ClarityValue.uint(collateralRatioBps),
                    "min-rate-bps", ClarityValue.uint(minRateBps)));
        }
    }

    /** Once, by the deployer. Source: policy-registry#initialise. */
    public FunctionCall initialise(Initial initial) {
        String type = "{collateral-ratio-bps: uint, min-rate-bps: uint}";
        return new FunctionCall(registry, "initialise", List.of(new Argument("arguments", type, initial.tuple())));
    }

    /** The vault takes the premium in the same transaction. Source: policy-registry#create-policy. */
    public FunctionCall createPolicy(ClarityValue terms, Bytes signature) {
        return new FunctionCall(
                registry, "create-policy", List.of(new Argument("terms", TERMS, terms), Argument.signature(signature)));
    }

    /** Source: policy-registry#request-activation. */
    public FunctionCall requestActivation(long policyId) {
        return new FunctionCall(registry, "request-activation", List.of(Argument.uint("policy-id", policyId)));
    }

    /**
     * A policy and the records that end it: the heights at which they were recorded. A CALL has no use for {@code stxAt}; 0 where
     * there is no record.
     */
    public record Ending(long policyId, long btcAt, long stxAt) {
        ClarityValue tuple() {
            return ClarityValue.tuple(Map.of(
                    "policy-id", ClarityValue.uint(policyId),
                    "btc-at", ClarityValue.uint(btcAt),
                    "stx-at", ClarityValue.uint(stxAt)));
        }
    }

    /** A policy that fails is skipped. Source: policy-registry#process-expirations. */
    public FunctionCall processExpirations(List<Ending> items) {
        return end("process-expirations", items);
    }

    /** A policy that fails is skipped. Source: policy-registry#complete-activations. */
    public FunctionCall completeActivations(List<Ending> items) {
        return end("complete-activations", items);
    }

    private FunctionCall end(String function, List<Ending> items) {
        String type = "(list %d {policy-id: uint, btc-at: uint, stx-at: uint})".formatted(MOST_POLICIES);
        List<ClarityValue> tuples = items.stream().map(Ending::tuple).toList();
        return new FunctionCall(registry, function, List.of(new Argument("items", type, ClarityValue.list(tuples))));
    }
}
