package io.bithedge.pool.view;

/**
 * ACTIVE until it is activated (EXERCISED) or expires, in the money or out of it, or VOID: without any price for a week, the premium went
 * back. Source: policy-registry.clar.
 */
public enum PolicyStatus {
    ACTIVE,
    EXERCISED,
    EXPIRED_ITM,
    EXPIRED_OTM,
    VOID
}
