package io.bithedge.signer.policy;

import io.bithedge.signer.Refusal;
import io.bithedge.signer.Refusal.Code;
import io.bithedge.signer.policy.Policy.RolePolicy;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.transaction.Authorization;
import io.bithedge.stacks.transaction.HashMode;
import io.bithedge.stacks.transaction.Payload;
import io.bithedge.stacks.transaction.Payload.ContractCall;
import io.bithedge.stacks.transaction.Payload.TokenTransfer;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.Sighash;
import io.bithedge.stacks.transaction.SpendingCondition;
import io.bithedge.stacks.transaction.SpendingCondition.SingleSig;
import io.bithedge.stacks.transaction.StacksTransaction;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the policy allows a transaction, looking at nothing but the two. The checks run in the order of {@link Refusal.Code};
 * the first that fails is the answer.
 */
public final class PolicyRule {
    /** Prices are worth something while they are new. Source: price-oracle.clar. */
    private static final String OBSERVATION = "submit-prices";

    private static final BigInteger MOST_NONCE = BigInteger.valueOf(Long.MAX_VALUE - 1);

    private final Policy policy;
    private final Map<String, Bytes> publicKeys;

    /** What came of it. */
    public sealed interface Checked {
        record Allowed(Candidate candidate) implements Checked {}

        record Refused(Refusal refusal) implements Checked {}
    }

    /** A transaction and what it is measured by. */
    private record Asked(String name, RolePolicy role, Bytes publicKey, StacksTransaction tx) {
        SpendingCondition origin() {
            return tx.authorization().origin();
        }
    }

    private interface Check {
        Optional<Refusal> of(Asked asked);
    }

    private final List<Check> checks = List.of(
            this::network,
            this::chain,
            PolicyRule::sponsored,
            PolicyRule::account,
            PolicyRule::signature,
            PolicyRule::fee,
            PolicyRule::mode,
            this::payload,
            this::conditions);

    /** `publicKeys`: by role, of every role of the policy. */
    public PolicyRule(Policy policy, Map<String, Bytes> publicKeys) {
        this.policy = policy;
        this.publicKeys = Map.copyOf(publicKeys);
    }

    public Checked check(String roleName, Bytes unsigned) {
        RolePolicy role = policy.roles().get(roleName);
        Bytes publicKey = publicKeys.get(roleName);
        if (role == null || publicKey == null) {
            return refused(Code.UNKNOWN_ROLE, "one of " + policy.roles().keySet(), roleName);
        }
        StacksTransaction tx;
        try {
            tx = StacksTransaction.decode(unsigned);
        } catch (MalformedException e) {
            return refused(Code.MALFORMED_TRANSACTION, "a transaction", String.valueOf(e.getMessage()));
        }
        if (!tx.encode().equals(unsigned) || tx.authorization().origin().nonce().compareTo(MOST_NONCE) > 0) {
            return refused(Code.MALFORMED_TRANSACTION, "the one form of a transaction, a nonce below 2^63", "another");
        }
        Asked asked = new Asked(roleName, role, publicKey, tx);
        for (Check check : checks) {
            Optional<Refusal> refusal = check.of(asked);
            if (refusal.isPresent()) {
                return new Checked.Refused(refusal.get());
            }
        }
        return new Checked.Allowed(candidate(asked));
    }

    private Optional<Refusal> network(Asked asked) {
        return unless(
                asked.tx.network() == policy.network(),
                Code.WRONG_NETWORK,
                policy.network().label(),
                asked.tx.network().label());
    }

    private Optional<Refusal> chain(Asked asked) {
        return unless(
                asked.tx.chainId() == policy.chainId(),
                Code.WRONG_CHAIN,
                "chain id " + policy.chainId(),
                asked.tx.chainId());
    }

    private static Optional<Refusal> sponsored(Asked asked) {
        return unless(
                asked.tx.authorization() instanceof Authorization.Standard,
                Code.SPONSORED,
                "a transaction that its origin pays",
                "a sponsored one");
    }

    private static Optional<Refusal> account(Asked asked) {
        boolean own = asked.origin() instanceof SingleSig single
                && single.hashMode() == HashMode.P2PKH
                && single.signer().equals(Hashes.hash160(asked.publicKey))
                && single.compressedKey() == (asked.publicKey.size() == 33);
        return unless(
                own, Code.WRONG_ACCOUNT, "origin " + address(asked.publicKey, asked.tx), asked.tx.originAddress());
    }

