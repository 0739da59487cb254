package io.bithedge.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.PriceTick;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.message.SchemaStore;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;

class StoredSerdesTest {
    private static final String STORE = "last-ticks";
    private static final PriceTick TICK = new PriceTick(Asset.BTC, "kraken", 1L, -1L, "USD", 100_000_000L);
    private static final String AVRO = "00" + "0c6b72616b656e" + "02" + "01" + "06555344" + "8084af5f";

    private final Serde<PriceTick> serde = StoredSerdes.of(PriceTick.class);

    @Test
    void writesTheSingleObjectEncodingOfAvro() {
        // C3 01, the fingerprint, little-endian: that of the file's name, from behind. Then as in AvroSerdeTest.
        String name = StoredSchemas.resource(PriceTick.getClassSchema()).replaceAll(".*/|[.]avsc", "");
        String fingerprint = HexFormat.of().formatHex(reversed(HexFormat.of().parseHex(name)));

        assertThat(HexFormat.of().formatHex(serde.serializer().serialize(STORE, TICK)))
                .isEqualTo("c301" + fingerprint + AVRO);
    }

    @Test
    void readsWhatItWroteAndPassesNothingThrough() {
        assertThat(serde.deserializer().deserialize(STORE, serde.serializer().serialize(STORE, TICK)))
                .isEqualTo(TICK);
        assertThat(serde.serializer().serialize(STORE, null)).isNull();
        assertThat(serde.deserializer().deserialize(STORE, null)).isNull();
    }

    /** One that knew no other currency, and a place that is gone. */
    @Test
    void readsWhatAnEarlierSchemaWrote() throws IOException {
        Schema earlier = SchemaBuilder.record("PriceTick")
                .namespace("io.bithedge.schemas.avro")
                .fields()
                .name("asset")
                .type()
                .enumeration("Asset")
                .symbols("BTC", "STX")
                .noDefault()
                .requiredString("place")
                .requiredString("source")
                .requiredLong("price")
                .requiredLong("observedAtMs")
                .endRecord();
        GenericRecord row = new GenericRecordBuilder(earlier)
                .set(
                        "asset",
                        new GenericData.EnumSymbol(earlier.getField("asset").schema(), "BTC"))
                .set("place", "gone")
                .set("source", "kraken")
                .set("price", 1L)
                .set("observedAtMs", -1L)
                .build();
        byte[] bytes = new BinaryMessageEncoder<GenericRecord>(GenericData.get(), earlier)
                .encode(row)
                .array();
        SchemaStore.Cache known = new SchemaStore.Cache();
        known.addSchema(earlier);

        assertThat(StoredSerdes.of(PriceTick.class, known).deserializer().deserialize(STORE, bytes))
                .isEqualTo(TICK);
    }

    @Test
    void namesTheStoreWhenItDoesNotKnowTheSchema() {
        byte[] bytes = serde.serializer().serialize(STORE, TICK);
        bytes[2]++;

        assertThatThrownBy(() -> serde.deserializer().deserialize(STORE, bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(STORE);
    }

    @Test
    void saysWhatToDoWithRowsOfTheTimeOfTheRegistry() {
        byte[] bytes = HexFormat.of().parseHex("0000000001" + AVRO);

        assertThatThrownBy(() -> serde.deserializer().deserialize(STORE, bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("bithedge rebuild");
    }

    @Test
    void turnsEveryMalformedRowIntoASerializationException() {
        long seed = Long.getLong("bithedge.seed", 20261201L);
        Random random = new Random(seed);
        byte[] good = serde.serializer().serialize(STORE, TICK);
        for (int n = 0; n < 20_000; n++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 4));
            for (int flips = random.nextInt(4); flips >= 0 && bad.length > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                serde.deserializer().deserialize(STORE, bad);
            } catch (SerializationException expected) {
                assertThat(expected).hasMessageContaining(STORE);
            } catch (RuntimeException e) {
                throw new AssertionError(
                        "seed " + seed + ", row " + HexFormat.of().formatHex(bad), e);
            }
        }
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }
}
