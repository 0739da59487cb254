package io.bithedge.signer;

/** Why a transaction is not signed: the first check that it does not pass, and what was expected and found. */
public record Refusal(Code code, String message) {
    /** One code a check, in the order of the checks. */
    public enum Code {
        MALFORMED_REQUEST,
        UNKNOWN_ROLE,
        MALFORMED_TRANSACTION,
        WRONG_NETWORK,
        WRONG_CHAIN,
        SPONSORED,
        WRONG_ACCOUNT,
        CARRIES_SIGNATURE,
        FEE_TOO_HIGH,
        MODE_NOT_DENY,
        PAYLOAD_NOT_ALLOWED,
        CALL_NOT_ALLOWED,
        TRANSFER_NOT_ALLOWED,
        CONDITION_NOT_ALLOWED,
        CONDITION_OF_STRANGER,
        CONDITION_UNBOUNDED,
        ORIGIN_SENDS_TOO_MUCH,
        NONCE_TAKEN,
        REPLACES_ANOTHER,
        REPLACEMENT_DIFFERS,
        REPLACEMENT_FEE_TOO_LOW,
        DAILY_LIMIT
    }
}
