package io.bithedge.contracts.call;

import io.bithedge.contracts.call.FunctionCall.Argument;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.util.List;
import java.util.Map;

/** Calls of pool-roles, roles as in {@link io.bithedge.contracts.Vocabulary}: nothing is checked here. Source: pool-roles.clar. */
public record RolesCalls(Principal.Contract roles) {
    /** How many submitters there are at most. */
    public static final int MOST_SUBMITTERS = 8;

    private static final String INITIAL = ("{owner: principal, guardian: principal, allocator: principal,"
                    + " registry: principal, fee-recipient: principal, quoter: principal,"
                    + " submitters: (list %d principal), quorum: uint}")
            .formatted(MOST_SUBMITTERS);

    /** Who may do what; {@code quorum} submitters make a record. */
    public record Initial(Holders holders, List<Principal> submitters, long quorum) {
        public Initial {
            submitters = List.copyOf(submitters);
        }

        ClarityValue tuple() {
            return ClarityValue.tuple(Map.of(
                    "owner", ClarityValue.principal(holders.owner()),
                    "guardian", ClarityValue.principal(holders.guardian()),
                    "allocator", ClarityValue.principal(holders.allocator()),
                    "registry", ClarityValue.principal(holders.registry()),
                    "fee-recipient", ClarityValue.principal(holders.feeRecipient()),
                    "quoter", ClarityValue.principal(holders.quoter()),
                    "submitters",
                            ClarityValue.list(submitters.stream()
                                    .map(ClarityValue::principal)
                                    .toList()),
                    "quorum", ClarityValue.uint(quorum)));
        }
    }

    /** One account each; {@code quoter} is that of the key that signs quotes. */
    public record Holders(
            Principal owner,
            Principal guardian,
            Principal allocator,
            Principal registry,
            Principal feeRecipient,
            Principal quoter) {}

    /** Once, by the deployer. Source: pool-roles#initialise. */
    public FunctionCall initialise(Initial initial) {
        return new FunctionCall(roles, "initialise", List.of(new Argument("arguments", INITIAL, initial.tuple())));
    }

    /** By the owner. Source: pool-roles#announce-role. */
    public FunctionCall announceRole(String role, Principal account) {
        return new FunctionCall(roles, "announce-role", List.of(role(role), account(account)));
    }

    /** By the guardian. Source: pool-roles#veto-role. */
    public FunctionCall vetoRole(String role) {
        return new FunctionCall(roles, "veto-role", List.of(role(role)));
    }

    /** By the owner, for the role of owner by the announced account. Source: pool-roles#apply-role. */
    public FunctionCall applyRole(String role) {
        return new FunctionCall(roles, "apply-role", List.of(role(role)));
    }

    /** By the guardian. Source: pool-roles#remove-submitter. */
    public FunctionCall removeSubmitter(Principal account) {
        return new FunctionCall(roles, "remove-submitter", List.of(account(account)));
    }

    /** By the guardian. Source: pool-roles#set-paused. */
    public FunctionCall setPaused(boolean paused) {
        return new FunctionCall(
                roles, "set-paused", List.of(new Argument("paused", "bool", ClarityValue.bool(paused))));
    }

    private static Argument role(String role) {
        return new Argument("role", "(string-ascii 16)", ClarityValue.ascii(role));
    }

    private static Argument account(Principal account) {
        return new Argument("account", "principal", ClarityValue.principal(account));
    }
}
