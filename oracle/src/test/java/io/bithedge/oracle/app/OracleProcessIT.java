package io.bithedge.oracle.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bithedge.schemas.Topics;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.DailyClose;
import io.bithedge.schemas.avro.PriceTick;
import io.bithedge.schemas.avro.PriceTickRecord;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.testing.BrokerProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real process against a real broker and venues on a local port: killed with -9, started again, one venue busy. */
class OracleProcessIT {
    /** A guard against hanging, not a limit on speed. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private static final List<String> SOURCES = List.of("coinbase", "kraken", "okx");

    @TempDir
    Path folder;

    private final List<PriceTickRecord> seen = new ArrayList<>();

    @Test
    void goesOnAfterAKillAndImportsClosesTwiceWithoutAChange() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(folder);
                FakeVenues venues = new FakeVenues();
                KafkaConsumer<String, PriceTickRecord> reader = reader(broker, venues)) {
            try (Running oracle = start(broker, venues)) {
                awaitTicksOfEverySource(reader, 0);
                assertThat(oracle.get("/health")).contains("\"UP\"");
                assertThat(oracle.get("/status")).contains("okx: BTC 59970 USD");
                assertThat(oracle.get("/actuator/prometheus"))
                        .contains("bithedge_oracle_last_good_age_seconds{asset=\"STX\",source=\"kraken\"}")
                        .contains("bithedge_oracle_breaker_state{source=\"coinbase\"} 0.0");
            }
            int before = seen.size();
            venues.krakenIsBusy();
            try (Running again = start(broker, venues)) {
                awaitTicksOf(List.of("coinbase"), reader, before);
                // Without Kraken one venue is left that knows what USDT is worth: OKX has no price.
                await().atMost(PATIENCE)
                        .ignoreExceptions()
                        .until(() -> again.get("/health").contains("okx: BTC never seen (NO_QUOTE_RATE"));
                assertThat(again.get("/health")).contains("DEGRADED").contains("asked to wait 2");
            }
            importFile(broker, venues);
            importFile(broker, venues);
            await().atMost(PATIENCE).until(() -> closes(read(reader)).size() == 4);
            assertThat(closes(seen)).hasSize(4);
            assertThat(closes(seen).stream().distinct().toList())
                    .containsExactlyInAnyOrder(
                            new DailyClose(Asset.BTC, "csv", 20_000L, 6_000_000_000_000L),
                            new DailyClose(Asset.STX, "csv", 20_000L, 80_000_000L));
        }
    }

    private void awaitTicksOfEverySource(KafkaConsumer<String, PriceTickRecord> reader, int from) {
        awaitTicksOf(SOURCES, reader, from);
        Map<String, PriceTick> btc = ticks(seen).stream()
                .filter(tick -> tick.getAsset() == Asset.BTC)
                .collect(Collectors.toMap(PriceTick::getSource, tick -> tick, (first, last) -> last));
        assertThat(btc.get("kraken")).extracting(PriceTick::getPrice).isEqualTo(6_000_000_000_000L);
        // 60,000 USDT at 0.9995.
        assertThat(btc.get("okx"))
                .extracting(PriceTick::getPrice, PriceTick::getQuote, PriceTick::getQuoteRate)
                .containsExactly(5_997_000_000_000L, "USDT", 99_950_000L);
    }

    private void awaitTicksOf(List<String> sources, KafkaConsumer<String, PriceTickRecord> reader, int from) {
        await().atMost(PATIENCE).until(() -> {
            List<PriceTick> ticks = ticks(read(reader).subList(from, seen.size()));
            return sources.stream()
                    .allMatch(source -> List.of(Asset.BTC, Asset.STX).stream()
                            .allMatch(asset -> ticks.stream()
                                    .anyMatch(it -> it.getSource().equals(source) && it.getAsset() == asset)));
        });
    }

    private static List<PriceTick> ticks(List<PriceTickRecord> records) {
        return records.stream()
                .map(PriceTickRecord::getBody)
                .filter(PriceTick.class::isInstance)
                .map(PriceTick.class::cast)
                .toList();
    }

    private static List<DailyClose> closes(List<PriceTickRecord> records) {
        return records.stream()
                .map(PriceTickRecord::getBody)
                .filter(DailyClose.class::isInstance)
                .map(DailyClose.class::cast)
                .toList();
    }

    /** All records of price-ticks so far. */
    private List<PriceTickRecord> read(KafkaConsumer<String, PriceTickRecord> reader) {
        reader.poll(Duration.ofMillis(500)).forEach(record -> seen.add(record.value()));
        return seen;
    }

    private static KafkaConsumer<String, PriceTickRecord> reader(BrokerProcess broker, FakeVenues venues) {
        Map<String, Object> configs = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker.bootstrapServers(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false);
        KafkaConsumer<String, PriceTickRecord> reader = new KafkaConsumer<>(
                configs,
                new StringDeserializer(),
                new AvroSerdes(venues.url()).of(Topics.PRICE_TICKS).deserializer());
        TopicPartition partition = new TopicPartition(Topics.PRICE_TICKS.name(), 0);
        reader.assign(List.of(partition));
        reader.seek(partition, 0);
        return reader;
    }

    private void importFile(BrokerProcess broker, FakeVenues venues) throws Exception {
        Path file = folder.resolve("closes.csv");
        java.nio.file.Files.writeString(file, "20000,BTC,csv,60000\n20000,STX,csv,0.8\n");
        Process process = java(
                "ImportCloses",
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--bithedge.registry.url=" + venues.url(),
                "--bithedge.import.from=" + file);
        assertThat(process.waitFor()).isZero();
        assertThat(java.nio.file.Files.readString(folder.resolve("ImportCloses.log")))
                .contains("BTC: 1 closes, 2024-10-04 to 2024-10-04");
    }

    private Running start(BrokerProcess broker, FakeVenues venues) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Process process = java(
                "OracleApplication",
                "--server.port=" + port,
                "--spring.kafka.bootstrap-servers=" + broker.bootstrapServers(),
                "--bithedge.registry.url=" + venues.url(),
                "--bithedge.state-dir=" + folder.resolve("state"),
                "--bithedge.oracle.sources=coinbase,kraken,okx",
                "--bithedge.oracle.poll-interval-ms=1000",
                "--bithedge.oracle.venues.coinbase.url=" + venues.url(),
                "--bithedge.oracle.venues.kraken.url=" + venues.url(),
                "--bithedge.oracle.venues.kraken.requests-per-minute=600",
                "--bithedge.oracle.venues.coinbase.requests-per-minute=600",
                "--bithedge.oracle.venues.okx.requests-per-minute=600",
                "--bithedge.oracle.venues.okx.url=" + venues.url());
        return new Running(process, port);
    }

    private Process java(String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "io.bithedge.oracle.app." + main));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(main + ".log").toFile())
                .start();
    }

    /** Closing it is kill -9. */
    private record Running(Process process, int port) implements AutoCloseable {
        String get(String path) throws IOException, InterruptedException {
            try (HttpClient http = HttpClient.newHttpClient()) {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build();
                return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
            }
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
