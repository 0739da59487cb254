package io.bithedge.cli.guard;

import static io.bithedge.cli.guard.GuardIncidentCode.FALSE_OPENING;
import static io.bithedge.cli.guard.GuardIncidentCode.FALSE_PROPOSAL;
import static io.bithedge.cli.guard.GuardIncidentCode.NODE_SILENT;
import static io.bithedge.cli.guard.GuardIncidentCode.NOT_GUARDIAN;
import static io.bithedge.cli.guard.GuardIncidentCode.PAUSED;
import static io.bithedge.cli.guard.GuardIncidentCode.ROLE_ANNOUNCED;
import static io.bithedge.cli.guard.GuardIncidentCode.ROWS_DIFFER;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.cli.chain.Account;
import io.bithedge.cli.chain.Chain;
import io.bithedge.cli.chain.Deployer;
import io.bithedge.cli.chain.Role;
import io.bithedge.cli.follow.ClaimPool;
import io.bithedge.cli.follow.Expectation;
import io.bithedge.cli.follow.FollowedBook;
import io.bithedge.ledger.BookId;
import io.bithedge.ledger.EpochWeights;
import io.bithedge.ledger.Ratio;
import io.bithedge.ledger.claim.ClaimTree;
import io.bithedge.ledger.claim.Leaf;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.TransactionBuilder;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A guard on a chain with the real contracts, against an allocator who lies. Each case begins in the same block of one chain. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuardIT {
    private static final String BALANCED = "STX:balanced";
    private static final String AGGRESSIVE = "STX:aggressive";
    private static final String SBTC = "SBTC:conservative";
    private static final int ROOT_DELAY = 3;
    private static final int EPOCH_BLOCKS = 10;
    private static final Map<String, Long> DEPOSITS =
            Map.of("irene", 70_000_000_001L, "olga", 20_000_000_000L, "peter", 3_333_333_333L);

    @TempDir
    static Path data;

    private static ClaimPool pool;
    private static ClaimPool.Mark begin;

    private final List<GuardIncident> came = new ArrayList<>();
    private final List<GuardIncident> over = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        pool = new ClaimPool(data, EPOCH_BLOCKS, new Deployer.Delays(ROOT_DELAY, 30));
        for (Map.Entry<String, Long> deposit : DEPOSITS.entrySet()) {
            pool.deposit(deposit.getKey(), BALANCED, deposit.getValue());
        }
        pool.deposit("irene", AGGRESSIVE, 50_000_000_000L);
        pool.deposit("olga", SBTC, 100_000_000L);
        pool.finish(BALANCED);
        begin = pool.mark();
    }

    @BeforeEach
    void comeBack() throws Exception {
        pool.backTo(begin);
    }

    @AfterAll
    static void stop() {
        pool.close();
    }

    private Guard guard(Set<String> vetoedRoles) throws Exception {
        PrivateKey key = PrivateKey.ofFile(pool.keyFile(data, Role.GUARDIAN));
        return guard(key, vetoedRoles);
    }

    private Guard guard(PrivateKey key, Set<String> vetoedRoles) {
        return guard(pool.devnet().chain(), key, vetoedRoles);
    }

    private Guard guard(Chain chain, PrivateKey key, Set<String> vetoedRoles) {
        return new Guard(
                chain,
                pool.contracts(),
                key,
                new Guard.Settings(
                        pool.deployment().startHeight(),
                        6,
                        vetoedRoles,
                        BigInteger.valueOf(5_000_000),
                        Duration.ZERO,
                        Optional.empty()),
                new IncidentBoard(came::add, over::add),
                InstantSource.system());
    }

    private void propose(ClarityValue... openings) throws Exception {
        pool.propose(pool.role(Role.ALLOCATOR), openings);
    }

    private void confirms(String book) throws Exception {
        pool.devnet().devnet().mine(ROOT_DELAY, 0);
        assertThat(pool.result(pool.confirm(book))).isEqualTo("(ok u1)");
    }

    private List<GuardIncidentCode> codes() {
        return came.stream().map(GuardIncident::code).toList();
    }

    @Test
    void letsAnHonestProposalPass() throws Exception {
        Guard guard = guard(Set.of());
        propose(pool.honest(BALANCED), pool.honest(AGGRESSIVE), pool.honest(SBTC));

        guard.look();
        confirms(BALANCED);
        guard.look();

        assertThat(guard.desk().sent()).isEmpty();
        assertThat(came).isEmpty();
        assertThat(guard.pool()
                        .find(BookId.parse(BALANCED).orElseThrow())
                        .orElseThrow()
                        .state()
                        .epoch())
                .isEqualTo(1);
    }

    /** An allocator may sell less than there is. */
    @Test
    void letsALowerCapacityPass() throws Exception {
        Guard guard = guard(Set.of());
        Expectation expected = pool.book(BALANCED).expected().orElseThrow();
        propose(opening(BALANCED, expected.weight(), 0, expected.root().bytes()));

        guard.look();
        confirms(BALANCED);
        guard.look();

        assertThat(came).isEmpty();
    }

    enum Lie {
        WEIGHT,
        CAPACITY,
        ROOT,
        ADDED_LEAF,
        LEFT_OUT
    }

    @ParameterizedTest
    @EnumSource(Lie.class)
    void vetoesALie(Lie lie) throws Exception {
        Guard guard = guard(Set.of());
        // Capital for the epoch after: the vault's own bound no longer stops a capacity that is too high.
        pool.deposit("late", BALANCED, 500_000_000_000L);
        propose(told(lie));

        guard.look();
        assertThat(codes()).containsExactly(FALSE_PROPOSAL);
        pool.devnet().devnet().nextBlock();
        guard.look();

        assertThat(pool.book(BALANCED).proposal()).isEmpty();
        assertThat(guard.desk().sent()).isEmpty();
        assertThat(over).extracting(GuardIncident::code).containsExactly(FALSE_PROPOSAL);
        propose(pool.honest(BALANCED));
        guard.look();
        confirms(BALANCED);
        guard.look();
        assertThat(codes()).containsExactly(FALSE_PROPOSAL);
        assertThat(guard.incidents()).isEmpty();
    }

    private ClarityValue told(Lie lie) throws Exception {
        Expectation expected = pool.book(BALANCED).expected().orElseThrow();
        byte[] root = expected.root().bytes();
        return switch (lie) {
            case WEIGHT -> opening(BALANCED, expected.weight() + 1, expected.capacity(), root);
            case CAPACITY -> opening(BALANCED, expected.weight(), expected.capacity() + 1, root);
            case ROOT -> opening(BALANCED, expected.weight(), expected.capacity(), new byte[32]);
            case ADDED_LEAF -> {
                Map<String, Long> deposits = new LinkedHashMap<>(DEPOSITS);
                assertThat(tree(deposits).root().hash()).isEqualTo(expected.root());
                deposits.put("thief", 1_000_000_000L);
                yield opening(tree(deposits), expected.capacity());
            }
            case LEFT_OUT -> {
                Map<String, Long> deposits = new LinkedHashMap<>(DEPOSITS);
                deposits.remove("peter");
                yield opening(tree(deposits), 1);
            }
        };
    }

    /** Everybody's first leaf, made by hand. */
    private ClaimTree tree(Map<String, Long> deposits) throws Exception {
        List<Leaf> leaves = new ArrayList<>();
        for (Map.Entry<String, Long> deposit : deposits.entrySet()) {
            String provider = pool.person(deposit.getKey()).address().toString();
            EpochWeights weights = EpochWeights.of(new long[] {1}, new long[] {deposit.getValue() * Ratio.SUB});
            leaves.add(new Leaf(BookId.parse(BALANCED).orElseThrow(), provider, 1, deposit.getValue(), 0, 0, weights));
        }
        return ClaimTree.of(leaves);
    }

    private ClarityValue opening(ClaimTree tree, long capacity) {
        return opening(BALANCED, tree.root().sum(), capacity, tree.root().hash().bytes());
    }

    private static ClarityValue opening(String book, long weight, long capacity, byte[] root) {
        return ClaimPool.opening(BookId.parse(book).orElseThrow(), 1, weight, capacity, Bytes.copyOf(root));
    }

    @Test
    void vetoesTwoLiesOfOneBatchAndLeavesTheTruthAlone() throws Exception {
        Guard guard = guard(Set.of());
        Expectation balanced = pool.book(BALANCED).expected().orElseThrow();
        Expectation aggressive = pool.book(AGGRESSIVE).expected().orElseThrow();
        propose(
                opening(BALANCED, balanced.weight(), balanced.capacity(), new byte[32]),
                pool.honest(SBTC),
                opening(AGGRESSIVE, aggressive.weight() + 4096, aggressive.capacity(), new byte[32]));

        guard.look();
        assertThat(guard.desk().sent()).hasSize(2);
        pool.devnet().devnet().nextBlock();

        assertThat(pool.book(BALANCED).proposal()).isEmpty();
        assertThat(pool.book(AGGRESSIVE).proposal()).isEmpty();
        assertThat(pool.book(SBTC).proposal()).isPresent();
        confirms(SBTC);
    }

    /** The veto was sent in time and came late: it fails, the lie is told, and the next truth passes and ends it. */
    @Test
    void goesOnBehindALieThatWasConfirmedMeanwhile() throws Exception {
        Guard guard = guard(Set.of());
        Expectation expected = pool.book(BALANCED).expected().orElseThrow();
        propose(opening(BALANCED, expected.weight(), expected.capacity(), new byte[32]));
        hold(guard.desk().address().toString());
        guard.look();
        VetoDesk.Sent veto = guard.desk().sent().values().iterator().next();

        confirms(BALANCED);
        hold();
        assertThat(pool.result(veto.txid())).as("ERR_NO_PROPOSAL").isEqualTo("(err u138)");
        guard.look();

        assertThat(codes()).containsExactly(FALSE_PROPOSAL, FALSE_OPENING);
        assertThat(guard.desk().sent()).isEmpty();
        pool.finish(BALANCED);
        propose(pool.honest(BALANCED));
        guard.look();
        assertThat(guard.desk().sent()).isEmpty();
        confirms(BALANCED);
        guard.look();
        assertThat(guard.incidents()).isEmpty();
    }

    /** With a false weight, too: the vault's vintage has it, and the books go on from there. */
    @Test
    void goesOnBehindAConfirmedFalseWeight() throws Exception {
        Guard guard = guard(Set.of());
        Expectation expected = pool.book(BALANCED).expected().orElseThrow();
        propose(opening(BALANCED, expected.weight() * 2, expected.capacity(), new byte[32]));
        confirms(BALANCED);
        guard.look();
        assertThat(codes()).containsExactly(FALSE_OPENING);

        pool.finish(BALANCED);
        propose(pool.honest(BALANCED));
        guard.look();
        confirms(BALANCED);
        guard.look();

        assertThat(guard.desk().sent()).isEmpty();
        assertThat(guard.incidents()).isEmpty();
        assertThat(codes()).containsExactly(FALSE_OPENING);
    }

    @Test
    void isInTimeWhenItWasStartedLate() throws Exception {
        Expectation expected = pool.book(BALANCED).expected().orElseThrow();
        propose(opening(
                BALANCED,
                expected.weight() + 1,
                expected.capacity(),
                expected.root().bytes()));
        pool.devnet().devnet().mine(ROOT_DELAY + 2, 1);

        guard(Set.of()).look();
        pool.devnet().devnet().nextBlock();

        assertThat(pool.book(BALANCED).proposal()).isEmpty();
    }

    /** It keeps nothing, so it makes the same bytes again, and they wait already. */
    @Test
    void isTheSameAfterARestart() throws Exception {
        Expectation expected = pool.book(BALANCED).expected().orElseThrow();
        propose(opening(
                BALANCED,
                expected.weight() + 1,
                expected.capacity(),
                expected.root().bytes()));
        Guard first = guard(Set.of());
        hold(first.desk().address().toString());
        first.look();

        Guard second = guard(Set.of());
        second.look();
        VetoDesk.Sent before = first.desk().sent().values().iterator().next();
        VetoDesk.Sent after = second.desk().sent().values().iterator().next();
        assertThat(after).isEqualTo(before);
        hold();
        pool.devnet().devnet().nextBlock();

        assertThat(pool.result(after.txid())).isEqualTo("(ok true)");
        assertThat(pool.book(BALANCED).proposal()).isEmpty();
    }

    /** Two vetoes were waiting, and only one is wanted now: the first nonce that is free for us is taken over by a higher fee. */
    @Test
    void takesOverTheNonceOfAVetoThatIsNotWantedAnyMore() throws Exception {
        Guard first = guard(Set.of());
        hold(first.desk().address().toString());
        ClarityValue thief =
                ClarityValue.principal(Principal.of(pool.person("thief").address()));
        pool.success(
                pool.role(Role.OWNER), pool.contracts().roles(), "announce-role", ClarityValue.ascii("quoter"), thief);
        Guard roles = guard(Set.of("quoter"));
        roles.look();
        VetoDesk.Sent before = roles.desk().sent().values().iterator().next();
        Expectation expected = pool.book(BALANCED).expected().orElseThrow();
        propose(opening(
                BALANCED,
                expected.weight() + 1,
                expected.capacity(),
                expected.root().bytes()));

        first.look();
        VetoDesk.Sent after = first.desk().sent().values().iterator().next();
        assertThat(after.nonce()).isEqualTo(before.nonce());
        assertThat(after.feeMicroStx()).isGreaterThan(before.feeMicroStx());
        hold();
        pool.devnet().devnet().nextBlock();

        assertThat(pool.result(after.txid())).isEqualTo("(ok true)");
        assertThat(pool.book(BALANCED).proposal()).isEmpty();
    }

    @Test
    void raisesTheFeeOfAVetoThatIsNotMined() throws Exception {
        Guard guard = guard(Set.of());
        Expectation expected = pool.book(BALANCED).expected().orElseThrow();
        propose(opening(
                BALANCED,
                expected.weight() + 1,
                expected.capacity(),
                expected.root().bytes()));
        hold(guard.desk().address().toString());
        guard.look();
        BigInteger first = guard.desk().sent().values().iterator().next().feeMicroStx();
        pool.devnet().devnet().mine(0, 2);
        guard.look();
        VetoDesk.Sent raised = guard.desk().sent().values().iterator().next();
        assertThat(raised.feeMicroStx()).isGreaterThan(first);
        hold();
        pool.devnet().devnet().nextBlock();

        assertThat(pool.result(raised.txid())).isEqualTo("(ok true)");
    }

    /** The block with the veto is taken back, and the veto with it. */
    @Test
    void vetoesAgainBehindAFork() throws Exception {
        Guard guard = guard(Set.of());
        Expectation expected = pool.book(BALANCED).expected().orElseThrow();
        propose(opening(
                BALANCED,
                expected.weight() + 1,
                expected.capacity(),
                expected.root().bytes()));
        guard.look();
        pool.devnet().devnet().nextBlock();
        guard.look();
        assertThat(guard.incidents()).isEmpty();

        reorg();
        pool.devnet().devnet().mine(0, 2);
        guard.look();
        assertThat(guard.incidents()).extracting(GuardIncident::code).containsExactly(FALSE_PROPOSAL);
        pool.devnet().devnet().nextBlock();
        guard.look();

        assertThat(pool.book(BALANCED).proposal()).isEmpty();
        assertThat(guard.incidents()).isEmpty();
    }

    @Test
    void tellsOfAnnouncementsAndPausesAndVetoesRolesOnlyWhenAsked() throws Exception {
        Account owner = pool.role(Role.OWNER);
        ClarityValue thief =
                ClarityValue.principal(Principal.of(pool.person("thief").address()));
        for (String role : List.of("allocator", "quoter")) {
            pool.success(owner, pool.contracts().roles(), "announce-role", ClarityValue.ascii(role), thief);
        }
        Guard guard = guard(Set.of("allocator"));

        guard.look();
        assertThat(came).extracting(GuardIncident::where).containsExactly("allocator", "quoter");
        assertThat(codes()).containsOnly(ROLE_ANNOUNCED);
        pool.devnet().devnet().nextBlock();
        guard.look();
        assertThat(guard.incidents()).extracting(GuardIncident::where).containsExactly("quoter");

        pool.success(pool.role(Role.GUARDIAN), pool.contracts().roles(), "set-paused", ClarityValue.bool(true));
        guard.look();
        assertThat(guard.incidents()).extracting(GuardIncident::code).containsExactly(ROLE_ANNOUNCED, PAUSED);
    }

    /** A contract that prints what the vault prints is not the vault, and what a stranger asks for is no reason to stop. */
    @Test
    void isNotMovedByStrangers() throws Exception {
        Account stranger = pool.person("stranger");
        String source = "(define-public (lie) (begin (print {topic: \"epoch-proposed\", version: u2, token: \"STX\","
                + " tier: \"balanced\", epoch: u1, weight: u1, capacity: u1, root: 0x00, confirmable-at: u1}) (ok (print u1))))";
        pool.devnet()
                .chain()
                .awaitSuccess(
                        stranger.send(
                                TransactionBuilder.deploy(
                                        pool.devnet().chain().network(), "liquidity-pool-vault", source, 3),
                                "deploying"),
                        "deploying");
        pool.success(stranger, new Principal.Contract(stranger.address(), "liquidity-pool-vault"), "lie");
        Guard guard = guard(Set.of());

        guard.look();

        assertThat(came).isEmpty();
        assertThat(guard.pool().find(BookId.parse(BALANCED).orElseThrow()).flatMap(FollowedBook::proposal))
                .isEmpty();
    }

    @Test
    void saysThatItsKeyIsNotTheGuardians() throws Exception {
        pool.person("somebody");
        Guard guard = guard(ClaimPool.keyOf("somebody"), Set.of());

        guard.look();

        assertThat(codes()).containsExactly(NOT_GUARDIAN);
    }

    @Test
    void tellsOfRowsThatAreNotWhatThePrintsAddUpTo() throws Exception {
        PrivateKey key = PrivateKey.ofFile(pool.keyFile(data, Role.GUARDIAN));
        try (LyingNode node = new LyingNode(pool.devnet().url());
                Chain chain = new Chain(
                        node.url(),
                        pool.devnet().url(),
                        Network.TESTNET,
                        pool.devnet().devnet())) {
            Guard guard = guard(chain, key, Set.of());

            guard.look();

            assertThat(codes()).containsExactly(ROWS_DIFFER);
            assertThat(came.getFirst().detail())
                    .contains("book STX:balanced: capital is 93333333334 by the prints, and 93333333335 in the vault");
        }
    }

    /** The last one: the chain is gone with it. */
    @Test
    @Order(Integer.MAX_VALUE)
    void outlivesItsNode() throws Exception {
        Guard guard = guard(Set.of());
        guard.look();
        pool.devnet().stop();

        guard.look();
        guard.look();
        assertThat(came).as("once is nothing").isEmpty();
        guard.look();

        assertThat(codes()).containsExactly(NODE_SILENT);
    }

    private void hold(String... senders) throws Exception {
        pool.devnet().control("/devnet/mempool/rules", Map.of("holdSenders", List.of(senders)));
    }

    private void reorg() throws Exception {
        pool.devnet().control("/devnet/reorg", Map.of("depth", 1, "txs", "discard", "api", "immediate"));
    }
}
