package io.bithedge.watcher.record;

import io.bithedge.schemas.avro.TransactionLife;
import io.bithedge.schemas.avro.WalletTransactionStatus;
import io.bithedge.stacks.Bytes;
import io.bithedge.watcher.transaction.Life;
import java.nio.ByteBuffer;

/** The life of a watched transaction as a record, and back without loss. */
public final class LifeMapper {
    private LifeMapper() {}

    public static TransactionLife toRecord(Life life) {
        return new TransactionLife(
                life.txid(),
                WalletTransactionStatus.valueOf(life.status().name()),
                life.deep(),
                life.isWatched(),
                life.call().sender(),
                life.call().contract(),
                life.call().function(),
                life.place().height(),
                life.place().indexBlockHash(),
                life.place().burnHeight(),
                life.place().wireStatus(),
                ByteBuffer.wrap(life.place().result().toArray()),
                life.registeredAtMs(),
                life.changedAtMs());
    }

    public static Life fromRecord(TransactionLife row) {
        byte[] result = new byte[row.getResult().remaining()];
        row.getResult().duplicate().get(result);
        return new Life(
                row.getTxid(),
                Life.Status.valueOf(row.getStatus().name()),
                row.getDeep(),
                row.getWatched(),
                new Life.Call(row.getSender(), row.getContract(), row.getFunction()),
                new Life.Place(
                        row.getHeight(),
                        row.getIndexBlockHash(),
                        row.getBurnHeight(),
                        row.getWireStatus(),
                        Bytes.copyOf(result)),
                row.getRegisteredAtMs(),
                row.getChangedAtMs());
    }
}
