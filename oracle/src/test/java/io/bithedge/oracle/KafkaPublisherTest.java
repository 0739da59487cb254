package io.bithedge.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.oracle.Observation.Close;
import io.bithedge.oracle.Observation.Tick;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.DailyClose;
import io.bithedge.schemas.avro.PriceTick;
import io.bithedge.schemas.avro.PriceTickRecord;
import io.bithedge.schemas.serde.AvroSerdes;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class KafkaPublisherTest {
    private static final Tick TICK =
            new Tick(Asset.BTC, "coinbase", UsdPrice.ofE8(6_000_000_000_000L), 1_700_000_000_123L);

    private final MockProducer<String, PriceTickRecord> producer = new MockProducer<>(
            true,
            null,
            new StringSerializer(),
            new AvroSerdes("mock://oracle").of(Topics.PRICE_TICKS).serializer());
    private final KafkaPublisher publisher = new KafkaPublisher(producer);

    @Test
    void keysByAssetAndKeepsEveryField() {
        publisher.publish(List.of(TICK, new Close(Asset.STX, "file", 20_000, UsdPrice.ofE8(80_000_000))));
        assertThat(producer.history()).hasSize(2).allMatch(r -> r.topic().equals("price-ticks.v1"));
        assertThat(producer.history().get(0).key()).isEqualTo("BTC");
        assertThat(producer.history().get(0).value().getBody())
                .isEqualTo(new PriceTick(
                        io.bithedge.schemas.avro.Asset.BTC,
                        "coinbase",
                        6_000_000_000_000L,
                        1_700_000_000_123L,
                        "USD",
                        100_000_000L));
        assertThat(producer.history().get(1).key()).isEqualTo("STX");
        assertThat(producer.history().get(1).value().getBody())
                .isEqualTo(new DailyClose(io.bithedge.schemas.avro.Asset.STX, "file", 20_000L, 80_000_000L));
    }

    @Test
    void saysByWhichRateAPriceWasTurnedIntoUsd() {
        QuoteRate rate = new QuoteRate(Quote.USDT, UsdPrice.ofE8(99_950_000));
        publisher.publish(List.of(new Tick(Asset.STX, "okx", UsdPrice.ofE8(79_960_000), 1_700_000_000_123L, rate)));
        assertThat(producer.history().getFirst().value().getBody())
                .isEqualTo(new PriceTick(
                        io.bithedge.schemas.avro.Asset.STX,
                        "okx",
                        79_960_000L,
                        1_700_000_000_123L,
                        "USDT",
                        99_950_000L));
    }

    @Test
    void throwsWhenARecordWasNotStored() {
        producer.sendException = new TimeoutException("120 s are over");
        assertThatThrownBy(() -> publisher.publish(List.of(TICK))).isInstanceOf(KafkaException.class);
    }
}
