package io.bithedge.api.operations;

import java.util.List;
import java.util.Map;

/**
 * What the submitter says of itself.
 *
 * @param signers by role
 * @param phases how many open transactions and commands are in each state
 * @param troubles what is wrong now and needs somebody
 * @param notes what an operator should know
 * @param oldestWaitingBurnBlocks how long the transaction that waits longest is signed, 0 when none is
 */
public record SubmitterDetails(
        Map<String, SubmitterAccount> signers,
        Map<String, Long> phases,
        List<String> troubles,
        List<String> notes,
        long finalHeight,
        long burnTip,
        long oldestWaitingBurnBlocks) {
    /**
     * One account that signs.
     *
     * @param pending neither final nor failed
     * @param waiting without a transaction
     * @param nextNonce -1 before its first transaction
     * @param feesOfDayMicroStx paid or promised within 144 burn blocks
     */
    public record SubmitterAccount(
            String address, long pending, long waiting, long parked, long nextNonce, long feesOfDayMicroStx) {}
}
