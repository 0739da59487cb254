package io.bithedge.submitter.step;

import io.bithedge.contracts.call.RegistryCalls.Ending;
import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.Network;
import io.bithedge.stacks.Txid;
import io.bithedge.stacks.address.Principal;
import io.bithedge.stacks.address.StacksAddress;
import io.bithedge.stacks.transaction.AssetId;
import io.bithedge.stacks.transaction.Payload;
import io.bithedge.submitter.port.ChainPort;
import io.bithedge.submitter.port.Preflight;
import io.bithedge.submitter.port.SigningPort;
import io.bithedge.submitter.rule.FeeRule;
import io.bithedge.submitter.step.FakeChain.Kind;
import io.bithedge.submitter.value.Cause;
import io.bithedge.submitter.value.Command;
import io.bithedge.submitter.value.CommandKey;
import io.bithedge.submitter.value.Contracts;
import io.bithedge.submitter.value.PostOutcome;
import io.bithedge.submitter.value.Sighting;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.Snapshot;
import io.bithedge.submitter.value.SubmittedTransaction;
import io.bithedge.submitter.value.TransactionState;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** The agent against a fake chain, a fake signer and a durable log, with a clock of its own. Checks after every step what must never happen. */
final class Simulation {
    static final SignerRole KEEPER = new SignerRole("keeper");
    static final SignerRole ALLOCATOR = new SignerRole("allocator");
    static final long FEE_CAP = 10_000;
    static final long DAY_CAP = 60_000;
    private static final String DEPLOYER = "ST1PQHQKV0RJXZFY1DGX8MNSNYVE3VGZJSRTPGZGM";
    static final Contracts CONTRACTS = new Contracts(
            Principal.Contract.parse(DEPLOYER + ".liquidity-pool-vault"),
            Principal.Contract.parse(DEPLOYER + ".policy-registry"),
            Principal.Contract.parse(DEPLOYER + ".price-oracle"),
            AssetId.parse("SM3VDXK3WZZSA84XXFKAFAF15NNZX32CTSG82JFQ4.sbtc-token::sbtc-token"));
    static final SubmitterSettings SETTINGS =
            SubmitterSettings.of(CONTRACTS, Network.TESTNET, 0x80000000L, new FeeRule(FEE_CAP, DAY_CAP, 3));

    final FakeChain chain = new FakeChain();
    final FakeLog log = new FakeLog();
    final FakeSigner signer = new FakeSigner(List.of(KEEPER, ALLOCATOR));
    private final Accounts accounts = new Accounts(signer.publicKeys(), Network.TESTNET);
    private Random network = new Random(0);
    private double lossRate;
    private long lieOfNode;
    private long nowMs = 1_700_000_000_000L;
    private Optional<SubmitterAgent> agent = Optional.empty();
    private Faults faults = Faults.none();

    /** From here on: so many nonces more than there are, says the node, and that its tip is final long since. */
    void lie(long nonces) {
        lieOfNode = nonces;
    }

    /** From here on: how often an answer is lost, or a node is out of order. */
    void weather(long seed, double rate) {
        network = new Random(seed);
        lossRate = rate;
    }

    void restart() {
        agent = Optional.empty();
    }

    StacksAddress address(SignerRole role) {
        return accounts.address(role);
    }

    static Command command(SignerRole role, Long... policyIds) {
        return new Command(
                new CommandKey(role, "process-expirations:" + policyIds[0]),
                new Command.Body.ProcessExpirations(Arrays.stream(policyIds)
                        .map(id -> new Ending(id, 100, 100))
                        .toList()));
    }

    static CommandKey key(SignerRole role, long policyId) {
        return new CommandKey(role, "process-expirations:" + policyId);
    }

    void cycle(Faults now) {
        cycle(now, 500);
    }

    /** One duty cycle; a crash leaves no agent, the next cycle starts one from the log. */
    void cycle(Faults now, long stepMs) {
        faults = now;
        nowMs += stepMs;
        log.append(chain.takeStream());
        try {
            SubmitterAgent running = agent.orElseGet(this::started);
            agent = Optional.of(running);
            running.doWork(Duration.ZERO);
        } catch (Faults.Crash e) {
            agent = Optional.empty();
        }
        checkNever();
    }

    private SubmitterAgent started() {
        InstantSource clock = () -> Instant.ofEpochMilli(nowMs);
        return new SubmitterAgent(
                log.open(() -> faults),
                new SubmitterAgent.Ports(new Port(), new Signatures(), this::preflight),
                SETTINGS,
                clock);
    }

    /** Without faults from here on, in a calm market: everything must come to its end. */
    void settle() {
        agent = Optional.empty();
        weather(0, 0);
        chain.pressure(0);
        for (int i = 0; i < 1_200 && (i < 60 || !isSettled()); i++) {
            cycle(Faults.none(), 5_000);
            if (i % 2 == 0) {
                chain.mine(30, 3);
                chain.finaliseUpTo(chain.tipHeight() - 1);
            }
        }
    }

