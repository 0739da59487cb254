package io.bithedge.benchmarks;

import io.bithedge.cli.chain.Devnet;
import io.bithedge.cli.chain.DevnetDeployment;
import io.bithedge.cli.parts.Deployment;
import io.bithedge.cli.parts.Layout;
import io.bithedge.ledger.policy.BurnBlocks;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.admin.TopicCreator;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.PolicyEnding;
import io.bithedge.schemas.avro.ProcessExpirations;
import io.bithedge.schemas.serde.AvroSerdes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.client.ApiClient;
import io.bithedge.stacks.client.ClientSettings;
import io.bithedge.stacks.client.NodeClient;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.submitter.kafka.KafkaLink;
import io.bithedge.submitter.kafka.KafkaSubmitterLog;
import io.bithedge.submitter.node.StacksChain;
import io.bithedge.submitter.port.KeyRing;
import io.bithedge.submitter.port.Preflight;
import io.bithedge.submitter.rule.FeeRule;
import io.bithedge.submitter.step.SubmitterAgent;
import io.bithedge.submitter.step.SubmitterSettings;
import io.bithedge.submitter.value.Contracts;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.Snapshot;
import io.bithedge.submitter.value.TransactionState;
import io.bithedge.testing.BrokerProcess;
import io.bithedge.watcher.agent.BatchLimits;
import io.bithedge.watcher.agent.WatcherAgent;
import io.bithedge.watcher.agent.WatcherSettings;
import io.bithedge.watcher.contract.OurContracts;
import io.bithedge.watcher.follow.FinalityRule;
import io.bithedge.watcher.sink.KafkaChainLog;
import io.bithedge.watcher.sink.LogSettings;
import io.bithedge.watcher.source.ApiBlockSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Commands per second from `chain-commands` into blocks: the submitter's agent with one account, the real broker, the real contracts in
 * the VM, and the watcher that tells what was mined. Each command settles one policy that does not exist, so that every call succeeds
 * and prints one `item-failed` for each; without preflight. Argument: the number of commands.
 */
public final class SubmitBenchmark {
    private static final int BLOCK_MS = 500;
    private static final int BURN_BLOCK_MS = 5_000;
    private static final int EPOCH_BLOCKS = BurnBlocks.DAY;
    private static final long FUNDS_MICRO_STX = 10_000_000_000L;
    private static final Duration WAIT = Duration.ofMillis(5);
    private static final String REGISTRY = "mock://submit";
    private static final SignerRole KEEPER = new SignerRole("keeper");
    private static final Set<TransactionState> UNDER_WAY = Set.of(
            TransactionState.ACCEPTED,
            TransactionState.PREFLIGHTED,
            TransactionState.INTENT,
            TransactionState.SIGNED,
            TransactionState.POSTED,
            TransactionState.IN_MEMPOOL);

    private SubmitBenchmark() {}

    public static void main(String[] args) throws Exception {
        int commands = args.length > 0 ? Integer.parseInt(args[0]) : 5_000;
        Path home = Path.of("").toAbsolutePath();
        Path folder = Files.createTempDirectory("bithedge-benchmark");
        try (BrokerProcess broker = BrokerProcess.start(
                        folder, System.getProperty("bithedge.broker.jars", "foreign-parts/target/kafka") + "/*");
                DevnetServer server = DevnetServer.start(home);
                NodeClient node = new NodeClient(ClientSettings.of(URI.create(server.url())));
                ApiClient api = new ApiClient(ClientSettings.of(URI.create(server.url())))) {
            Deployment deployment =
                    DevnetDeployment.complete(new Layout(home, folder), server.url(), EPOCH_BLOCKS, line -> {});
            PrivateKey key = PrivateKey.ofHex("%064x".formatted(79));
            Devnet devnet = new Devnet(server.url());
            devnet.fundStx(key.address(Network.TESTNET).toString(), FUNDS_MICRO_STX);
            devnet.nextBlock();
            send(broker.bootstrapServers(), commands);
            devnet.setPace(new Devnet.Pace(BLOCK_MS, BLOCK_MS, BURN_BLOCK_MS));
            new Run(broker.bootstrapServers(), deployment, node, api).of(key, commands);
        }
    }

