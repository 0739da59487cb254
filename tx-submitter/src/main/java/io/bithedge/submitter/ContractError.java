package io.bithedge.submitter;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.MalformedException;
import io.bithedge.stacks.clarity.ClarityValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Properties;

/**
 * Says in words why a mined call failed. The result decides first: a call that returned `(err ..)` may also be reported as a
 * broken post-condition, because conditions are checked on it too.
 */
public final class ContractError {
    /** Key: code, value: the constant. Same table as the contracts' sources, compared by a test. */
    private static final Properties NAMES = load();

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
        String name = NAMES.getProperty(code.toString());
        if (name == null) {
            return "contract error u" + code + ", unknown to this version";
        }
        String words = name.substring(name.indexOf("ERR_") + 4)
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
        return "%s (u%s): %s".formatted(name, code, words);
    }

    private static Properties load() {
        Properties names = new Properties();
        try (InputStream in = ContractError.class.getResourceAsStream("/contract-errors.properties")) {
            if (in == null) {
                throw new IllegalStateException("contract-errors.properties is not on the class path");
            }
            names.load(in);
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
