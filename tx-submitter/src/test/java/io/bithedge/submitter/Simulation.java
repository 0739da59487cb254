package io.bithedge.submitter;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.signing.PrivateKey;
import io.bithedge.stacks.signing.Signer;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.stacks.transaction.Payload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The agent against a fake chain and a durable log, with a clock of its own. Checks after every step what must never happen. */
final class Simulation {
    static final SignerRole KEEPER = new SignerRole("keeper");
    static final SignerRole ALLOCATOR = new SignerRole("allocator");
    private static final Map<SignerRole, Signer> SIGNERS =
            Map.of(KEEPER, PrivateKey.ofHex("%064x".formatted(11)), ALLOCATOR, PrivateKey.ofHex("%064x".formatted(12)));
    private static final String DEPLOYER = "ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM";
    private static final Contracts CONTRACTS = new Contracts(
            Principal.Contract.parse(DEPLOYER + ".liquidity-pool-vault"),
            Principal.Contract.parse(DEPLOYER + ".policy-registry"),
            Principal.Contract.parse(DEPLOYER + ".price-oracle"),
            AssetId.parse("SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token::sbtc-token"));
    private static final SubmitterSettings SETTINGS =
            SubmitterSettings.of(CONTRACTS, Network.TESTNET, 0x80000000L, new FeeRule(1_000_000));

    final FakeChain chain = new FakeChain();
    final FakeLog log = new FakeLog();
    private final Random network;
    private final double lossRate;
    private long nowMs = 1_700_000_000_000L;
    private Optional<SubmitterAgent> agent = Optional.empty();

    /** @param lossRate how often a post is lost, its answer is lost, or the node is out of order. */
    Simulation(Random network, double lossRate) {
        this.network = network;
        this.lossRate = lossRate;
    }

    static StacksAddress address(SignerRole role) {
        return requireNonNull(SIGNERS.get(role)).address(Network.TESTNET);
    }

    static Command command(SignerRole role, long policyId) {
        return new Command(
                new CommandKey(role, "process-expirations:" + policyId),
                new Command.Body.ProcessExpirations(List.of(policyId)));
    }

    /** One duty cycle; a crash leaves no agent, the next cycle starts one from the log. */
    void cycle(Faults faults) {
        nowMs += 500;
        log.append(chain.takeStream());
        try {
            SubmitterAgent running = agent.orElseGet(() -> started(faults));
            agent = Optional.of(running);
            running.doWork(Duration.ZERO);
        } catch (Faults.Crash e) {
            agent = Optional.empty();
        }
        checkNever();
    }

    private SubmitterAgent started(Faults faults) {
        InstantSource clock = () -> Instant.ofEpochMilli(nowMs);
        return new SubmitterAgent(log.open(faults), new Port(faults), SIGNERS, SETTINGS, clock);
    }

    /** Without faults from here on: everything must come to its end. */
    void settle() {
        agent = Optional.empty();
        for (int i = 0; i < 400; i++) {
            cycle(Faults.none());
            if (i % 4 == 0) {
                chain.mine(30);
                chain.finaliseUpTo(chain.tipHeight() - 1);
            }
        }
    }

    List<String> troubles() {
        return agent.map(a -> a.snapshot().troubles()).orElse(List.of());
    }

    /** For messages: what has not come to its end. */
    List<String> unfinished() {
        return log.records().values().stream()
                .filter(o -> o.phase() != Phase.FINAL && o.phase() != Phase.ABORTED && o.phase() != Phase.DROPPED)
                .map(o -> "%s %s nonce %s %s"
                        .formatted(
                                o.key(),
                                o.phase(),
                                o.envelope().map(e -> Long.toString(e.nonce())).orElse("-"),
                                o.reason()))
                .toList();
    }

    long pending(SignerRole role) {
        Snapshot.Account account = agent.orElseThrow().snapshot().signers().get(role.name());
        return account == null ? 0 : account.pending();
    }

    private void checkNever() {
        assertThat(chain.executions())
                .allSatisfy((policy, times) -> assertThat(times)
                        .as("policy %d is in the chain", policy)
                        .isEqualTo(1));
    }

    private final class Port implements ChainPort {
        private final Faults faults;

        Port(Faults faults) {
            this.faults = faults;
        }

        private boolean loses() {
            return lossRate > 0 && network.nextDouble() < lossRate;
        }

        @Override
        public Account account(StacksAddress address) {
            faults.step("account");
            if (loses()) {
                throw new Unavailable("timeout");
            }
            return new Account(chain.accountNonce(address), chain.tipHeight());
        }

        @Override
        public Optional<Long> estimatedFee(Payload payload, int signedSize) {
            return Optional.of(500L);
        }

        @Override
        public Optional<Lock> lock(long policyId) {
            faults.step("lock");
            return Optional.of(new Lock(policyId % 2 == 0 ? "STX" : "SBTC", policyId));
        }

        @Override
        public PostOutcome post(Bytes signed, Txid txid) {
            assertThat(log.wasSigned(txid)).as("durable before the first post").isTrue();
            faults.step("before post");
            if (loses()) {
                return switch (network.nextInt(4)) {
                    case 0 -> new PostOutcome.Unknown("lost on the way there");
                    case 1 -> new PostOutcome.Busy("HTTP 503");
                    case 2 -> new PostOutcome.NotEnoughFunds("for a moment");
                    default -> {
                        chain.post(FakeChain.decode(signed));
                        yield new PostOutcome.Unknown("lost on the way back");
                    }
                };
            }
            PostOutcome outcome = chain.post(FakeChain.decode(signed));
            faults.step("after post");
            return outcome;
        }
    }
}
