package io.bithedge.submitter;

import io.bithedge.stacks.Bytes;
import io.bithedge.stacks.signing.Signer;
import io.bithedge.submitter.Binder.Bound;
import io.bithedge.submitter.CallRule.Built;
import io.bithedge.submitter.Outgoing.Target;
import io.bithedge.submitter.Snapshot.Account;
import io.bithedge.submitter.SubmitterLog.Received;
import io.bithedge.submitter.SubmitterLog.Received.CommandReceived;
import io.bithedge.submitter.SubmitterLog.Received.FactReceived;
import io.bithedge.submitter.SubmitterLog.Received.Unreadable;
import io.bithedge.submitter.SubmitterRule.Turn;
import io.bithedge.submitter.SubmitterRule.Verdict;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The duty cycle: read, bind, post. One thread. Every step stores first and acts after, so it may die anywhere: whoever opens the
 * log next replays the records and goes on. An exception of the log is such a death; the agent must not be used after it.
 */
public final class SubmitterAgent {
    private static final int PAUSE_COMMANDS_AT = 1_000;
    private static final int RESUME_COMMANDS_AT = 500;
    /** A transaction that is in no block for so long is a stall, also when every node says it took it. */
    private static final Duration OVERDUE = Duration.ofMinutes(15);

    private final SubmitterLog log;
    private final ChainPort chain;
    private final Binder binder;
    private final CallRule calls;
    private final InstantSource clock;
    private final SubmitterState state = new SubmitterState();
    private final WaitingCommands waiting = new WaitingCommands();
    private final RetrySchedule<CommandKey> reposts;
    private final RetrySchedule<CommandKey> retries;
    private final RetrySchedule<SignerRole> bindings;
    private final Map<CommandKey, String> postTroubles =
            new TreeMap<>((a, b) -> a.toString().compareTo(b.toString()));
    private final Map<SignerRole, String> bindTroubles = new TreeMap<>();
    /** Key: command, value: height of the node's tip when its nonce was found used. */
    private final Map<CommandKey, Long> nonceUsedAt = new HashMap<>();

    private boolean commandsPaused;
    private volatile Snapshot snapshot = Snapshot.EMPTY;

    /** Reads the whole log before it returns. */
    public SubmitterAgent(
            SubmitterLog log,
            ChainPort chain,
            Map<SignerRole, Signer> signers,
            SubmitterSettings settings,
            InstantSource clock) {
        this.log = log;
        this.chain = chain;
        this.clock = clock;
        binder = new Binder(chain, signers, settings);
        calls = new CallRule(settings.contracts());
        reposts = new RetrySchedule<>(settings.repostFirst(), settings.repostLongest());
        retries = new RetrySchedule<>(settings.retryFirst(), settings.retryLongest());
        bindings = new RetrySchedule<>(settings.retryFirst(), settings.retryLongest());
        log.stored().forEach(state::replay);
    }

    /** Does what is due; waits at most `wait` for something to arrive. Returns how much was done. */
    public int doWork(Duration wait) {
        int work = receive(wait);
        for (SignerRole role : binder.roles()) {
            work += bindNext(role);
            work += postDue(role);
        }
        work += recordWaiting();
        snapshot = describe();
        return work;
    }

    public Snapshot snapshot() {
        return snapshot;
    }

    // ---- read

    private int receive(Duration wait) {
        List<Received> received = log.poll(wait);
        if (received.isEmpty()) {
            return 0;
        }
        List<Outgoing> records = new ArrayList<>();
        List<Unreadable> unreadable = new ArrayList<>();
        for (Received item : received) {
            switch (item) {
                case FactReceived fact -> records.addAll(applyFact(fact.fact()));
                case CommandReceived command -> records.addAll(admit(command));
                case Unreadable broken -> unreadable.add(broken);
            }
            waiting.passed(item.partition(), item.offset());
        }
        log.commit(records, unreadable, waiting.positions());
        holdBackCommands();
        return received.size();
    }

    /** Replayed at once: the next fact of the same batch builds on it, and all of it is stored together. */
    private List<Outgoing> applyFact(ChainFact fact) {
        List<Outgoing> records = SubmitterRule.fact(state, fact, clock.millis());
        records.forEach(this::replay);
        if (fact instanceof ChainFact.FinalityAdvanced(long height)) {
            state.finalised(height);
        }
        if (fact instanceof ChainFact.BlockRolledBack) {
            // What the node said about nonces was said on a branch that is no more.
            nonceUsedAt.clear();
            binder.branchGone();
        }
        return records;
    }

