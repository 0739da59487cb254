package io.bithedge.watcher.chain;

import io.bithedge.stacks.Bytes;
import java.util.List;
import java.util.function.Predicate;

/**
 * A mined transaction that named a contract, or whose events a contract printed.
 *
 * @param contract the contract called or deployed, as `S....name`.
 * @param function the function called; empty for a deployment.
 * @param status as the chain spells it: `success`, `abort_by_response`, ...
 * @param result as the chain has it; empty when it is longer than {@link KeptResult} allows.
 * @param eventCount all events of the transaction, also those that are not prints.
 * @param prints in the order of their ordinals.
 */
public record ChainTransaction(
        String txid,
        int index,
        String sender,
        long nonce,
        long fee,
        String contract,
        String function,
        String status,
        Bytes result,
        int eventCount,
        List<ChainPrint> prints) {
    public ChainTransaction {
        result = KeptResult.of(result);
        prints = List.copyOf(prints);
    }

    /** The same with only the prints of some contracts; all events stay counted. */
    public ChainTransaction withPrintsOf(Predicate<String> contracts) {
        List<ChainPrint> kept = prints.stream()
                .filter(print -> contracts.test(print.contract()))
                .toList();
        return new ChainTransaction(
                txid, index, sender, nonce, fee, contract, function, status, result, eventCount, kept);
    }
}
