package io.bithedge.watcher.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.RetryPolicy;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.FakeServer;
import io.bithedge.watcher.transaction.Seen;
import io.bithedge.watcher.transaction.TransactionSource;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Single transactions over HTTP, and over several endpoints. */
class ApiTransactionsTest {
    private static final String UNKNOWN = "0x" + "00".repeat(32);
    private static final Seen PENDING = new Seen("ST1", "", "", new Seen.Standing.InMempool());

    private final FakeChain chain = new FakeChain(11);
    private FakeServer server;
    private ApiTransactions transactions;

    @BeforeEach
    void serve() throws IOException {
        server = new FakeServer(chain);
        transactions = new ApiTransactions(new ApiClient(ClientSettings.of(URI.create(server.url()))
                .withRetries(new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO))));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsTheBlockOfATransactionUntilThatIsOrphaned() {
        chain.mine(5);
        ChainTransaction call = chain.transaction(0, FakeChain.STRANGER, List.of());
        FakeChain.FakeBlock block = chain.mineWith(call);

        Seen seen = transactions.find(call.txid()).orElseThrow();
        assertThat(seen.sender()).isEqualTo(call.sender());
        assertThat(seen.contract()).isEqualTo(call.contract());
        assertThat(seen.standing())
                .isEqualTo(new Seen.Standing.Mined(
                        block.block().height(),
                        block.block().id().hex(),
                        block.block().head().burnHeight(),
                        call.status(),
                        call.result()));
        chain.fork(1);
        assertThat(transactions.find(call.txid())).isEmpty();
        assertThat(transactions.find(UNKNOWN)).isEmpty();
    }

    @Test
    void asksTheNextEndpointWhenOneFailsOrDoesNotKnow() {
        TransactionSource broken = txid -> {
            throw new SourceException("time-out");
        };
        TransactionSource ignorant = txid -> Optional.empty();
        TransactionSource knowing = txid -> Optional.of(PENDING);

        assertThat(failover(broken, ignorant, knowing).find(UNKNOWN)).contains(PENDING);
        assertThat(failover(broken, ignorant).find(UNKNOWN)).isEmpty();
        assertThatThrownBy(() -> failover(broken, broken).find(UNKNOWN))
                .isInstanceOf(SourceException.class)
                .hasMessage("no endpoint answers: endpoint-1: time-out; endpoint-2: time-out");
        assertThatThrownBy(() -> failover().find(UNKNOWN)).hasMessageContaining("bithedge.chain.api-url");
    }

    private FailoverTransactions failover(TransactionSource... sources) {
        List<FailoverTransactions.Place> places = new ArrayList<>();
        for (TransactionSource source : sources) {
            BlockSource blocks = chain;
            Endpoint endpoint = new Endpoint("endpoint-" + (places.size() + 1), blocks, Instant::now);
            places.add(new FailoverTransactions.Place(endpoint, source));
        }
        return new FailoverTransactions(places, Instant::now);
    }
}
