package io.bithedge.pool.transaction;

import io.bithedge.schemas.ContractErrors;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.clarity.ClarityValue;
import java.math.BigInteger;

/**
 * Why a mined transaction failed. The result decides first: a call that returned `(err ..)` may also be reported as a broken
 * post-condition, because conditions are checked on it too.
 *
 * @param code {@code u123} as the contract returned it, else the chain's own word
 */
public record Failure(String code, String name, String sentence) {
    public static Failure of(String wireStatus, Bytes result) {
        try {
            if (ClarityValue.decode(result) instanceof ClarityValue.ErrValue(ClarityValue inner)) {
                return ofContract(inner);
            }
        } catch (MalformedException e) {
            return new Failure(wireStatus, "UNREADABLE_RESULT", "It failed, and what it returned cannot be read.");
        }
        return switch (wireStatus) {
            case "abort_by_post_condition" ->
                new Failure(
                        wireStatus,
                        "POST_CONDITION_NOT_MET",
                        "Something else would have moved than the transaction allows; so nothing moved.");
            case "abort_by_response" ->
                new Failure(wireStatus, "UNDONE", "The call was undone by its response; nothing moved.");
            default ->
                new Failure(
                        wireStatus, "FAILED", "It failed for a reason that the chain does not name; nothing moved.");
        };
    }

    private static Failure ofContract(ClarityValue inner) {
        if (inner instanceof ClarityValue.UIntValue(BigInteger code) && code.bitLength() < Long.SIZE) {
            return ContractErrors.find(code.longValueExact())
                    .map(it -> new Failure("u" + code, it.constant(), it.sentence()))
                    .orElseGet(() -> new Failure(
                            "u" + code, "UNKNOWN_ERROR", "A contract refused it with a code that is not one of ours."));
        }
        return inner instanceof ClarityValue.NoneValue
                ? new Failure("none", "RUNTIME_ERROR", "The contract stopped with a runtime error.")
                : new Failure(inner.toString(), "UNKNOWN_ERROR", "A contract refused it.");
    }
}
