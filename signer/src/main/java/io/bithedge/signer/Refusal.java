package io.bithedge.signer;

/** Why a transaction or a quote is not signed: the first check that it does not pass, and what was expected and found. */
public record Refusal(Code code, String message) {
    /** One code a check, in the order of the checks: of transactions, then of quotes, which also meet WRONG_CHAIN. */
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
        DAILY_LIMIT,
        MALFORMED_QUOTE,
        WRONG_DOMAIN,
        WRONG_REGISTRY,
        BUYER_NOT_ACCOUNT,
        TERMS_NOT_ALLOWED,
        STRIKE_OFF_BAND,
        COLLATERAL_OFF_REFERENCE,
        PREMIUM_BELOW_FLOOR,
        PREMIUM_ABOVE_COLLATERAL,
        QUOTE_OVER,
        QUOTE_TOO_LONG,
        QUOTE_ID_TAKEN,
        QUOTE_BUDGET
    }
}
