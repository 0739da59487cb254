package io.bithedge.oracle;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.DailyClose;
import io.bithedge.schemas.avro.PriceTick;
import io.bithedge.schemas.avro.PriceTickRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** Writes observations into price-ticks and waits for the acknowledgements. */
public final class KafkaPublisher implements Publisher {
    private final Producer<String, PriceTickRecord> producer;

    public KafkaPublisher(Producer<String, PriceTickRecord> producer) {
        this.producer = producer;
    }

    @Override
    public void publish(List<? extends Observation> observations) {
        List<Future<?>> sent = new ArrayList<>(observations.size());
        for (Observation observation : observations) {
            sent.add(producer.send(new ProducerRecord<>(
                    Topics.PRICE_TICKS.name(), observation.asset().name(), record(observation))));
        }
        producer.flush();
        sent.forEach(KafkaPublisher::await);
    }

    private static void await(Future<?> sent) {
        try {
            sent.get();
        } catch (ExecutionException e) {
            throw new KafkaException("price-ticks: a record was not stored: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("price-ticks: interrupted while waiting for the broker", e);
        }
    }

    static PriceTickRecord record(Observation observation) {
        return switch (observation) {
            case Observation.Tick(Asset asset, String source, UsdPrice price, long observedAtMs, QuoteRate rate) ->
                new PriceTickRecord(new PriceTick(
                        avro(asset),
                        source,
                        price.e8(),
                        observedAtMs,
                        rate.quote().name(),
                        rate.usd().e8()));
            case Observation.Close(Asset asset, String source, long day, UsdPrice price) ->
                new PriceTickRecord(new DailyClose(avro(asset), source, day, price.e8()));
        };
    }

    private static io.bithedge.schemas.avro.Asset avro(Asset asset) {
        return switch (asset) {
            case BTC -> io.bithedge.schemas.avro.Asset.BTC;
            case STX -> io.bithedge.schemas.avro.Asset.STX;
            case USDT -> throw new IllegalArgumentException("USDT: expected an asset of the pool");
        };
    }
}