    private static void send(String bootstrapServers, int commands) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            new TopicCreator(admin).createMissing(KafkaSubmitterLog.TOPICS);
        }
        try (KafkaProducer<String, ChainCommand> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new StringSerializer(),
                new AvroSerdes(REGISTRY).of(Topics.CHAIN_COMMANDS).serializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            for (long number = 1; number <= commands; number++) {
                sent.add(producer.send(new ProducerRecord<>(
                        Topics.CHAIN_COMMANDS.name(),
                        KEEPER.name(),
                        new ChainCommand(
                                "benchmark-" + number,
                                KEEPER.name(),
                                1L,
                                new ProcessExpirations(List.of(new PolicyEnding(1_000_000 + number, 1L, 1L)))))));
            }
            for (Future<RecordMetadata> each : sent) {
                each.get();
            }
        }
    }

    private record Run(String bootstrapServers, Deployment deployment, NodeClient node, ApiClient api) {
        void of(PrivateKey key, int commands) throws IOException {
            try (KafkaChainLog chainLog = new KafkaChainLog(new LogSettings(bootstrapServers, REGISTRY, "watcher"));
                    KafkaSubmitterLog log = new KafkaSubmitterLog(
                            new KafkaLink(bootstrapServers),
                            new AvroSerdes(REGISTRY),
                            KafkaSubmitterLog.seatOf(KEEPER))) {
                WatcherAgent watcher = watcher(chainLog);
                SubmitterAgent submitter = submitter(log, key);
                long start = System.nanoTime();
                do {
                    watcher.doWork();
                    submitter.doWork(WAIT);
                } while (isUnderWay(submitter.snapshot()));
                double seconds = (System.nanoTime() - start) / 1e9;
                long transactions = node.account(new Principal.Standard(key.address(Network.TESTNET)))
                        .nonce();
                System.out.printf(
                        "%,d commands in %,d transactions mined in %.1f s: %,.0f commands/s, %.1f transactions/s (a block every %d ms)%n",
                        commands, transactions, seconds, commands / seconds, transactions / seconds, BLOCK_MS);
                Figures.put("submit.commandsPerSecond", commands / seconds);
            }
        }

        private WatcherAgent watcher(KafkaChainLog log) {
            OurContracts contracts = new OurContracts(deployment.vault(), deployment.registry(), deployment.oracle());
            return new WatcherAgent(
                    new ApiBlockSource(api, node),
                    log,
                    new WatcherSettings(contracts, deployment.startHeight(), new FinalityRule(1), BatchLimits.DEFAULT),
                    InstantSource.system());
        }

        private SubmitterAgent submitter(KafkaSubmitterLog log, PrivateKey key) {
            Principal.Contract vault = Principal.Contract.parse(deployment.vault());
            Contracts contracts = new Contracts(
                    vault,
                    Principal.Contract.parse(deployment.registry()),
                    Principal.Contract.parse(deployment.oracle()),
                    new AssetId(Principal.Contract.parse(deployment.sbtc()), "sbtc-token"));
            Preflight none = request -> new Preflight.Outcome.Unavailable("a benchmark of the sending alone");
            return new SubmitterAgent(
                    log,
                    new SubmitterAgent.Ports(
                            new StacksChain(node, List.of(), api, vault), new KeyRing(Map.of(KEEPER, key)), none),
                    SubmitterSettings.of(
                            contracts,
                            Network.TESTNET,
                            deployment.chainId(),
                            new FeeRule(1_000_000, 10_000_000_000L, 6)),
                    InstantSource.system());
        }

        private static boolean isUnderWay(Snapshot snapshot) {
            if (!snapshot.troubles().isEmpty()) {
                throw new IllegalStateException(String.join("; ", snapshot.troubles()));
            }
            Snapshot.Account keeper = snapshot.signers().get(KEEPER.name());
            return keeper == null
                    || keeper.nextNonce() <= 0
                    || keeper.waiting() > 0
                    || snapshot.states().entrySet().stream()
                            .anyMatch(phase -> phase.getValue() > 0 && UNDER_WAY.contains(phase.getKey()));
        }
    }
}
