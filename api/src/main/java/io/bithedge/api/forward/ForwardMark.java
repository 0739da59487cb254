package io.bithedge.api.forward;

/** Marks a request that one instance sent to another on somebody's behalf. */
public final class ForwardMark {
    public static final String HEADER = "X-BitHedge-Forwarded";

    private ForwardMark() {}
}
