package io.bithedge.contracts.refusal;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.clarity.ClarityValue;
import java.math.BigInteger;
import java.util.Optional;

/**
 * What a mined call returned, as far as it says why it failed. It decides before the chain's status does: a call that returned
 * `(err ..)` may also be reported as a broken post-condition, because conditions are checked on it too.
 */
public sealed interface CallResult {
    /** `(err uNNN)`. {@code known} is empty for a code that is in no contract of ours. */
    record Refused(BigInteger code, Optional<ContractError> known) implements CallResult {}

    /** `(err none)`: the contract stopped with a runtime error. */
    record RuntimeError() implements CallResult {}

    /** Another `(err ..)`: {@code error} is what stands in it. */
    record OtherError(ClarityValue error) implements CallResult {}

    /** No error: what failed, if anything did, only the chain's status tells. */
    record NoError(ClarityValue value) implements CallResult {}

    /** No Clarity value. */
    record Unreadable(Bytes result) implements CallResult {}

    static CallResult of(Bytes result) {
        ClarityValue value;
        try {
            value = ClarityValue.decode(result);
        } catch (MalformedException e) {
            return new Unreadable(result);
        }
        return value instanceof ClarityValue.ErrValue(ClarityValue error) ? ofError(error) : new NoError(value);
    }

    private static CallResult ofError(ClarityValue error) {
        return switch (error) {
            case ClarityValue.UIntValue(BigInteger code) -> new Refused(code, ContractErrors.find(code));
            case ClarityValue.NoneValue ignored -> new RuntimeError();
            default -> new OtherError(error);
        };
    }
}
