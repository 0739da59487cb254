package io.bithedge.cli.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.cli.chain.Deployer;
import io.bithedge.cli.chain.Role;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A follower that begins where the one before was stopped, on the real contracts. */
class PrintLogIT {
    private static final String BOOK = "STX:balanced";
    private static final int FINALITY = 2;

    @TempDir
    Path data;

    private ClaimPool pool;

    @BeforeEach
    void start() throws Exception {
        pool = new ClaimPool(data, 10, new Deployer.Delays(1, 30));
        pool.deposit("irene", BOOK, 70_000_000_001L);
        pool.finish(BOOK);
        pool.propose(pool.role(Role.ALLOCATOR), pool.honest(BOOK));
        pool.devnet().devnet().mine(1, 0);
        assertThat(pool.result(pool.confirm(BOOK))).isEqualTo("(ok u1)");
        pool.devnet().devnet().mine(FINALITY + 1, 0);
    }

    @AfterEach
    void stop() {
        pool.close();
    }

    private PoolFollower follower(long startHeight) {
        return new PoolFollower(
                new PoolReader(pool.devnet().chain(), pool.contracts()),
                startHeight,
                FINALITY,
                Optional.of(new PrintLog(data.resolve("prints.jsonl"))));
    }

    private void isEqual(FollowedPool followed) {
        FollowedPool whole = pool.books();
        assertThat(followed.at()).isEqualTo(whole.at());
        assertThat(followed.faults()).isEmpty();
        for (FollowedBook book : whole.books()) {
            FollowedBook there = followed.find(book.id()).orElseThrow();
            assertThat(there.state()).isEqualTo(book.state());
            assertThat(there.tree().root()).isEqualTo(book.tree().root());
            assertThat(there.rows().accounts()).isEqualTo(book.rows().accounts());
        }
    }

    /** It is told to begin behind everything, so what it knows of before is from the log. */
    @Test
    void beginsWhereTheLastOneEnded() throws Exception {
        follower(pool.deployment().startHeight()).advance();
        pool.deposit("olga", BOOK, 5_000_000L);

        PoolFollower second = follower(Long.MAX_VALUE);
        second.advance();

        isEqual(second.pool());
    }

    @Test
    void asksAgainForWhatWasCutOff() throws Exception {
        follower(pool.deployment().startHeight()).advance();
        Path file = data.resolve("prints.jsonl");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSizeGreaterThan(2);
        Files.writeString(file, lines.getFirst() + "\n" + lines.get(1).substring(0, 30));

        PoolFollower second = follower(pool.deployment().startHeight());
        second.advance();

        isEqual(second.pool());
        assertThat(Files.readAllLines(file)).isEqualTo(lines);
    }

    /** The fork is deeper than what was thought to be final. */
    @Test
    void throwsAwayWhatIsNotOnTheChainAnyMore() throws Exception {
        follower(pool.deployment().startHeight()).advance();
        pool.devnet().control("/devnet/reorg", Map.of("burnDepth", FINALITY + 6, "txs", "keep", "api", "immediate"));
        pool.devnet().devnet().mine(FINALITY + 9, 1);

        PoolFollower second = follower(pool.deployment().startHeight());
        second.advance();

        isEqual(second.pool());
    }
}
