package io.bithedge.pool.view;

/** What happens to a policy. */
public enum PolicyEventKind {
    CREATED,
    ACTIVATION_REQUESTED,
    ACTIVATION_LAPSED,
    ITEM_FAILED,
    CLOSED
}
