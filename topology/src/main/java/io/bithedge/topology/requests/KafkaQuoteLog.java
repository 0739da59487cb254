package io.bithedge.topology.requests;

import io.bithedge.pool.quote.QuoteBook;
import io.bithedge.pool.quote.QuoteLog;
import io.bithedge.pool.quote.QuoteOutcome.Firm;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.FirmQuote;
import io.bithedge.stacks.Bytes;
import java.time.InstantSource;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Writes quotes into their topic. Safe for use by several threads. */
public final class KafkaQuoteLog implements QuoteLog, AutoCloseable {
    private final Producer<String, FirmQuote> producer;
    private final QuoteBook book;
    private final InstantSource clock;

    public KafkaQuoteLog(Producer<String, FirmQuote> producer, QuoteBook book, InstantSource clock) {
        this.producer = producer;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public void record(Firm quote) {
        Bytes quoteId = quote.quote().terms().quoteId();
        FirmQuote value = QuoteMapper.encode(quote, clock.millis());
        try {
            producer.send(new ProducerRecord<>(Topics.QUOTES.name(), QuoteMapper.key(quoteId), value))
                    .get();
            Visibility.await(() -> book.find(quoteId).isPresent());
        } catch (ExecutionException | KafkaException e) {
            throw new NotRecordedException("the quote could not be recorded, ask again: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotRecordedException("stopped while the quote was recorded, ask again", e);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
