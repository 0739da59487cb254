package io.bithedge.stacks;

/** The naming rules of contracts, functions, assets and tuple keys. */
public final class Names {
    public static final int MAX_CONTRACT_NAME = 40;
    /** Of a contract principal inside a value or as a recipient: older nodes took such names, so all must. */
    public static final int MAX_PRINCIPAL_NAME = 128;

    public static final int MAX_CLARITY_NAME = 128;

    /** What the VM calls the contract that runs a snippet; the one name that does not begin with a letter. */
    private static final String TRANSIENT = "__transient";

    private static final String OPERATOR_CHARS = "-_!?+<>=/*";

    private Names() {}

    /**
     * A contract's name where it is deployed, called, or named by a post-condition or asset: a letter, then letters, digits, `-`,
     * `_`; at most 40; or `__transient`. Source: ContractName in the node's clarity-types.
     */
    public static boolean isContractName(String name) {
        return name.length() <= MAX_CONTRACT_NAME && isPrincipalName(name);
    }

    /** The same as part of a principal in a value, or of a transfer's recipient: at most 128. */
    public static boolean isPrincipalName(String name) {
        return name.equals(TRANSIENT)
                || (startsWithLetter(name) && name.length() <= MAX_PRINCIPAL_NAME && restIn(name, "-_"));
    }

    /** A function, asset or tuple key: a letter, then letters, digits and `-_!?+<>=/*`, or an operator alone; at most 128. */
    public static boolean isClarityName(String name) {
        return isOperator(name)
                || (startsWithLetter(name) && name.length() <= MAX_CLARITY_NAME && restIn(name, OPERATOR_CHARS));
    }

    public static String requireContractName(String name) {
        if (!isContractName(name)) {
            throw new IllegalArgumentException("not a contract name: " + name);
        }
        return name;
    }

    public static String requirePrincipalName(String name) {
        if (!isPrincipalName(name)) {
            throw new IllegalArgumentException("not the name of a contract principal: " + name);
        }
        return name;
    }

    public static String requireClarityName(String name) {
        if (!isClarityName(name)) {
            throw new IllegalArgumentException("not a Clarity name: " + name);
        }
        return name;
    }

    private static boolean isOperator(String name) {
        return switch (name) {
            case "-", "+", "=", "/", "*", "<", ">", "<=", ">=" -> true;
            default -> false;
        };
    }

    private static boolean startsWithLetter(String name) {
        return !name.isEmpty() && isLetter(name.charAt(0));
    }

    // A loop, not a stream: every key of every decoded tuple comes through here.
    private static boolean restIn(String name, String extra) {
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetter(c) && (c < '0' || c > '9') && extra.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
