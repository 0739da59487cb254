package io.bithedge.pool.transaction;

import io.bithedge.stacks.Bytes;

/**
 * What became of a transaction that somebody asked about.
 *
 * @param isFinal no rollback undoes it
 * @param isWatched it is still looked up
 * @param place where it is: height 0 when it is in no block
 * @param sinceMs epoch milliseconds: since when the status is what it is
 */
public record WalletTransaction(
        String txid, Status status, boolean isFinal, boolean isWatched, Call call, Place place, long sinceMs) {
    /** REGISTERED: nobody has looked yet. FINAL is an end, and so is FAILED once it is final; the others may change. */
    public enum Status {
        REGISTERED,
        PENDING,
        IN_BLOCK,
        FINAL,
        FAILED,
        DROPPED,
        NOT_FOUND
    }

    /** Empty before it was seen; contract and function also when it is no contract call. */
    public record Call(String sender, String contract, String function) {}

    /** {@code wireStatus} as the API spells it, {@code result} the consensus bytes of what the call returned. */
    public record Place(long height, String indexBlockHash, long burnHeight, String wireStatus, Bytes result) {}

    public static WalletTransaction registered(String txid, long sinceMs) {
        return new WalletTransaction(
                txid,
                Status.REGISTERED,
                false,
                true,
                new Call("", "", ""),
                new Place(0, "", 0, "", Bytes.EMPTY),
                sinceMs);
    }
}
