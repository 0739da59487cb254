package io.bithedge.api.providers;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.bithedge.ledger.claim.ProvenLeaf;
import io.bithedge.ledger.unit.SubUnits;

/** One node up: the other child of it, the weight below that child, and whether it is the left one. */
public record ProofStep(
        String hash, SubUnits sum, @JsonProperty("left") boolean isLeft) {
    public static ProofStep of(ProvenLeaf.Step step) {
        return new ProofStep("0x" + step.hash(), new SubUnits(step.sum()), step.isLeft());
    }
}
