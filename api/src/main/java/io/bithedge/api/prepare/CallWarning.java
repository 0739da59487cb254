package io.bithedge.api.prepare;

import io.bithedge.api.problem.PublicWords;
import io.bithedge.pool.fresh.Doubts;

/** Why what we know may not be so. The call is prepared nevertheless: whether it is good is the contract's to say. */
record CallWarning(Doubts.Code code, String detail) {
    static CallWarning of(Doubts.Doubt doubt) {
        return new CallWarning(doubt.code(), PublicWords.of(doubt.words()));
    }
}
