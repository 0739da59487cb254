package io.bithedge.contracts.call;

import io.bithedge.contracts.call.FunctionCall.Argument;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.util.List;
import java.util.Map;

/** Calls of price-oracle that version 2 has no more. Source: price-oracle.clar. */
public record OracleCallsV1(Principal.Contract oracle) {
    /** How many submitters it is initialised with at most. */
    public static final int MOST_SUBMITTERS = 8;

    /** Who may do what. */
    public record Initial(Principal owner, Principal guardian, List<Principal> submitters) {
        public Initial {
            submitters = List.copyOf(submitters);
        }

        ClarityValue tuple() {
            return ClarityValue.tuple(Map.of(
                    "owner", ClarityValue.principal(owner),
                    "guardian", ClarityValue.principal(guardian),
                    "submitters",
                            ClarityValue.list(submitters.stream()
                                    .map(ClarityValue::principal)
                                    .toList())));
        }
    }

    /** Once, by the deployer. Source: price-oracle#initialise. */
    public FunctionCall initialise(Initial initial) {
        String type =
                "{owner: principal, guardian: principal, submitters: (list %d principal)}".formatted(MOST_SUBMITTERS);
        return new FunctionCall(oracle, "initialise", List.of(new Argument("arguments", type, initial.tuple())));
    }
}
