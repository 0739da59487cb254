package io.bithedge.pool.prepare;

import io.bithedge.pool.fresh.Doubts;

/** Why a call is not prepared: signing it would only burn a fee. Within each call the order is the order of the checks. */
public enum PrepareRefusal {
    NOT_READY,
    HALTED,
    INCIDENT_OPEN,
    CHAIN_STALE,
    PRICE_UNAVAILABLE,
    PRICE_STALE,
    PAUSED,
    BOOK_CLOSED,
    UNKNOWN_PROVIDER,
    ABOVE_CAPITAL,
    NOTHING_TO_TAKE,
    ABOVE_LIMIT,
    UNKNOWN_POLICY,
    NOT_POLICY_OWNER,
    NOT_AMERICAN,
    NOT_ACTIVE,
    EXPIRED,
    ACTIVATION_PENDING,
    UNKNOWN_QUOTE,
    NOT_QUOTE_BUYER,
    QUOTE_USED,
    QUOTE_EXPIRED,
    EPOCH_OVER,
    NO_CAPACITY;

    static PrepareRefusal of(Doubts.Code code) {
        return switch (code) {
            case NOT_READY -> NOT_READY;
            case HALTED -> HALTED;
            case INCIDENT_OPEN -> INCIDENT_OPEN;
            case CHAIN_STALE -> CHAIN_STALE;
            case PRICE_UNAVAILABLE -> PRICE_UNAVAILABLE;
            case PRICE_STALE -> PRICE_STALE;
        };
    }
}
