package io.bithedge.watcher.record;

import io.bithedge.schemas.avro.TransactionLife;
import io.bithedge.schemas.avro.WalletTransactionStatus;
import io.bithedge.stacks.Bytes;
import io.bithedge.watcher.transaction.WalletTransaction;
import java.nio.ByteBuffer;

/** A wallet transaction as a record, and back without loss. */
public final class WalletTransactionMapper {
    private WalletTransactionMapper() {}

    public static TransactionLife toRecord(WalletTransaction transaction) {
        return new TransactionLife(
                transaction.txid(),
                WalletTransactionStatus.valueOf(transaction.status().name()),
                transaction.deep(),
                transaction.isWatched(),
                transaction.call().sender(),
                transaction.call().contract(),
                transaction.call().function(),
                transaction.place().height(),
                transaction.place().indexBlockHash(),
                transaction.place().burnHeight(),
                transaction.place().wireStatus(),
                ByteBuffer.wrap(transaction.place().result().toArray()),
                transaction.registeredAtMs(),
                transaction.changedAtMs());
    }

    public static WalletTransaction fromRecord(TransactionLife row) {
        byte[] result = new byte[row.getResult().remaining()];
        row.getResult().duplicate().get(result);
        return new WalletTransaction(
                row.getTxid(),
                WalletTransaction.Status.valueOf(row.getStatus().name()),
                row.getDeep(),
                row.getWatched(),
                new WalletTransaction.Call(row.getSender(), row.getContract(), row.getFunction()),
                new WalletTransaction.Place(
                        row.getHeight(),
                        row.getIndexBlockHash(),
                        row.getBurnHeight(),
                        row.getWireStatus(),
                        Bytes.copyOf(result)),
                row.getRegisteredAtMs(),
                row.getChangedAtMs());
    }
}
