package io.bithedge.submitter.preflight;

import io.bithedge.submitter.value.Command.Body;
import io.bithedge.submitter.value.Contracts;
import java.util.function.Function;

/**
 * The public functions of the contracts, computed from their read-only ones: nobody else can call those without sending a transaction.
 * Each prediction brings the finding it leads to, and a judge for further predictions of the same call.
 */
interface Twin {
    /**
     * What the twin says of one call.
     *
     * @param judge compares any prediction of this call with what is expected on this tip.
     */
    record Said(Prediction prediction, Function<Prediction, Finding> judge) {
        Finding finding() {
            return judge.apply(prediction);
        }
    }

    Said ask(Body body, String caller);

    static Twin of(PinnedReads reads, Contracts contracts) {
        return switch (contracts.version()) {
            case V1 -> new TwinV1(reads, contracts);
            case V2 -> new ContractTwin(reads, contracts);
        };
    }
}
