package io.bithedge.pool.transaction;

import io.bithedge.contracts.refusal.CallResult;
import io.bithedge.contracts.refusal.ContractError;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.clarity.ClarityValue;
import java.math.BigInteger;
import java.util.Optional;

/**
 * Why a mined transaction failed.
 *
 * @param code {@code u123} as the contract returned it, else the chain's own word
 */
public record Failure(String code, String name, String sentence) {
    public static Failure of(String wireStatus, Bytes result) {
        return switch (CallResult.of(result)) {
            case CallResult.Refused(BigInteger code, Optional<ContractError> known) ->
                known.map(it -> new Failure("u" + code, it.constant(), it.sentence()))
                        .orElseGet(() -> new Failure(
                                "u" + code,
                                "UNKNOWN_ERROR",
                                "A contract refused it with a code that is not one of ours."));
            case CallResult.RuntimeError() ->
                new Failure("none", "RUNTIME_ERROR", "The contract stopped with a runtime error.");
            case CallResult.OtherError(ClarityValue error) ->
                new Failure(error.toString(), "UNKNOWN_ERROR", "A contract refused it.");
            case CallResult.NoError ignored -> ofStatus(wireStatus);
            case CallResult.Unreadable ignored ->
                new Failure(wireStatus, "UNREADABLE_RESULT", "It failed, and what it returned cannot be read.");
        };
    }

    private static Failure ofStatus(String wireStatus) {
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
}
