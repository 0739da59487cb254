package io.bithedge.watcher.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.schemas.avro.ChainRecord;
import io.bithedge.schemas.avro.ContractEvent;
import io.bithedge.schemas.avro.ContractTransaction;
import io.bithedge.schemas.avro.MempoolTransactionDropped;
import io.bithedge.schemas.avro.MempoolTransactionSeen;
import io.bithedge.stacks.Hashes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.clarity.ClarityValue;
import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.client.SubmitResult;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.PostConditionMode;
import io.bithedge.stacks.transaction.StacksTransaction;
import io.bithedge.stacks.transaction.TransactionBuilder;
import io.bithedge.watcher.agent.AgentObserver;
import io.bithedge.watcher.agent.BatchLimits;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.agent.WatcherStatus.State;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.follow.SecondLook;
import io.bithedge.watcher.push.BlockWindow;
import io.bithedge.watcher.push.Door;
import io.bithedge.watcher.push.ObserverServer;
import io.bithedge.watcher.push.Peers;
import io.bithedge.watcher.push.PushBlockSource;
import io.bithedge.watcher.push.PushIntake;
import io.bithedge.watcher.source.CrossCheck.Side;
import io.bithedge.watcher.testing.DevnetProcess;
import io.bithedge.watcher.testing.MemoryLog;
import io.bithedge.watcher.testing.MemoryObservationLog;
import io.bithedge.watcher.testing.StreamView;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One devnet read through both sources: pushed and pulled records are the same, byte for byte, whatever the chain holds and
 * however the webhooks and the API misbehave. On a chain as it always was, and on one like mainnet.
 */
@ParameterizedClass
@EnumSource
class BothSourcesIT {
    /** What the chain is like, as options of the devnet. */
    enum Kind {
        TESTNET(Network.TESTNET, "--network testnet"),
        /** Its bytes and addresses, and the routes before version 9 of the API switched off. */
        MAINNET(Network.MAINNET, "--network mainnet --fees market --api-routes new");

        private final Network network;
        private final String options;

        Kind(Network network, String options) {
            this.network = network;
            this.options = options;
        }
    }

    private static final List<PrivateKey> KEYS = List.of(
            PrivateKey.ofHex("a1".repeat(32)), PrivateKey.ofHex("b2".repeat(32)), PrivateKey.ofHex("c3".repeat(32)));
    /** No contract can be deployed with these, and anybody can move something there. */
    private static final List<String> NAMES_OF_NOBODY = List.of("n".repeat(41), "n".repeat(127), "__transient");

    private static final String VAULT = """
            (define-public (sweep (value bool))
              (begin (print {topic: "fees-swept", version: u2, token: "STX", amount: (if value u1 u2), recipient: tx-sender}) (ok true)))
            (define-public (refuse)
              (begin (print {topic: "fees-swept", version: u2, token: "STX", amount: u1, recipient: tx-sender}) (err u7)))
            (define-public (crash)
              (begin (print {topic: "fees-swept", version: u2, token: "STX", amount: u1, recipient: tx-sender}) (ok (/ u1 u0))))
            (define-public (pay)
              (begin (try! (stx-transfer? u5 tx-sender (as-contract tx-sender)))
                     (print {topic: "fees-swept", version: u2, token: "STX", amount: u1, recipient: tx-sender}) (ok true)))
            """;
    private static final String PROXY = """
            (define-public (through)
              (begin (print "not a tuple") (try! (stx-transfer? u1 tx-sender 'RECIPIENT))
                     (unwrap-panic (contract-call? .vault sweep true)) (print {topic: "foreign"}) (contract-call? .vault sweep false)))
            (define-public (alone) (begin (print 0x00) (ok true)))
            (define-public (away (to principal))
              (begin (print "before") (try! (stx-transfer? u1 tx-sender to)) (ok true)))
            (define-public (far (to principal))
              (begin (try! (away to)) (unwrap-panic (contract-call? .vault sweep true)) (try! (away to)) (contract-call? .vault sweep false)))
            """;

