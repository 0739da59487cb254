package io.bithedge.cli.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.cli.follow.ClaimPool;
import io.bithedge.oracle.Asset;
import io.bithedge.oracle.Observation.Tick;
import io.bithedge.oracle.UsdPrice;
import io.bithedge.oracle.observe.Observer;
import io.bithedge.oracle.observe.ObserverKey;
import io.bithedge.oracle.observe.PriceBoard;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.clarity.ClarityView;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three operators of an oracle, each with sources and a key of his own, on the real contracts. S21. */
class ObserversIT {
    private static final long BTC = 6_000_000_000_000L;
    private static final long STX = 80_000_000L;

    @TempDir
    Path data;

    private ClaimPool pool;
    private Principal.Contract oracle;
    private final List<Operator> operators = new ArrayList<>();

    private static final class Operator implements AutoCloseable {
        private final PriceBoard board = new PriceBoard(1, Duration.ofMinutes(2));
        private final NodeClient node;
        private final Observer observer;

        Operator(ClaimPool pool, Role role, Principal.Contract oracle, boolean always) throws Exception {
            node = new NodeClient(ClientSettings.of(URI.create(pool.devnet().url())));
            InstantSource blocks = () -> Instant.ofEpochSecond(
                    pool.devnet().chain().api().latestBlock().orElseThrow().blockTime());
            observer = new Observer(
                    node,
                    ObserverKey.of(pool.privateKey(role)),
                    board,
                    new Observer.Settings(
                            oracle, BigInteger.valueOf(1_000_000), always, InstantSource.system(), blocks));
        }

        void sees(long btc, long stx) {
            long now = System.currentTimeMillis();
            board.publish(List.of(
                    new Tick(Asset.BTC, "kraken", UsdPrice.ofE8(btc), now),
                    new Tick(Asset.STX, "kraken", UsdPrice.ofE8(stx), now)));
        }

        @Override
        public void close() {
            node.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        pool = new ClaimPool(data, 10, new Deployer.Delays(1, 30));
        oracle = Principal.Contract.parse(pool.deployment().oracle());
        operators.add(new Operator(pool, Role.ORACLE_1, oracle, false));
        operators.add(new Operator(pool, Role.ORACLE_2, oracle, false));
        operators.add(new Operator(pool, Role.ORACLE_3, oracle, true));
    }

    @AfterEach
    void stop() {
        operators.forEach(Operator::close);
        pool.close();
    }

    private record Recorded(long price, long height) {}

    private Optional<Recorded> record(Asset asset) {
        return pool.read(oracle, "get-price", ClarityValue.ascii(asset.name()))
                .asOptional()
                .map(found -> new Recorded(found.uintLong("price"), found.uintLong("height")));
    }

    /** Each of them looks, and what they sent is mined in the same burn block. */
    private void block(Operator... acting) throws Exception {
        pool.devnet().devnet().mine(1, 0);
        for (Operator operator : acting) {
            assertThat(operator.observer.look()).startsWith("burn block " + pool.burnHeight());
        }
        pool.devnet().devnet().nextBlock();
    }

    @Test
    void recordsWhatTwoHonestOnesSeeAndNothingOfALiar() throws Exception {
        Operator anna = operators.get(0);
        Operator bert = operators.get(1);
        Operator liar = operators.get(2);
        anna.sees(BTC, STX);
        bert.sees(BTC + BTC / 1_000, STX);

        block(anna, bert);
        assertThat(record(Asset.BTC)).map(Recorded::price).contains((2 * BTC + BTC / 1_000) / 2);
        assertThat(record(Asset.BTC)).map(Recorded::height).contains(pool.burnHeight());
        assertThat(record(Asset.STX)).map(Recorded::price).contains(STX);
        block(anna, bert);
        assertThat(record(Asset.BTC)).map(Recorded::height).as("not due").contains(pool.burnHeight() - 1);

        // A lie at every height, 20 % below: the record is that of the two who agree.
        for (int i = 0; i < 6; i++) {
            liar.sees(BTC * 8 / 10, STX * 2);
            block(liar, anna, bert);
            assertThat(record(Asset.BTC).orElseThrow().price()).isBetween(BTC, BTC + BTC / 1_000);
            assertThat(record(Asset.STX).orElseThrow().price()).isEqualTo(STX);
            assertThat(pool.burnHeight() - record(Asset.BTC).orElseThrow().height())
                    .isLessThanOrEqualTo(3);
        }

        // The market crashes by 30 %. Whoever speaks first in a block has what was said in the one before recorded, so
        // a liar can
        // keep a record back by one block, and by no more.
        anna.sees(BTC * 7 / 10, STX);
        bert.sees(BTC * 7 / 10, STX);
        block(liar, anna, bert);
        block(liar, anna, bert);
        Recorded crashed = record(Asset.BTC).orElseThrow();
        assertThat(crashed.price()).isEqualTo(BTC * 7 / 10);

        // Bert stops, and the liar goes on: an honest one and a lie record nothing, however often they speak.
        for (int i = 0; i < 6; i++) {
            liar.sees(BTC / 2, STX * 3);
            anna.sees(BTC * 7 / 10 + i, STX);
            block(liar, anna);
        }
        // An observation counts for two blocks: what both had said was recorded once more when the liar spoke.
        assertThat(record(Asset.BTC)).contains(new Recorded(crashed.price(), crashed.height() + 1));
        ClarityView own = pool.read(
                        oracle,
                        "get-observation",
                        ClarityValue.ascii("BTC"),
                        ClarityValue.principal(Principal.of(anna.observer.address())))
                .asOptional()
                .orElseThrow();
        assertThat(own.uintLong("height")).as("she went on to say it").isEqualTo(pool.burnHeight());

        // He is back: records go on in his first block.
        bert.sees(BTC * 7 / 10, STX);
        block(liar, anna, bert);
        assertThat(record(Asset.BTC)).map(Recorded::height).contains(pool.burnHeight());
        assertThat(record(Asset.BTC).orElseThrow().price()).isBetween(BTC * 7 / 10, BTC * 7 / 10 + 6);
    }
}
