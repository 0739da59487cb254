package io.bithedge.pool.prepare;

/** Why a call is not prepared: signing it would only burn a fee. Within each call the order is the order of the checks. */
public enum PrepareRefusal {
    NOT_READY,
    HALTED,
    INCIDENT_OPEN,
    CHAIN_STALE,
    PRICE_UNAVAILABLE,
    PRICE_STALE,
    UNKNOWN_BOOK,
    UNKNOWN_PROVIDER,
    ABOVE_CAPITAL,
    ABOVE_LIMIT,
    UNKNOWN_POLICY,
    NOT_POLICY_OWNER,
    NOT_AMERICAN,
    NOT_ACTIVE,
    EXPIRED,
    ACTIVATION_PENDING,
    UNKNOWN_QUOTE,
    QUOTE_USED,
    QUOTE_EXPIRED,
    EPOCH_OVER,
    NO_CAPACITY
}