    private final Kind kind;
    private final StacksAddress deployer;
    private final OurContracts contracts;

    private final MemoryObservationLog observations = new MemoryObservationLog();
    private final BlockWindow window = new BlockWindow(1_000);
    private final PushIntake intake;
    private final MemoryLog pushedLog = new MemoryLog();
    private final MemoryLog pulledLog = new MemoryLog();
    private final long[] nonces = new long[KEYS.size()];
    private final Set<String> sent = new HashSet<>();
    private Instant now = Instant.EPOCH;
    private ObserverServer observer;
    private DevnetProcess devnet;
    private NodeClient node;
    private CrossCheck check;
    private PulledLook look;
    private WatcherAgent pushed;
    private WatcherAgent pulled;

    @TempDir
    Path folder;

    @TempDir
    Path data;

    BothSourcesIT(Kind kind) {
        this.kind = kind;
        this.deployer = address(KEYS.getFirst());
        this.contracts = new OurContracts(deployer + ".vault", deployer + ".registry", deployer + ".oracle");
        this.intake = new PushIntake(observations.writer(), window, contracts, Set.of(), InstantSource.system());
    }

    @BeforeEach
    void start() throws Exception {
        observer = ObserverServer.start(
                intake,
                new Door(Peers.of(List.of()), "", 8),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new ObserverServer.BodyLimits(8 * 1024 * 1024, folder, Duration.ofSeconds(20)));
        devnet = DevnetProcess.start(options());
        ClientSettings client = ClientSettings.of(devnet.url());
        node = new NodeClient(client);
        BlockSource api = new ApiBlockSource(new ApiClient(client), node, contracts.principals());
        PushBlockSource push = new PushBlockSource(intake, window);
        long startHeight = api.tip().height() + 1;
        check = new CrossCheck(
                new Side("push", push),
                new Side("pull", api),
                new CrossCheckSettings(3, 100, startHeight, new FinalityRule(900), contracts).whereTheSecondDecides());
        look = new PulledLook(api, 3, id -> push.refuse(id, "not what is pulled"));
        InstantSource clock = () -> now;
        CrossCheckedSource both = new CrossCheckedSource(
                push, api, check, look, new CrossCheckedSource.Limits(Duration.ofMinutes(1), 1_000, contracts), clock);
        pushed = agent(new WatcherAgent.Sources(both, both, api), pushedLog, startHeight);
        pulled = agent(new WatcherAgent.Sources(api, SecondLook.NOT_NEEDED, api), pulledLog, startHeight);
    }

    private List<String> options() {
        List<String> options = new ArrayList<>(List.of(kind.options.split(" ", -1)));
        options.addAll(List.of("--data", data.toString(), "--observer", "http://127.0.0.1:" + observer.port()));
        KEYS.forEach(key -> options.addAll(List.of("--fund", address(key) + "=1000000000000")));
        return options;
    }

    @AfterEach
    void stop() {
        if (devnet != null) {
            devnet.close();
            observer.close();
        }
    }

    @Test
    void tellsTheSameThroughBothSources() throws Exception {
        deployAndCall();
        settleBoth();
        bigBlockOfEveryKind();
        settleBoth();
        namesOfNobody();
        settleBoth();
        startAgain();
        settleBoth();
        fork();
        settleBoth();
        webhooksTwiceAndLate();
        settleBoth();
        webhookLost();
        settleBoth();
        apiBehindAndBusy();
        settleBoth();
        burnBlocksOnly();
        settleBoth();

        assertThat(encoded(pushedLog)).isEqualTo(encoded(pulledLog));
        assertThat(StreamView.of(pushedLog.records()).rollbacks()).isEqualTo(2);
        assertThat(bodies(ContractTransaction.class))
                .extracting(ContractTransaction::getStatusText)
                .contains("success", "abort_by_response", "abort_by_post_condition");
        // Of a call through the proxy: two events of the stranger come first, one between ours.
        assertThat(bodies(ContractEvent.class))
                .filteredOn(event -> event.getPosition().getOrdinal() == 4)
                .isNotEmpty();
        assertThat(check.conflicts()).isEmpty();
        assertThat(look.conflicts()).isEmpty();
        assertThat(look.confirmedHeight()).isEqualTo(pushed.status().tipHeight());
        assertThatTheMempoolWasTold();
    }

