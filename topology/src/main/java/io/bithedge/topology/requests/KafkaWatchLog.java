package io.bithedge.topology.requests;

import io.bithedge.pool.transaction.WalletTransactions;
import io.bithedge.pool.transaction.WatchLog;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.WatchedTransaction;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Writes registrations into their topic. Safe for use by several threads. */
public final class KafkaWatchLog implements WatchLog, AutoCloseable {
    private final Producer<String, WatchedTransaction> producer;
    private final WalletTransactions known;

    public KafkaWatchLog(Producer<String, WatchedTransaction> producer, WalletTransactions known) {
        this.producer = producer;
        this.known = known;
    }

    @Override
    public void register(Registration registration) {
        String txid = registration.txid();
        try {
            producer.send(new ProducerRecord<>(
                            Topics.WATCHED_TRANSACTIONS.name(),
                            txid,
                            new WatchedTransaction(txid, registration.atMs(), registration.client())))
                    .get();
            Visibility.await(() -> known.find(txid).isPresent());
        } catch (ExecutionException | KafkaException e) {
            throw new NotRecordedException("the transaction could not be registered, ask again: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotRecordedException("stopped while the transaction was registered, ask again", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