    private void replay(Outgoing record) {
        state.replay(record);
        if (!record.phase().isAfloat()) {
            forget(record.key());
        } else if (record.phase() == Phase.ROLLED_BACK) {
            reposts.forget(record.key());
        }
    }

    private void forget(CommandKey key) {
        reposts.forget(key);
        retries.forget(key);
        postTroubles.remove(key);
        nonceUsedAt.remove(key);
    }

    private List<Outgoing> admit(CommandReceived received) {
        Command command = received.command();
        if (state.isHandled(command.key())) {
            return List.of();
        }
        if (!binder.knows(command.key().signer())) {
            return List.of(
                    refuse(command, "", "no key for the role " + command.key().signer()));
        }
        if (calls.build(command.body()) instanceof Built.Malformed(String why)) {
            return List.of(refuse(command, binder.address(command.key().signer()), why));
        }
        waiting.add(received);
        return List.of();
    }

    private Outgoing refuse(Command command, String address, String why) {
        Outgoing refused = new Outgoing(
                command.key(),
                Phase.DROPPED,
                why,
                new Target(address, "", ""),
                Optional.empty(),
                BlockRef.NONE,
                Bytes.EMPTY,
                clock.millis());
        state.replay(refused);
        return refused;
    }

    private void holdBackCommands() {
        if (!commandsPaused && waiting.size() >= PAUSE_COMMANDS_AT) {
            commandsPaused = true;
            log.pauseCommands(true);
        } else if (commandsPaused && waiting.size() <= RESUME_COMMANDS_AT) {
            commandsPaused = false;
            log.pauseCommands(false);
        }
    }

    // ---- bind

    private int bindNext(SignerRole role) {
        dropHandledHeads(role);
        Optional<Command> head = waiting.head(role);
        if (head.isEmpty()
                || !(SubmitterRule.turn(state, role) instanceof Turn.Now)
                || !bindings.isDue(role, clock.millis())) {
            return 0;
        }
        Command command = head.get();
        // Malformed commands were refused when they arrived.
        Built.Call call = (Built.Call) calls.build(command.body());
        return withNode(role, () -> binder.bind(state, role, call))
                .map(envelope -> {
                    waiting.removeHead(role);
                    store(bound(command, call, envelope));
                    holdBackCommands();
                    return 1;
                })
                .orElse(0);
    }

    /** The same command may have arrived twice before it was bound. */
    private void dropHandledHeads(SignerRole role) {
        for (Optional<Command> head = waiting.head(role);
                head.isPresent() && state.isHandled(head.get().key());
                head = waiting.head(role)) {
            waiting.removeHead(role);
        }
    }

    private Outgoing bound(Command command, Built.Call call, Outgoing.Envelope envelope) {
        return new Outgoing(
                command.key(),
                Phase.SIGNED,
                "",
                new Target(
                        binder.address(command.key().signer()), call.contract().toString(), call.function()),
                Optional.of(envelope),
                BlockRef.NONE,
                Bytes.EMPTY,
                clock.millis());
    }

    private interface Binding {
        Bound bind();
    }

    private Optional<Outgoing.Envelope> withNode(SignerRole role, Binding binding) {
        String why;
        try {
            switch (binding.bind()) {
                case Bound.Signed(Outgoing.Envelope envelope) -> {
                    bindings.forget(role);
                    bindTroubles.remove(role);
                    return Optional.of(envelope);
                }
                case Bound.NotNow(String reason) -> why = reason;
            }
        } catch (ChainPort.Unavailable e) {
            why = "the node cannot be asked: " + e.getMessage();
        }
        bindings.postpone(role, clock.millis());
        bindTroubles.put(role, role + ": " + why);
        return Optional.empty();
    }

    /** Commands that stay behind get a record, so that somebody who looks sees them wait. */
    private int recordWaiting() {
        List<Outgoing> records = new ArrayList<>();
        for (SignerRole role : binder.roles()) {
            for (Command command : waiting.all(role)) {
                if (!state.isKnown(command.key())) {
                    Outgoing accepted = accepted(command);
                    state.replay(accepted);
                    records.add(accepted);
                }
            }
        }
        if (!records.isEmpty()) {
            log.commit(records, List.of(), waiting.positions());
        }
        return records.size();
    }

    private Outgoing accepted(Command command) {
        SignerRole role = command.key().signer();
        String why = SubmitterRule.turn(state, role) instanceof Turn.Later(String later)
                ? later
                : bindTroubles.getOrDefault(role, "behind others");
        return new Outgoing(
                command.key(),
                Phase.ACCEPTED,
                why,
                new Target(binder.address(role), "", ""),
                Optional.empty(),
                BlockRef.NONE,
                Bytes.EMPTY,
                clock.millis());
    }

