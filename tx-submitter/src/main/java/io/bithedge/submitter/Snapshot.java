package io.bithedge.submitter;

import java.util.List;
import java.util.Map;

/** What the agent tells the world about itself. Amounts of transactions per role. */
public record Snapshot(Map<String, Account> signers, List<String> troubles, long finalHeight) {
    public static final Snapshot EMPTY = new Snapshot(Map.of(), List.of(), 0);

    /** One signer. `nextNonce` is the highest own nonce + 1, -1 when this role never signed. */
    public record Account(String address, long pending, long waiting, long nextNonce) {}

    public Snapshot {
        signers = Map.copyOf(signers);
        troubles = List.copyOf(troubles);
    }
}
