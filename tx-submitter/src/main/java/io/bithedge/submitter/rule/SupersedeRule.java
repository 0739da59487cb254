package io.bithedge.submitter.rule;

import io.bithedge.contracts.call.OracleCalls.Price;
import io.bithedge.submitter.state.Inbox;
import io.bithedge.submitter.state.SubmitterState;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which commands nobody needs any more once a newer one is there. Pure. A price is worth something while it is new: of one role, the
 * observations that wait without a nonce, or are parked without one, end when newer ones of all their assets arrive. Everything else that
 * is commanded still has to be done.
 */
public final class SupersedeRule {
    private SupersedeRule() {}

    /** Their last records. The newer one may be in the inbox. */
    public static List<SubmittedTransaction> superseded(SubmitterState state, Inbox inbox, Command newer, long nowMs) {
        return newer.body() instanceof Command.Body.SubmitPrices(List<Price> prices)
                ? inbox.of(newer.key().signer()).stream()
                        .filter(older -> !older.key().equals(newer.key()))
                        .filter(older -> isCovered(older, assets(prices)))
                        .flatMap(older -> unbound(state, older).stream())
                        .map(record -> record.moved(
                                TransactionState.DROPPED,
                                Cause.SUPERSEDED,
                                "newer observations came: " + newer.key().commandId(),
                                nowMs))
                        .toList()
                : List.of();
    }

    private static boolean isCovered(Command older, Set<String> assets) {
        return older.body() instanceof Command.Body.SubmitPrices(List<Price> prices)
                && assets.containsAll(assets(prices));
    }

    private static Set<String> assets(List<Price> prices) {
        return prices.stream().map(Price::asset).collect(Collectors.toSet());
    }

    /** What has a nonce may be signed, or in a block already. */
    private static Optional<SubmittedTransaction> unbound(SubmitterState state, Command older) {
        return state.get(older.key())
                .filter(record -> record.envelope().isEmpty())
                .filter(record ->
                        record.state() == TransactionState.ACCEPTED || record.state() == TransactionState.PARKED);
    }
}