    // ---- post

    private int postDue(SignerRole role) {
        int posted = 0;
        for (Outgoing sent : state.afloat(role)) {
            long now = clock.millis();
            if (!retries.isDue(sent.key(), now) || !reposts.isDue(sent.key(), now)) {
                continue;
            }
            posted++;
            if (!post(sent)) {
                // Those behind it would only be chained to one that is not there.
                return posted;
            }
        }
        return posted;
    }

    /** True when the node has it. */
    private boolean post(Outgoing sent) {
        Outgoing.Envelope envelope = sent.envelope().orElseThrow();
        PostOutcome outcome = chain.post(envelope.bytes(), envelope.txid());
        OptionalLong noticedAt = noticed(sent.key(), outcome);
        Verdict verdict = SubmitterRule.posted(state, sent, outcome, noticedAt, clock.millis());
        verdict.record().ifPresent(this::store);
        if (verdict.resign()) {
            resign(sent, verdict.trouble().orElse(""));
            return false;
        }
        if (verdict.trouble().isPresent()) {
            postTroubles.put(sent.key(), verdict.trouble().get());
            retries.postpone(sent.key(), clock.millis());
            return false;
        }
        retries.forget(sent.key());
        postTroubles.remove(sent.key());
        reposts.postpone(sent.key(), clock.millis());
        return true;
    }

    private OptionalLong noticed(CommandKey key, PostOutcome outcome) {
        return switch (outcome) {
            case PostOutcome.NonceUsed used -> {
                Long before = nonceUsedAt.putIfAbsent(key, used.tipHeight());
                yield before == null ? OptionalLong.empty() : OptionalLong.of(before);
            }
            // Says nothing about the nonce.
            case PostOutcome.Busy ignored -> OptionalLong.empty();
            case PostOutcome.Unknown ignored -> OptionalLong.empty();
            case PostOutcome.Accepted ignored -> unnoticed(key);
            case PostOutcome.NonceContested ignored -> unnoticed(key);
            case PostOutcome.NotEnoughFunds ignored -> unnoticed(key);
            case PostOutcome.Refused ignored -> unnoticed(key);
        };
    }

    private OptionalLong unnoticed(CommandKey key) {
        nonceUsedAt.remove(key);
        return OptionalLong.empty();
    }

    /** One at a time: as long as another transaction waits for its first acceptance, this one waits too. */
    private void resign(Outgoing displaced, String why) {
        SignerRole role = displaced.key().signer();
        boolean othersUnaccepted = state.afloat(role).stream()
                .anyMatch(o -> o.phase() == Phase.SIGNED && !o.key().equals(displaced.key()));
        if (othersUnaccepted || !bindings.isDue(role, clock.millis())) {
            retries.postpone(displaced.key(), clock.millis());
            return;
        }
        withNode(role, () -> binder.rebind(state, displaced)).ifPresent(envelope -> {
            store(displaced.signedAs(envelope, why, clock.millis()));
            forget(displaced.key());
        });
    }

    /** Durable first, then true for us. */
    private void store(Outgoing record) {
        log.commit(List.of(record), List.of(), waiting.positions());
        replay(record);
    }

    private Snapshot describe() {
        Map<String, Account> accounts = new TreeMap<>();
        for (SignerRole role : binder.roles()) {
            long unrecorded = waiting.all(role).stream()
                    .filter(c -> !state.isKnown(c.key()))
                    .count();
            OptionalLong highest = state.highestNonce(role);
            accounts.put(
                    role.name(),
                    new Account(
                            binder.address(role),
                            state.pending(role) + unrecorded,
                            waiting.all(role).size(),
                            highest.isPresent() ? highest.getAsLong() + 1 : -1));
        }
        List<String> troubles = new ArrayList<>(bindTroubles.values());
        troubles.addAll(postTroubles.values());
        binder.roles().forEach(role -> troubles.addAll(overdue(role)));
        return new Snapshot(accounts, troubles, state.finalHeight());
    }

    private List<String> overdue(SignerRole role) {
        long before = clock.millis() - OVERDUE.toMillis();
        return state.afloat(role).stream()
                .filter(o -> o.changedAtMs() < before)
                .map(o -> "%s: in no block for %d minutes"
                        .formatted(o.key(), (clock.millis() - o.changedAtMs()) / 60_000))
                .toList();
    }
}
