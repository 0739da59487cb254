package io.bithedge.submitter.rule;

import io.bithedge.stacks.Txid;
import io.bithedge.submitter.state.SubmitterState;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.ChainFact;
import io.bithedge.submitter.value.ChainFact.Status;
import io.bithedge.submitter.value.Sighting;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.SubmittedTransaction.Landing;
import io.bithedge.submitter.value.TransactionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a fact of the chain makes of our transactions. Pure: a state and a fact give records; the caller gives the heights to the state. */
public final class FactRule {
    private FactRule() {}

    public static List<SubmittedTransaction> records(SubmitterState state, ChainFact fact, long nowMs) {
        return switch (fact) {
            case ChainFact.TransactionMined mined ->
                state.byTxid(mined.txid())
                        .filter(own -> !isThere(own, mined))
                        .map(own -> List.of(mined(own, mined, nowMs)))
                        .orElse(List.of());
            case ChainFact.BlockRolledBack(String hash, long height) ->
                state.inBlock(hash).stream()
                        .map(own -> rolledBack(own, height, nowMs))
                        .toList();
            case ChainFact.FinalityAdvanced(long height, long burnTip) -> finalised(state, height, nowMs);
            case ChainFact.MempoolSaw(Txid txid, Sighting sighting) ->
                state.byTxid(txid)
                        .flatMap(own -> sighted(own, txid, sighting, nowMs))
                        .map(List::of)
                        .orElse(List.of());
            case ChainFact.BurnHeightSeen ignored -> List.of();
            case ChainFact.Irrelevant ignored -> List.of();
        };
    }

    private static boolean isThere(SubmittedTransaction own, ChainFact.TransactionMined mined) {
        return own.landing().block().equals(mined.block())
                && own.landing().txid().equals(Optional.of(mined.txid()));
    }

    private static SubmittedTransaction mined(SubmittedTransaction own, ChainFact.TransactionMined mined, long nowMs) {
        Landing landing = new Landing(mined.block(), Optional.of(mined.txid()), mined.result());
        String which = own.replaced().contains(mined.txid()) ? "an older one of its transactions was mined" : "";
        if (mined.status() == Status.SUCCESS) {
            return own.landed(TransactionState.MINED, Cause.NONE, which, landing, nowMs);
        }
        String why = FailureText.describe(mined.status(), mined.result());
        Cause cause = mined.status() == Status.ABORT_BY_POST_CONDITION ? Cause.POST_CONDITION : Cause.CONTRACT_ERROR;
        return own.landed(TransactionState.ABORTED, cause, which.isEmpty() ? why : why + "; " + which, landing, nowMs);
    }

    /** One whose newest bytes were never signed goes back to the signer. */
    private static SubmittedTransaction rolledBack(SubmittedTransaction own, long height, long nowMs) {
        TransactionState to = own.draft().isPresent() ? TransactionState.INTENT : TransactionState.ROLLED_BACK;
        return own.landed(to, Cause.NONE, "block %d was rolled back".formatted(height), Landing.NONE, nowMs);
    }

    private static List<SubmittedTransaction> finalised(SubmitterState state, long height, long nowMs) {
        List<SubmittedTransaction> records = new ArrayList<>();
        for (SubmittedTransaction own : state.landedUpTo(height)) {
            if (own.state() == TransactionState.MINED) {
                records.add(own.landed(TransactionState.FINAL, Cause.NONE, own.reason(), own.landing(), nowMs));
            }
            List<SubmittedTransaction> others = state.slot(own.role(), own.nonce()).stream()
                    .filter(o -> !o.key().equals(own.key()))
                    .toList();
            String why = "nonce %d was used by %s".formatted(own.nonce(), own.key());
            records.addAll(SlotRule.lost(others, why, nowMs));
        }
        return records;
    }

    /** What mempools say moves nothing but its place outside of blocks. */
    private static Optional<SubmittedTransaction> sighted(
            SubmittedTransaction own, Txid txid, Sighting sighting, long nowMs) {
        boolean isNewest = own.signed().filter(s -> s.txid().equals(txid)).isPresent();
        if (!isNewest || !own.state().isPosting()) {
            return Optional.empty();
        }
        boolean wasSeen = own.state() == TransactionState.IN_MEMPOOL;
        return switch (sighting) {
            case Sighting.InMempool ignored ->
                wasSeen ? Optional.empty() : Optional.of(own.moved(TransactionState.IN_MEMPOOL, Cause.NONE, "", nowMs));
            case Sighting.InBlock ignored -> Optional.empty();
            case Sighting.Unknown ignored ->
                wasSeen ? Optional.of(forgotten(own, "it is in no mempool any more", nowMs)) : Optional.empty();
            case Sighting.Dropped dropped
            when dropped.isForGood() && !own.isFiller() ->
                Optional.of(own.moved(
                        TransactionState.PARKED,
                        Cause.NODE_REFUSED,
                        "a mempool threw it out: " + dropped.reason(),
                        nowMs));
            case Sighting.Dropped dropped -> wasSeen ? Optional.of(dropped(own, dropped, nowMs)) : Optional.empty();
        };
    }

    private static SubmittedTransaction dropped(SubmittedTransaction own, Sighting.Dropped dropped, long nowMs) {
        String by = dropped.replacedBy().isEmpty() ? "" : ", replaced by " + dropped.replacedBy();
        return forgotten(own, "a mempool dropped it: " + dropped.reason() + by, nowMs);
    }

    private static SubmittedTransaction forgotten(SubmittedTransaction own, String why, long nowMs) {
        return own.moved(TransactionState.POSTED, Cause.FORGOTTEN, why + "; posted again", nowMs);
    }
}
