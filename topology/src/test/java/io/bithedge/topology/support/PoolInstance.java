package io.bithedge.topology.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bithedge.pool.view.PoolViews;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.topology.PoolTopology;
import io.bithedge.topology.instances.ClusterStores;
import io.bithedge.topology.instances.CopyLags;
import io.bithedge.topology.instances.HttpPeers;
import io.bithedge.topology.instances.OwnRows;
import io.bithedge.topology.instances.RowQuestion;
import io.bithedge.topology.instances.RowSerdes;
import io.bithedge.topology.price.PriceSettings;
import io.bithedge.topology.read.LiveStores;
import io.bithedge.topology.read.StorePoolViews;
import io.bithedge.topology.stage.Layout;
import io.bithedge.topology.streams.PoolStreams;
import io.bithedge.topology.streams.StreamsOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import tools.jackson.databind.json.JsonMapper;

/** One of several instances of the topology on a real broker: its streams, what it reads, and where the others ask it. */
public final class PoolInstance implements AutoCloseable {
    private final PoolStreams streams;
    private final CopyLags lags;
    private final LiveStores live;
    private final PoolViews views;
    private final HttpServer listener;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final JsonMapper json = JsonMapper.builder().build();

    public PoolInstance(String bootstrapServers, AvroSerdes serdes, Path stateDir, StreamsOptions.Group group) {
        listener = listener();
        int port = listener.getAddress().getPort();
        String id = stateDir.getFileName().toString();
        streams = new PoolStreams(
                () -> PoolTopology.build(serdes, Layout.ofCatalogue(), PriceSettings.DEFAULT),
                StreamsOptions.of(
                        bootstrapServers,
                        new StreamsOptions.Instance(id, "127.0.0.1", port, stateDir.toString(), 2),
                        group));
        live = new LiveStores(streams::running, new HostInfo("127.0.0.1", port));
        lags = new CopyLags(streams::running, streams.restores());
        RowSerdes rowSerdes = new RowSerdes();
        OwnRows own = new OwnRows(live, lags, rowSerdes);
        views = new StorePoolViews(
                new ClusterStores(live, own, rowSerdes, new HttpPeers(Optional.empty())), Layout.ofCatalogue());
        listener.createContext(HttpPeers.ROWS, exchange -> answer(exchange, own, RowQuestion.Gets.class));
        listener.createContext(HttpPeers.RANGE, exchange -> answer(exchange, own, RowQuestion.Range.class));
        listener.setExecutor(threads);
        listener.start();
        streams.start();
        lags.start();
    }

    private static HttpServer listener() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answer(HttpExchange exchange, OwnRows own, Class<? extends RowQuestion> type) throws IOException {
        try (exchange) {
            RowQuestion question = json.readValue(exchange.getRequestBody(), type);
            byte[] answer;
            try {
                answer = json.writeValueAsBytes(own.answer(question));
            } catch (InvalidStateStoreException notHere) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    public PoolViews views() {
        return views;
    }

    public PoolStreams streams() {
        return streams;
    }

    public LiveStores stores() {
        return live;
    }

    @Override
    public void close() {
        listener.stop(0);
        threads.shutdownNow();
        lags.close();
        streams.close();
    }
}
