package io.bithedge.api.prepare;

import io.bithedge.pool.prepare.PreparedCall;
import java.util.List;

/** The call: contract, function, arguments, and the post-conditions in Deny mode. */
record ContractCall(
        String contract,
        String function,
        List<CallArgument> arguments,
        String postConditionMode,
        List<CallPostCondition> postConditions) {
    static ContractCall of(PreparedCall call) {
        return new ContractCall(
                call.contract().toString(),
                call.function(),
                call.arguments().stream().map(CallArgument::of).toList(),
                "deny",
                call.postConditions().stream().map(CallPostCondition::of).toList());
    }
}
