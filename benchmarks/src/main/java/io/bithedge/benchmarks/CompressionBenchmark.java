package io.bithedge.benchmarks;

import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.FundsDeposited;
import io.bithedge.schemas.avro.Tier;
import io.bithedge.schemas.avro.Token;
import io.bithedge.schemas.avro.published.DepositFact;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.topology.published.FactRows;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.Record;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.serialization.Serializer;

/**
 * What a public record weighs, with key, value and headers, and what CPU time packing and unpacking costs, by codec and by how many share a batch.
 * The rows are deposits as the topology publishes them, with ids and addresses that repeat as little as those of a chain. Argument: records.
 */
public final class CompressionBenchmark {
    private static final int[] BATCHES = {1, 10, 100, 1_000};
    private static final int ROUNDS = 3;
    private static final int ADDRESSES = 1_000;
    private static final CompressionType[] CODECS = {
        CompressionType.NONE, CompressionType.GZIP, CompressionType.LZ4, CompressionType.ZSTD, CompressionType.SNAPPY
    };

    private CompressionBenchmark() {}

    public static void main(String[] args) {
        int count = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        List<SimpleRecord> records = deposits(count);
        System.out.printf("%-8s %6s %12s %12s %12s%n", "codec", "batch", "bytes/rec", "pack us", "unpack us");
        for (CompressionType codec : CODECS) {
            for (int batch : BATCHES) {
                measure(Compression.of(codec).build(), codec.name, records, batch);
            }
        }
    }

    /** The last round is told: the first ones warm the code. */
    private static void measure(Compression codec, String name, List<SimpleRecord> records, int batch) {
        long bytes = 0;
        double packUs = 0;
        double unpackUs = 0;
        for (int round = 0; round < ROUNDS; round++) {
            bytes = 0;
            List<MemoryRecords> packed = new ArrayList<>();
            long start = cpuNanos();
            for (int from = 0; from + batch <= records.size(); from += batch) {
                packed.add(MemoryRecords.withRecords(
                        codec, records.subList(from, from + batch).toArray(SimpleRecord[]::new)));
            }
            packUs = (cpuNanos() - start) / 1e3;
            start = cpuNanos();
            long read = 0;
            for (MemoryRecords each : packed) {
                bytes += each.sizeInBytes();
                for (Record record : each.records()) {
                    read += record.valueSize();
                }
            }
            unpackUs = (cpuNanos() - start) / 1e3;
            if (read == 0) {
                throw new IllegalStateException("nothing was read back");
            }
        }
        int used = records.size() / batch * batch;
        System.out.printf(
                "%-8s %,6d %,12.1f %,12.2f %,12.2f%n",
                name, batch, bytes / (double) used, packUs / used, unpackUs / used);
    }

    /** Of this thread: others on the machine make no difference. */
    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static List<SimpleRecord> deposits(int count) {
        Random random = new Random(1);
        Serializer<DepositFact> values =
                new AvroSerdes("mock://compression").of(PublicTopics.DEPOSITS).serializer();
        List<SimpleRecord> records = new ArrayList<>(count);
        for (int n = 0; n < count; n++) {
            long height = 160_000L + n / 20;
            EventPosition at = new EventPosition(
                    height, hex(random), 870_000 + height / 120, 1_730_000_000 + height * 10, hex(random), n % 20, 3);
            FundsDeposited fact = new FundsDeposited(
                    Market.provider(random.nextInt(ADDRESSES)),
                    Token.STX,
                    Tier.balanced,
                    height / 17_280,
                    1 + random.nextLong(1_000_000_000_000L));
            ContractEvent event = new ContractEvent(at, "SP.liquidity-pool-vault", ByteBuffer.allocate(0), fact);
            DepositFact row = (DepositFact) FactRows.of(event).orElseThrow().value();
            RecordHeaders headers = new RecordHeaders();
            byte[] value = values.serialize(PublicTopics.DEPOSITS.name(), headers, row);
            byte[] key = row.getProvider().getBytes(StandardCharsets.UTF_8);
            records.add(new SimpleRecord(1_730_000_000_000L + n, key, value, headers.toArray()));
        }
        return records;
    }

    private static String hex(Random random) {
        StringBuilder hex = new StringBuilder("0x");
        for (int i = 0; i < 4; i++) {
            hex.append("%016x".formatted(random.nextLong()));
        }
        return hex.toString();
    }
}
