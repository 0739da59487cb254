package io.bithedge.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.PriceTick;
import io.bithedge.schemas.avro.PriceTickRecord;
import io.bithedge.schemas.registry.RegistryAccess;
import io.bithedge.schemas.registry.RegistryException;
import io.bithedge.schemas.registry.SchemaRegistry;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {
    private static final String TOPIC = Topics.PRICE_TICKS.name();

    private final String registryUrl = "mock://" + getClass().getSimpleName() + System.nanoTime();
    private final Serde<PriceTickRecord> serde = new AvroSerdes(registryUrl).of(Topics.PRICE_TICKS);

    private static PriceTickRecord tick() {
        return new PriceTickRecord(new PriceTick(Asset.BTC, "kraken", 1L, -1L, "USD", 100_000_000L));
    }

    @Test
    void writesTheConfluentWireFormat() {
        byte[] bytes = serde.serializer().serialize(TOPIC, tick());

        // 00 magic, 00000001 schema id, 00 first branch of the union, 00 BTC, 0c "kraken", 02 = zigzag 1, 01 = zigzag
        // -1, 06 "USD", 8084af5f = zigzag 10^8
        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("00" + "00000001" + "00" + "00" + "0c6b72616b656e" + "02" + "01" + "06555344" + "8084af5f");
    }

    @Test
    void readsWhatItWrote() {
        assertThat(serde.deserializer().deserialize(TOPIC, serde.serializer().serialize(TOPIC, tick())))
                .isEqualTo(tick());
    }

    /** Kafka Streams shares one serde among its threads and with whoever reads a store. */
    @Test
    void servesSeveralThreadsAtOnce() throws Exception {
        List<Callable<Boolean>> readers = Collections.nCopies(4, () -> {
            for (long n = 0; n < 5_000; n++) {
                PriceTickRecord record =
                        new PriceTickRecord(new PriceTick(Asset.STX, "source" + n, n, -n, "USD", 100_000_000L));
                byte[] bytes = serde.serializer().serialize(TOPIC, record);
                if (!serde.deserializer().deserialize(TOPIC, bytes).equals(record)) {
                    return false;
                }
            }
            return true;
        });
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (Future<Boolean> reader : threads.invokeAll(readers)) {
                assertThat(reader.get()).isTrue();
            }
        }
    }

    @Test
    void passesTombstonesThrough() {
        assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
        assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
    }

    @Test
    void namesTheTopicWhenBytesHaveNoSchemaId() {
        assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, new byte[] {7, 0, 0, 0, 1, 0}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(TOPIC)
                .hasMessageContaining("0x07");
    }

    @Test
    void refusesASchemaIdThatIsNotRegistered() {
        serde.serializer().serialize(TOPIC, tick());
        assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, new byte[] {0, 0, 0, 0, 99, 0}))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("99");
    }

    @Test
    void refusesToWriteAnUnregisteredSchemaWhenRegisteringIsOff() {
        try (AvroSerializer<PriceTickRecord> serializer = new AvroSerializer<>()) {
            serializer.configure(
                    Map.of(SchemaRegistry.URL_CONFIG, registryUrl + "-off", RegistryAccess.AUTO_REGISTER, "false"),
                    false);
            assertThatThrownBy(() -> serializer.serialize(TOPIC, tick())).isInstanceOf(RegistryException.class);
        }
    }

    @Test
    void turnsEveryMalformedRecordIntoASerializationException() {
        long seed = Long.getLong("bithedge.seed", 20261123L);
        Random random = new Random(seed);
        byte[] good = serde.serializer().serialize(TOPIC, tick());
        for (int n = 0; n < 20_000; n++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 4));
            for (int flips = random.nextInt(4); flips >= 0 && bad.length > 5; flips--) {
                bad[5 + random.nextInt(bad.length - 5)] = (byte) random.nextInt();
            }
            try {
                serde.deserializer().deserialize(TOPIC, bad);
            } catch (SerializationException expected) {
                assertThat(expected).hasMessageContaining(TOPIC);
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "seed " + seed + ", record " + HexFormat.of().formatHex(bad), e);
            }
        }
    }
}
