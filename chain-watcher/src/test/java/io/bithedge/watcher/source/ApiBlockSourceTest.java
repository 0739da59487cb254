package io.bithedge.watcher.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.RetryPolicy;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.ChainPrint;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.testing.FakeChain;
import io.bithedge.watcher.testing.FakeServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Over HTTP the chain looks the same as from inside. */
@ParameterizedClass
@ValueSource(booleans = {false, true})
class ApiBlockSourceTest {
    private final boolean isV3;

    private final FakeChain chain = new FakeChain(11);
    private FakeServer server;
    private ApiClient api;
    private ApiBlockSource source;

    @BeforeEach
    void serve() throws IOException {
        server = new FakeServer(chain, isV3);
        api = new ApiClient(options());
        source = new ApiBlockSource(api, new NodeClient(options()));
    }

    private ClientSettings options() {
        return ClientSettings.of(URI.create(server.url()))
                .withRetries(new RetryPolicy(1, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }

    ApiBlockSourceTest(boolean isV3) {
        this.isV3 = isV3;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void tellsBlocksAndTransactionsAsTheChainDoes() {
        chain.mine(20);
        chain.fork(3);

        assertThat(source.tip()).isEqualTo(chain.tip());
        for (FakeChain.FakeBlock block : chain.blocks()) {
            assertThat(source.canonicalAt(block.block().height())).contains(block.block());
            assertThat(source.byId(block.block().id())).contains(block.block());
            assertThat(source.transactions(block.block())).isEqualTo(block.transactions());
        }
    }

    @Test
    void pagesTransactionsAndEventsOfABigBlock() {
        List<ChainPrint> prints = IntStream.range(0, 130)
                .mapToObj(i -> new ChainPrint(
                        2 * i + 1, FakeChain.STRANGER, ClarityValue.uint(i).encode()))
                .toList();
        ChainTransaction[] transactions = IntStream.range(0, 120)
                .mapToObj(i -> chain.transaction(i, FakeChain.STRANGER, i == 77 ? prints : List.of()))
                .toArray(ChainTransaction[]::new);
        FakeChain.FakeBlock block = chain.mineWith(transactions);

        assertThat(source.transactions(block.block())).containsExactly(transactions);
    }

    /** A list, then per stranger one request where the list does not tell results, and two for a call of ours. */
    @Test
    void asksLittleOfStrangers() {
        String ours = FakeChain.CONTRACTS.vault();
        chain.mineWith(chain.transaction(0, FakeChain.STRANGER, List.of()));
        source.transactions(chain.blocks().getLast().block());
        ChainTransaction call = chain.transaction(3, ours, List.of());
        FakeChain.FakeBlock block = chain.mineWith(
                chain.transaction(0, FakeChain.STRANGER, List.of()),
                chain.transaction(1, FakeChain.STRANGER, List.of()),
                chain.transaction(2, FakeChain.STRANGER, List.of()),
                call);
        ApiBlockSource own = new ApiBlockSource(api, new NodeClient(options()), Set.of(ours));
        int before = server.requests();

        assertThat(own.transactions(block.block()))
                .filteredOn(transaction -> transaction.contract().equals(ours))
                .containsExactly(call);
        long withEvents = block.transactions().stream()
                .filter(transaction -> transaction.eventCount() > 0)
                .count();
        assertThat((long) server.requests() - before).isEqualTo(isV3 ? 1 + 4 + 1 : 1 + withEvents);
    }

    @Test
    void knowsOrphansByTheirIdAndSaysThatTheyAreNotCanonical() {
        chain.mine(3);
        BlockId orphan = chain.blocks().getLast().block().id();
        chain.fork(1);

        assertThat(source.byId(orphan)).isPresent();
        assertThat(source.isCanonical(orphan)).isFalse();
        assertThat(source.isCanonical(chain.blocks().getLast().block().id())).isTrue();
    }

    @Test
    void isEmptyAboveTheTip() {
        chain.mine(2);

        assertThat(source.canonicalAt(3)).isEmpty();
        assertThat(source.byId(new BlockId("0x" + "ab".repeat(32)))).isEmpty();
        assertThat(source.isCanonical(new BlockId("0x" + "ab".repeat(32)))).isFalse();
    }

    @Test
    void saysWhatWasAskedWhenNobodyAnswers() {
        server.close();

        assertThatThrownBy(() -> source.canonicalAt(1))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("extended/v2/blocks/1");
    }
}