    private boolean isSettled() {
        return unfinished().isEmpty() && chain.gapAbove(address(KEEPER)).isEmpty();
    }

    Snapshot snapshot() {
        return agent.map(SubmitterAgent::snapshot).orElse(Snapshot.EMPTY);
    }

    TransactionState state(SignerRole role, long policyId) {
        SubmittedTransaction record = log.records().get(key(role, policyId));
        return record == null ? TransactionState.ACCEPTED : record.state();
    }

    /** For messages: what has not come to its end. */
    List<String> unfinished() {
        return log.records().values().stream()
                .filter(o -> !hasEnded(o))
                .map(o -> "%s %s %s nonce %s %s"
                        .formatted(
                                o.key(),
                                o.state(),
                                o.cause(),
                                o.envelope().map(e -> Long.toString(e.nonce())).orElse("-"),
                                o.reason()))
                .toList();
    }

    static boolean hasEnded(SubmittedTransaction record) {
        return switch (record.state()) {
            case FINAL, ABORTED, DROPPED -> true;
            case REPLACED -> record.isFiller();
            case PARKED -> record.envelope().isEmpty() && record.cause() != Cause.DAY_CAP;
            case ACCEPTED, PREFLIGHTED, INTENT, SIGNED, POSTED, IN_MEMPOOL, MINED, ROLLED_BACK -> false;
        };
    }

    private void checkNever() {
        chain.executions().forEach((policy, times) -> {
            if (times > 1) {
                throw new AssertionError("policy %d is in the chain %d times".formatted(policy, times));
            }
        });
    }

    private boolean loses() {
        return lossRate > 0 && network.nextDouble() < lossRate;
    }

    private Preflight.Outcome preflight(Preflight.PreflightRequest request) {
        if (loses()) {
            return new Preflight.Outcome.Unavailable("no simulation now");
        }
        List<Long> ids = FakeChain.ids(request.arguments());
        if (ids.stream().anyMatch(id -> Kind.of(id) == Kind.FAILING)) {
            return new Preflight.Outcome.WouldFail("ERR_NOT_INITIALISED");
        }
        return ids.stream().anyMatch(id -> Kind.of(id) == Kind.MISMATCHING)
                ? new Preflight.Outcome.Mismatch("another payout")
                : new Preflight.Outcome.Passed(List.of());
    }

    private final class Signatures implements SigningPort {
        @Override
        public Map<SignerRole, Bytes> publicKeys() {
            return signer.publicKeys();
        }

        @Override
        public Outcome sign(SignRequest request) {
            faults.step("before signing");
            if (loses()) {
                if (network.nextBoolean()) {
                    signer.sign(request);
                }
                return new Outcome.Unavailable("no answer");
            }
            Outcome outcome = signer.sign(request);
            faults.step("after signing");
            return outcome;
        }
    }

    private final class Port implements ChainPort {
        private void mayFail(String what) {
            faults.step(what);
            if (loses()) {
                throw new Unavailable("timeout");
            }
        }

        @Override
        public Account account(StacksAddress address) {
            mayFail("account");
            return new Account(chain.accountNonce(address) + lieOfNode, lieOfNode == 0 ? chain.tipHeight() : 0);
        }

        @Override
        public long nonceByApi(StacksAddress address) {
            mayFail("nonce by API");
            return chain.accountNonce(address);
        }

        @Override
        public Optional<Long> estimatedFee(Payload payload, int signedSize) {
            mayFail("estimate");
            return chain.pressure() == 0 ? Optional.empty() : Optional.of(chain.pressure());
        }

        @Override
        public Optional<Lock> lock(long policyId) {
            return Optional.of(new Lock(policyId % 2 == 0 ? "STX" : "SBTC", policyId));
        }

        @Override
        public Sighting lookUp(Txid txid) {
            mayFail("look up");
            return chain.lookUp(txid);
        }

        @Override
        public Optional<String> blockAt(long height) {
            mayFail("block at");
            return chain.hashAt(height);
        }

        @Override
        public PostOutcome post(Bytes signed, Txid txid) {
            if (!log.wasSigned(txid)) {
                throw new AssertionError("posted before it was durable: " + txid);
            }
            FakeChain.Tx tx = chain.decode(signed, txid);
            if (tx.feeMicroStx() > FEE_CAP) {
                throw new AssertionError("a fee above the cap: " + tx);
            }
            faults.step("before post");
            if (loses()) {
                return switch (network.nextInt(5)) {
                    case 0 -> new PostOutcome.Unknown("lost on the way there");
                    case 1 -> new PostOutcome.Busy("HTTP 503");
                    case 2 -> new PostOutcome.NotEnoughFunds("for a moment");
                    case 3 -> new PostOutcome.FeeTooLow("for a moment");
                    default -> {
                        chain.post(tx);
                        yield new PostOutcome.Unknown("lost on the way back");
                    }
                };
            }
            PostOutcome outcome = chain.post(tx);
            faults.step("after post");
            return outcome;
        }
    }
}
