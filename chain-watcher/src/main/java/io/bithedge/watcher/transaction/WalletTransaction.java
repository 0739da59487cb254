package io.bithedge.watcher.transaction;

import io.bithedge.stacks.Bytes;

/**
 * What became of a watched transaction so far.
 *
 * <table>
 *   <caption>Statuses</caption>
 *   <tr><td>REGISTERED</td><td>not looked up yet</td></tr>
 *   <tr><td>PENDING</td><td>in a mempool; also after its block was orphaned</td></tr>
 *   <tr><td>IN_BLOCK</td><td>succeeded in a block that a rollback could still undo</td></tr>
 *   <tr><td>FINAL</td><td>succeeded in a final block: an end</td></tr>
 *   <tr><td>FAILED</td><td>failed in a block; an end when {@code deep}</td></tr>
 *   <tr><td>DROPPED</td><td>thrown out of the mempool; it may come back</td></tr>
 *   <tr><td>NOT_FOUND</td><td>nobody knows it; it may come yet</td></tr>
 * </table>
 *
 * @param deep its block is final
 * @param isWatched false at an end, and when it was given up
 * @param place where it is; the empty one when it is in no block
 * @param registeredAtMs epoch milliseconds, as is {@code changedAtMs}: since when the status is what it is
 */
public record WalletTransaction(
        String txid,
        Status status,
        boolean deep,
        boolean isWatched,
        Call call,
        Place place,
        long registeredAtMs,
        long changedAtMs) {
    /** See {@link WalletTransaction}. */
    public enum Status {
        REGISTERED,
        PENDING,
        IN_BLOCK,
        FINAL,
        FAILED,
        DROPPED,
        NOT_FOUND
    }

    /** What it does, as far as it is known: empty before it was seen. */
    public record Call(String sender, String contract, String function) {
        public static final Call UNKNOWN = new Call("", "", "");
    }

    /** {@code wireStatus} as the API spells it, {@code result} the consensus bytes. */
    public record Place(long height, String indexBlockHash, long burnHeight, String wireStatus, Bytes result) {
        public static final Place NOWHERE = new Place(0, "", 0, "", Bytes.EMPTY);
    }

    /** Nobody has known it so far: anybody can make up an id. */
    public boolean isUnseen() {
        return (status == Status.REGISTERED || status == Status.NOT_FOUND) && call.equals(Call.UNKNOWN);
    }

    /** Nobody looks any more. */
    public WalletTransaction forgotten() {
        return new WalletTransaction(txid, status, deep, false, call, place, registeredAtMs, changedAtMs);
    }

    public static WalletTransaction registered(String txid, long registeredAtMs) {
        return new WalletTransaction(
                txid, Status.REGISTERED, false, true, Call.UNKNOWN, Place.NOWHERE, registeredAtMs, registeredAtMs);
    }
}
