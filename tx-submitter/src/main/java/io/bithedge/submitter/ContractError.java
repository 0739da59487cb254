package io.bithedge.submitter;

import io.bithedge.schemas.ContractErrors;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.clarity.ClarityValue;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/**
 * Says in words why a mined call failed. The result decides first: a call that returned `(err ..)` may also be reported as a
 * broken post-condition, because conditions are checked on it too.
 */
public final class ContractError {
    private ContractError() {}

    public static String describe(ChainFact.Status status, Bytes result) {
        ClarityValue value;
        try {
            value = ClarityValue.decode(result);
        } catch (MalformedException e) {
            return status + " with an undecodable result " + result.toHex();
        }
        if (value instanceof ClarityValue.ErrValue(ClarityValue inner)) {
            return switch (inner) {
                case ClarityValue.UIntValue(BigInteger code) -> named(code);
                case ClarityValue.NoneValue ignored -> "runtime error in the contract, (err none)";
                default -> "contract error " + value;
            };
        }
        return switch (status) {
            case ABORT_BY_POST_CONDITION -> "post-condition not met: more would have moved than the transaction allows";
            case ABORT_BY_RESPONSE -> "undone by its response " + value;
            case OTHER_FAILURE -> "failed for a reason the chain does not name, result " + value;
            case SUCCESS -> "";
        };
    }

    /** The constant of an error code, in words; "unknown" for a code that is in no contract of ours. */
    public static String named(long code) {
        return named(BigInteger.valueOf(code));
    }

    static String named(BigInteger code) {
        Optional<ContractErrors.ContractError> known =
                code.bitLength() < Long.SIZE ? ContractErrors.find(code.longValueExact()) : Optional.empty();
        return known.map(it -> "%s#%s (u%s): %s"
                        .formatted(
                                it.contract(),
                                it.constant(),
                                code,
                                it.constant()
                                        .substring("ERR_".length())
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ')))
                .orElseGet(() -> "contract error u" + code + ", unknown to this version");
    }
}
