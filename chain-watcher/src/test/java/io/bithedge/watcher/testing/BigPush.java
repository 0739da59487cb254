package io.bithedge.watcher.testing;

import io.bithedge.watcher.push.BlockWindow;
import io.bithedge.watcher.push.Door;
import io.bithedge.watcher.push.ObserverServer;
import io.bithedge.watcher.push.Peers;
import io.bithedge.watcher.push.PushIntake;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * A process that receives one very large block, to be run in a small heap. Arguments: megabytes, and a folder for the body. Prints
 * the status of the answer, the size of the body, and the most heap that was in use.
 */
public final class BigPush {
    private static final String ACCOUNT = "SP3FBR2AGK5H9QBDH3EEN6DF8EK8JY7RX8QJ5SVTE";
    /** A `some` and a boolean have a byte each in the size of a type, which is at most 1 MiB; 32 levels are the deepest. */
    private static final int SOMES = 30;

    private static final int ITEMS = 33_800;
    private static final String TXID = "0x" + "ab".repeat(32);

    private BigPush() {}

    public static void main(String[] arguments) throws IOException {
        long bytes = Long.parseLong(arguments[0]) * 1_000_000;
        PushIntake intake = new PushIntake(
                new MemoryObservationLog().writer(),
                new BlockWindow(100),
                FakeChain.CONTRACTS,
                Set.of(),
                InstantSource.system());
        try (ObserverServer server = ObserverServer.start(
                intake,
                new Door(Peers.of(List.of()), "", 8),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new ObserverServer.BodyLimits(2 * bytes, Path.of(arguments[1]), Duration.ofSeconds(60)))) {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + server.port() + "/new_block")
                            .toURL()
                            .openConnection();
            connection.setDoOutput(true);
            connection.setRequestProperty("content-type", "application/json");
            connection.setChunkedStreamingMode(64 * 1024);
            long sent = send(connection, bytes);
            System.out.printf("status %d, body %d bytes, heap %d%n", connection.getResponseCode(), sent, peak());
        }
    }

    /** Events as those of mainnet's first block: one for each account that had funds. */
    private static long send(HttpURLConnection connection, long bytes) throws IOException {
        long sent = 0;
        try (OutputStream out = connection.getOutputStream()) {
            sent += write(out, head("0x" + "01".repeat(32)));
            sent += print(out);
            for (int index = 1; sent < bytes; index++) {
                sent += write(out, "," + event(index));
            }
            sent += write(out, tail());
        }
        return sent;
    }

    private static String head(String hash) {
        return """
                {"block_hash":"%1$s","block_height":1,"block_time":null,"burn_block_hash":"%1$s","burn_block_height":1,
                "burn_block_time":1,"index_block_hash":"%1$s","parent_index_block_hash":"0x%2$s","events":[""".formatted(hash, "02".repeat(32));
    }

    private static String event(int index) {
        return """
                {"committed":true,"event_index":%d,"stx_transfer_event":{"amount":"1000000","memo":"%s","recipient":"%s","sender":"%s"},
                "txid":"%s","type":"stx_transfer_event"}""".formatted(index, "00".repeat(34), ACCOUNT, ACCOUNT, TXID);
    }

    /** One mebibyte of a stranger, nested as deep as it goes: a node writes it out as JSON beside its bytes, two million objects. */
    private static long print(OutputStream out) throws IOException {
        long sent = write(out, """
                {"committed":true,"event_index":0,"txid":"%s","type":"contract_event","contract_event":{"contract_identifier":"%s.stranger","topic":"print",
                "value":{"Sequence":{"List":{"data":[""".formatted(TXID, ACCOUNT));
        String item = "{\"Optional\":{\"data\":".repeat(SOMES) + "{\"Bool\":true}" + "}}".repeat(SOMES);
        for (int i = 0; i < ITEMS; i++) {
            sent += write(out, i == 0 ? item : "," + item);
        }
        String bytes = ("0a".repeat(SOMES) + "03").repeat(ITEMS);
        return sent + write(out, "]}}},\"raw_value\":\"0x0b%08x%s\"}}".formatted(ITEMS, bytes));
    }

    private static String tail() {
        return """
                ],"transactions":[{"txid":"%s","tx_index":0,"status":"success","raw_result":"0x03","raw_tx":"0x00"}]}""".formatted(TXID);
    }

    private static long write(OutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes);
        return bytes.length;
    }

    private static long peak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
