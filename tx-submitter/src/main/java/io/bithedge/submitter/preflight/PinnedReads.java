package io.bithedge.submitter.preflight;

import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;

/** Read-only functions of our contracts, all on the state behind one block. Throws ChainPort.Unavailable. */
interface PinnedReads {
    /** The burn height that the next block has at least. */
    long burnHeight();

    ClarityView call(Principal.Contract contract, String function, ClarityValue... arguments);
}
