package io.bithedge.watcher.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.RetryPolicy;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.FakeServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Version 9 of the API fails on the events of some transactions: then the logs of our contracts are read. */
class ContractLogsTest {
    private static final OurContracts OURS = FakeChain.CONTRACTS;

    private final FakeChain chain = new FakeChain(11);
    private FakeServer server;
    private ApiBlockSource source;

    @BeforeEach
    void serve() throws IOException {
        server = new FakeServer(chain, true);
        ClientSettings client = ClientSettings.of(URI.create(server.url()))
                .withRetries(new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO));
        source = new ApiBlockSource(new ApiClient(client), new NodeClient(client), OURS.principals());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    /** A stranger moved something to a name of 41 characters beside ours: the logs of ours tell what they printed, and of others nothing. */
    @Test
    void readsOursFromTheLogsWhereTheEventsCannotBeWritten() {
        ChainPrint own = print(3, OURS.vault());
        ChainPrint late = print(1, OURS.oracle());
        ChainTransaction proxied =
                chain.transaction(0, FakeChain.STRANGER, List.of(print(0, FakeChain.STRANGER), late, own));
        ChainTransaction strange = chain.transaction(1, FakeChain.STRANGER, List.of(print(0, FakeChain.STRANGER)));
        ChainTransaction called = chain.transaction(2, OURS.vault(), List.of(own));
        FakeChain.FakeBlock block = chain.mineWith(proxied, strange, called);
        chain.mineWith(chain.transaction(0, OURS.vault(), List.of(own)));
        block.transactions().forEach(transaction -> server.failEvents(transaction.txid()));

        assertThat(source.transactions(block.block()))
                .containsExactly(proxied.withPrintsOf(OURS.principals()::contains), called);
    }

    @Test
    void saysWhatToDoWhereTheLogsAreNotThereEither() {
        ChainTransaction called = chain.transaction(0, OURS.vault(), List.of());
        FakeChain.FakeBlock block = chain.mineWith(called);
        server.failEvents(called.txid());
        server.forgetLogs();

        assertThatThrownBy(() -> source.transactions(block.block()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("transaction " + called.txid())
                .hasMessageContaining("Let a node push, or switch the routes before version 9 of the API on");
    }

    private static ChainPrint print(int ordinal, String contract) {
        return new ChainPrint(ordinal, contract, ClarityValue.uint(ordinal).encode());
    }
}
