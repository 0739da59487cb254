package io.bithedge.api.prepare;

import io.bithedge.pool.prepare.PreparedCall;

/** An argument of a contract call: `hex` as the wallet takes it, {@code text} is the Clarity literal. */
record CallArgument(String name, String type, String hex, String text) {
    static CallArgument of(PreparedCall.Argument argument) {
        return new CallArgument(
                argument.name(),
                argument.type(),
                argument.value().encode().toPrefixedHex(),
                argument.value().toString());
    }
}