    private void deployAndCall() throws Exception {
        send(0, TransactionBuilder.deploy(kind.network, "vault", VAULT, 3));
        settleMined(1);
        send(
                0,
                TransactionBuilder.deploy(
                        kind.network,
                        "proxy",
                        PROXY.replace("RECIPIENT", address(KEYS.getLast()).toString()),
                        3));
        settleMined(1);
        send(0, call("vault", "sweep", ClarityValue.bool(true)));
        settleMined(1);
    }

    private void bigBlockOfEveryKind() throws Exception {
        for (int i = 0; i < 20; i++) {
            for (int key = 0; key < KEYS.size(); key++) {
                send(
                        key,
                        switch ((i + key) % 6) {
                            case 0 -> call("vault", "sweep", ClarityValue.bool(true));
                            case 1 -> call("vault", "refuse");
                            case 2 -> call("vault", "crash");
                            case 3 -> call("vault", "pay").withPostConditions(PostConditionMode.DENY, List.of());
                            case 4 -> call("proxy", "through");
                            default -> call("proxy", "alone");
                        });
            }
        }
        settleMined(1);
        // Of the sixty ten reach the stranger alone, and the proxy refuses to pay the third key its own money.
        assertThat(bodies(ContractTransaction.class)).hasSizeGreaterThan(40);
    }

    /** Version 9 of the API cannot write the events of these: whoever pays the fee may put one in front of ours. */
    private void namesOfNobody() throws Exception {
        int before = bodies(ContractEvent.class).size();
        for (String name : NAMES_OF_NOBODY) {
            ClarityValue to = ClarityValue.principal(new Principal.Contract(deployer, name));
            send(1, call("proxy", "away", to));
            send(1, call("proxy", "far", to));
        }
        settleMined(1);
        assertThat(bodies(ContractEvent.class)).hasSize(before + 2 * NAMES_OF_NOBODY.size());
        assertThat(bodies(ContractTransaction.class).getLast())
                .extracting(ContractTransaction::getStatusText, ContractTransaction::getEventCount)
                .containsExactly("success", 6);
    }

    /** Killed and started again, a node announces block 0 first, without a time, until it hears 200; then it goes on. */
    private void startAgain() throws Exception {
        String port = String.valueOf(devnet.url().getPort());
        devnet.close();
        List<String> again = new ArrayList<>(options());
        again.addAll(List.of("--port", port));
        devnet = DevnetProcess.start(again);
        devnet.awaitDelivered();
        assertThat(pushed.status().state()).isEqualTo(State.FOLLOWING);
        send(2, call("vault", "sweep", ClarityValue.bool(true)));
        settleMined(2);
    }

    private void fork() throws Exception {
        settleMined(2);
        send(1, call("proxy", "through"));
        settleMined(1);
        devnet.control("/devnet/reorg", "{\"depth\":2,\"txs\":\"keep\",\"api\":\"immediate\"}");
        settleMined(4);
    }

    private void webhooksTwiceAndLate() throws Exception {
        devnet.control("/devnet/faults", "{\"duplicateWebhooks\":3,\"delayWebhooksMs\":50}");
        send(2, call("vault", "sweep", ClarityValue.bool(false)));
        settleMined(4);
        devnet.control("/devnet/faults", "{\"clear\":true}");
    }

    private void webhookLost() throws Exception {
        devnet.control("/devnet/faults", "{\"dropWebhooks\":2}");
        send(0, call("proxy", "through"));
        settleMined(4);
    }

