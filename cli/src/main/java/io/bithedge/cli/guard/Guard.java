package io.bithedge.cli.guard;

import static io.bithedge.cli.guard.GuardIncidentCode.FUNDS_LOW;
import static io.bithedge.cli.guard.GuardIncidentCode.NODE_BEHIND;
import static io.bithedge.cli.guard.GuardIncidentCode.NODE_CONTRADICTS;
import static io.bithedge.cli.guard.GuardIncidentCode.NODE_SILENT;
import static io.bithedge.cli.guard.GuardIncidentCode.NOT_GUARDIAN;
import static io.bithedge.cli.guard.GuardIncidentCode.ROWS_DIFFER;

import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.cli.follow.FollowedPool;
import io.bithedge.cli.follow.PoolContracts;
import io.bithedge.cli.follow.PoolFollower;
import io.bithedge.cli.follow.PoolReader;
import io.bithedge.cli.follow.PoolRows;
import io.bithedge.cli.follow.PrintLog;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.client.ClientException;
import io.bithedge.stacks.client.NodeInfo;
import io.bithedge.stacks.signing.PrivateKey;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One look after the other at the chain: reads on, judges, vetoes, compares rows. No answer of a node ends it. For one thread. */
final class Guard {
    /** A hundred vetoes at the cap. */
    private static final BigInteger ENOUGH_VETOES = BigInteger.valueOf(100);

    /** Two answers are never of the same moment. */
    private static final long MOST_BLOCKS_APART = 2;

    private final Chain chain;
    private final Settings settings;
    private final PoolFollower follower;
    private final PoolRows rows;
    private final GuardRule rule;
    private final VetoDesk desk;
    private final IncidentBoard board;
    private final InstantSource clock;
    /** They stand: a node that took a final block back is not believed again by the same guard. */
    private final List<GuardIncident> contradictions = new ArrayList<>();

    private List<String> rowDifferences = List.of();

    /**
     * How a guard looks.
     *
     * @param startHeight the first block that can have a print of the pool
     * @param finalityBurnBlocks a fork deeper than that reads the chain again from the start
     * @param vetoedRoles announcements of these are vetoed
     * @param highestFee of one veto, micro-STX
     * @param behind a tip whose burn block is older is an old chain; zero is never
     * @param log what makes the next start quick
     */
    record Settings(
            long startHeight,
            long finalityBurnBlocks,
            Set<String> vetoedRoles,
            BigInteger highestFee,
            Duration behind,
            Optional<PrintLog> log) {}

    Guard(
            Chain chain,
            PoolContracts contracts,
            PrivateKey key,
            Settings settings,
            IncidentBoard board,
            InstantSource clock) {
        this.chain = chain;
        this.settings = settings;
        this.follower = new PoolFollower(
                new PoolReader(chain, contracts),
                settings.startHeight(),
                settings.finalityBurnBlocks(),
                settings.log());
        this.rows = new PoolRows(chain, contracts);
        this.rule = new GuardRule(settings.vetoedRoles());
        this.desk = new VetoDesk(chain, contracts, key, settings.highestFee());
        this.board = board;
        this.clock = clock;
    }

    FollowedPool pool() {
        return follower.pool();
    }

    VetoDesk desk() {
        return desk;
    }

    List<GuardIncident> incidents() {
        return board.told();
    }

    /** One look. */
    void look() {
        List<GuardIncident> seen = new ArrayList<>();
        boolean isRead = asked(seen, "API", this::follow);
        GuardRule.Judgement judgement = rule.judge(pool());
        seen.addAll(judgement.incidents());
        asked(seen, "node", () -> desk.want(judgement.vetoes(), pool().at().height()));
        seen.addAll(desk.refusals());
        if (isRead) {
            asked(seen, "rows", () -> rowDifferences = rows.differences(pool()).orElse(rowDifferences));
            asked(seen, "account", () -> seen.addAll(account()));
            asked(seen, "tip", () -> seen.addAll(tip()));
        }
        if (!rowDifferences.isEmpty()) {
            seen.add(new GuardIncident(ROWS_DIFFER, "vault", String.join("; ", rowDifferences)));
        }
        follower.takeContradictions()
                .forEach(words -> contradictions.add(new GuardIncident(NODE_CONTRADICTS, "chain", words)));
        seen.addAll(contradictions);
        board.look(seen);
    }

    private void follow() {
        follower.advance();
    }

    private List<GuardIncident> account() {
        List<GuardIncident> seen = new ArrayList<>();
        BigInteger balance = chain.node().account(Principal.of(desk.address())).balance();
        BigInteger enough = settings.highestFee().min(usualFee()).multiply(ENOUGH_VETOES);
        if (balance.compareTo(enough) < 0) {
            seen.add(new GuardIncident(
                    FUNDS_LOW,
                    desk.address().toString(),
                    "%s micro-STX are there, %s are wise".formatted(balance, enough)));
        }
        Optional<String> guardian = rows.guardian(pool());
        if (!guardian.equals(Optional.of(desk.address().toString()))) {
            seen.add(new GuardIncident(
                    NOT_GUARDIAN,
                    desk.address().toString(),
                    "the guardian is %s".formatted(guardian.orElse("nobody yet"))));
        }
        return seen;
    }

    private BigInteger usualFee() {
        return BigInteger.valueOf(Math.multiplyExact(chain.node().transferFeeRate(), 300L));
    }

    private List<GuardIncident> tip() {
        List<GuardIncident> seen = new ArrayList<>();
        NodeInfo node = chain.node().info();
        long height = pool().at().height();
        if (follower.isBehind() || Math.abs(node.stacksTipHeight() - height) > MOST_BLOCKS_APART) {
            seen.add(new GuardIncident(
                    NODE_BEHIND,
                    "tip",
                    "the node is at block %d, the API showed block %d".formatted(node.stacksTipHeight(), height)));
        } else if (node.stacksTipHeight() == height
                && !node.tipIndexBlockHash().equals(pool().at().indexBlockHash())) {
            seen.add(new GuardIncident(
                    NODE_CONTRADICTS,
                    "tip",
                    "block %d is %s by the node and %s by the API"
                            .formatted(
                                    height,
                                    node.tipIndexBlockHash().toPrefixedHex(),
                                    pool().at().indexBlockHash().toPrefixedHex())));
        }
        long age = clock.instant().getEpochSecond() - pool().at().burnTime();
        if (!settings.behind().isZero() && age > settings.behind().toSeconds()) {
            seen.add(new GuardIncident(
                    NODE_BEHIND, "clock", "the last burn block is %d minutes old".formatted(age / 60)));
        }
        return seen;
    }

    private interface Ask {
        void run();
    }

    private static boolean asked(List<GuardIncident> seen, String where, Ask ask) {
        try {
            ask.run();
            return true;
        } catch (ClientException.Interrupted stopped) {
            throw stopped;
        } catch (ClientException | ChainFailure failed) {
            seen.add(new GuardIncident(NODE_SILENT, where, String.valueOf(failed.getMessage())));
            return false;
        }
    }
}
