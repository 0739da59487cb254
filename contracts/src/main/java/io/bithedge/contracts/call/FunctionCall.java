package io.bithedge.contracts.call;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import java.util.List;

/** A public function of a contract with all its arguments, in order. */
public record FunctionCall(Principal.Contract contract, String function, List<Argument> arguments) {
    public FunctionCall {
        arguments = List.copyOf(arguments);
    }

    /** {@code name} and {@code type} as the contract declares them; a test compares them with the source. */
    public record Argument(String name, String type, ClarityValue value) {
        static Argument uint(String name, long value) {
            return new Argument(name, "uint", ClarityValue.uint(value));
        }

        static Argument token(String token) {
            return new Argument("token", "(string-ascii 4)", ClarityValue.ascii(token));
        }

        static Argument tier(String tier) {
            return new Argument("tier", "(string-ascii 12)", ClarityValue.ascii(tier));
        }

        static Argument signature(Bytes signature) {
            return new Argument("signature", "(buff 65)", ClarityValue.buffer(signature));
        }
    }

    /** The arguments without names and types. */
    public List<ClarityValue> values() {
        return arguments.stream().map(Argument::value).toList();
    }
}