    private void apiBehindAndBusy() throws Exception {
        devnet.control(
                "/devnet/faults",
                "{\"apiLagBlocks\":2,\"routes\":[{\"path\":\"/extended/v2/blocks\",\"answer\":429,\"requests\":2}]}");
        send(1, call("vault", "sweep", ClarityValue.bool(true)));
        settleMinedPushedOnly(3);
        check.look();
        assertThat(check.conflicts()).isEmpty();
        devnet.control("/devnet/faults", "{\"clear\":true}");
    }

    private void burnBlocksOnly() throws Exception {
        devnet.burn(3);
        devnet.awaitDelivered();
        settle(pushed);
    }

    private void assertThatTheMempoolWasTold() throws Exception {
        String waiting = send(0, call("vault", "sweep", ClarityValue.bool(true)));
        devnet.control("/devnet/mempool/drop", "{\"txids\":[\"%s\"]}".formatted(waiting));
        devnet.awaitDelivered();
        List<Object> published =
                observations.mempool().stream().map(event -> event.getBody()).toList();
        assertThat(published.stream()
                        .filter(MempoolTransactionSeen.class::isInstance)
                        .map(body -> ((MempoolTransactionSeen) body).getTxid()))
                .containsAll(sent);
        assertThat(published.getLast())
                .isInstanceOfSatisfying(
                        MempoolTransactionDropped.class,
                        dropped -> assertThat(dropped.getTxid()).isEqualTo(waiting));
    }

    /** Both look at the same moment: what one of them never saw it does not roll back. */
    private void settleMined(int blocks) throws Exception {
        settleMinedPushedOnly(blocks);
        settle(pulled);
    }

    private void settleMinedPushedOnly(int blocks) throws Exception {
        devnet.mine(blocks);
        devnet.awaitDelivered();
        settle(pushed);
    }

    private void settleBoth() {
        settle(pushed);
        settle(pulled);
        check.look();
        assertThat(pulled.status().tipHeight()).isEqualTo(pushed.status().tipHeight());
    }

    private void settle(WatcherAgent agent) {
        now = now.plusSeconds(60);
        check.look();
        if (agent == pushed) {
            follow(agent);
            look.look(agent.status().cursor());
        }
        follow(agent);
    }

    private static void follow(WatcherAgent agent) {
        while (agent.doWork() > 0) {
            assertThat(agent.status().state()).isEqualTo(State.FOLLOWING);
        }
        assertThat(agent.status().state()).as(agent.status().reason()).isEqualTo(State.FOLLOWING);
    }

    private String send(int key, TransactionBuilder builder) {
        StacksTransaction signed =
                builder.withNonce(nonces[key]++).withFee(10_000).sign(KEYS.get(key));
        assertThat(node.submit(signed)).isInstanceOf(SubmitResult.Accepted.class);
        String txid = new Txid(Hashes.sha512Over256(signed.encode())).prefixedHex();
        sent.add(txid);
        return txid;
    }

    private TransactionBuilder call(String contract, String function, ClarityValue... arguments) {
        return TransactionBuilder.contractCall(
                        kind.network, Principal.Contract.parse(deployer + "." + contract), function, List.of(arguments))
                .withPostConditions(PostConditionMode.ALLOW, List.of());
    }

    private StacksAddress address(PrivateKey key) {
        return new StacksAddress(kind.network.singleSigVersion(), Hashes.hash160(key.publicKey()));
    }

    private WatcherAgent agent(WatcherAgent.Sources sources, MemoryLog log, long startHeight) {
        return new WatcherAgent(
                sources,
                log.writer(),
                new WatcherSettings(contracts, startHeight, new FinalityRule(2), new BatchLimits(10, 10_000)),
                () -> now,
                AgentObserver.NONE);
    }

    private <T> List<T> bodies(Class<T> type) {
        return pushedLog.records().stream()
                .map(ChainRecord::getBody)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private static List<String> encoded(MemoryLog log) {
        return log.records().stream().map(ChainRecord::toString).toList();
    }
}
