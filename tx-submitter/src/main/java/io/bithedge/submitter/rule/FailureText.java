package io.bithedge.submitter.rule;

import io.bithedge.contracts.refusal.CallResult;
import io.bithedge.contracts.refusal.ContractError;
import io.bithedge.contracts.refusal.ContractErrors;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.submitter.value.ChainFact;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** Says in words why a mined call failed. */
public final class FailureText {
    private FailureText() {}

    public static String describe(ChainFact.Status status, Bytes result) {
        return switch (CallResult.of(result)) {
            case CallResult.Refused(BigInteger code, Optional<ContractError> known) -> named(code, known);
            case CallResult.RuntimeError() -> "runtime error in the contract, (err none)";
            case CallResult.OtherError(ClarityValue error) -> "contract error " + ClarityValue.err(error);
            case CallResult.NoError(ClarityValue value) -> ofStatus(status, value);
            case CallResult.Unreadable ignored -> status + " with an undecodable result " + result.toHex();
        };
    }

    private static String ofStatus(ChainFact.Status status, ClarityValue value) {
        return switch (status) {
            case ABORT_BY_POST_CONDITION -> "post-condition not met: more would have moved than the transaction allows";
            case ABORT_BY_RESPONSE -> "undone by its response " + value;
            case OTHER_FAILURE -> "failed for a reason the chain does not name, result " + value;
            case SUCCESS -> "";
        };
    }

    /** The constant of an error code, in words; "unknown" for a code that is in no contract of ours. */
    public static String named(long code) {
        return named(BigInteger.valueOf(code), ContractErrors.find(code));
    }

    private static String named(BigInteger code, Optional<ContractError> known) {
        return known.map(it -> "%s#%s (u%s): %s"
                        .formatted(
                                it.contract(),
                                it.constant(),
                                code,
                                it.constant()
                                        .substring("ERR_".length())
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', ' ')))
                .orElseGet(() -> "contract error u" + code + ", of no contract of ours");
    }
}