    private static Optional<Refusal> signature(Asked asked) {
        return unless(
                asked.tx.unsigned().equals(asked.tx), Code.CARRIES_SIGNATURE, "65 zero bytes of signature", "others");
    }

    private static Optional<Refusal> fee(Asked asked) {
        BigInteger most = BigInteger.valueOf(asked.role.maxFeeMicroStx());
        return unless(
                asked.origin().feeMicroStx().compareTo(most) <= 0,
                Code.FEE_TOO_HIGH,
                "a fee of at most " + most + " micro-STX",
                asked.origin().feeMicroStx());
    }

    private static Optional<Refusal> mode(Asked asked) {
        return unless(asked.tx.mode() == PostConditionMode.DENY, Code.MODE_NOT_DENY, "mode DENY", asked.tx.mode());
    }

    private Optional<Refusal> payload(Asked asked) {
        return switch (asked.tx.payload()) {
            case ContractCall call ->
                unless(
                        asked.role.calls().contains(new CallTarget(call.contract(), call.function())),
                        Code.CALL_NOT_ALLOWED,
                        "a call that the policy of " + asked.name + " lists",
                        new CallTarget(call.contract(), call.function()));
            case TokenTransfer transfer ->
                unless(
                        isFiller(asked, transfer),
                        Code.TRANSFER_NOT_ALLOWED,
                        "1 micro-STX to an account of " + asked.role.fillerTo() + " and no post-condition",
                        describe(transfer));
            case Payload.SmartContract deploy -> notAllowed("a deploy of " + deploy.name());
            case Payload.Opaque opaque -> notAllowed("a payload of type " + opaque.type());
        };
    }

    private static Optional<Refusal> notAllowed(String got) {
        return unless(false, Code.PAYLOAD_NOT_ALLOWED, "a contract call or a filler", got);
    }

    private boolean isFiller(Asked asked, TokenTransfer transfer) {
        return transfer.amountMicroStx().equals(BigInteger.ONE)
                && asked.tx.postConditions().isEmpty()
                && asked.role.fillerTo().stream()
                        .flatMap(role -> Optional.ofNullable(publicKeys.get(role)).stream())
                        .map(key -> Principal.of(address(key, asked.tx)))
                        .anyMatch(transfer.recipient()::equals);
    }

    private Optional<Refusal> conditions(Asked asked) {
        return bounds(asked).check(asked.tx.postConditions(), asked.role.originSpendMicroStx());
    }

    private ConditionBounds bounds(Asked asked) {
        return new ConditionBounds(address(asked.publicKey, asked.tx), policy.vault());
    }

    private Candidate candidate(Asked asked) {
        long fee = asked.origin().feeMicroStx().longValueExact();
        boolean filler = asked.tx.payload() instanceof TokenTransfer;
        long sends = filler
                ? 1
                : bounds(asked).originMicroStx(asked.tx.postConditions()).longValueExact();
        return new Candidate(
                asked.name,
                asked.tx,
                asked.origin().nonce().longValueExact(),
                fee,
                Math.addExact(fee, sends),
                Sighash.initial(asked.tx),
                filler,
                asked.tx.payload() instanceof ContractCall call
                        && call.function().equals(OBSERVATION),
                describe(asked.tx.payload()));
    }

    private static String describe(Payload payload) {
        return switch (payload) {
            case ContractCall call -> new CallTarget(call.contract(), call.function()).toString();
            case TokenTransfer transfer ->
                "transfer of %s micro-STX to %s".formatted(transfer.amountMicroStx(), transfer.recipient());
            case Payload.SmartContract deploy -> "deploy of " + deploy.name();
            case Payload.Opaque opaque -> "payload of type " + opaque.type();
        };
    }

    private static StacksAddress address(Bytes publicKey, StacksTransaction tx) {
        return StacksAddress.ofPublicKey(publicKey, tx.network());
    }

    private static Checked refused(Code code, String expected, String got) {
        return new Checked.Refused(new Refusal(code, "expected %s, got %s".formatted(expected, got)));
    }

    static Optional<Refusal> unless(boolean holds, Code code, String expected, Object got) {
        return holds
                ? Optional.empty()
                : Optional.of(new Refusal(code, "expected %s, got %s".formatted(expected, got)));
    }
}
