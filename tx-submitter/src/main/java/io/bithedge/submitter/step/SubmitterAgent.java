package io.bithedge.submitter.step;

import io.bithedge.submitter.port.ChainPort;
import io.bithedge.submitter.port.Preflight;
import io.bithedge.submitter.port.SigningPort;
import io.bithedge.submitter.port.SubmitterLog;
import io.bithedge.submitter.state.Journal;
import io.bithedge.submitter.value.SignerRole;
import io.bithedge.submitter.value.Snapshot;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The duty cycle: receive, make sure of the chain, fill, raise, bind, sign, look, post. One thread. Every step stores first and acts after, so it may die
 * anywhere: whoever opens the log next replays the records and goes on. An exception of the log is such a death; the agent must not be
 * used after it.
 */
public final class SubmitterAgent {
    private final Desk desk;
    private final Reception reception;
    private final SameChain sameChain;
    private final Filling filling;
    private final Raising raising;
    private final Binding binding;
    private final Signing signing;
    private final Posting posting;
    private final Looking looking;
    private final Report report;
    private volatile Snapshot snapshot = Snapshot.EMPTY;

    /** Who answers the agent's questions. */
    public record Ports(ChainPort chain, SigningPort signer, Preflight preflight) {}

    /** Reads the whole log before it returns. */
    public SubmitterAgent(SubmitterLog log, Ports ports, SubmitterSettings settings, InstantSource clock) {
        Accounts accounts = new Accounts(ports.signer().publicKeys(), settings.network(), log::holds);
        desk = new Desk(new Journal(log, clock), ports.chain(), accounts, settings, new Troubles(), new NonceWatch());
        Drafting drafting = new Drafting(desk);
        reception = new Reception(desk, log);
        sameChain = new SameChain(desk);
        filling = new Filling(desk, drafting);
        binding = new Binding(desk, ports.preflight(), drafting);
        signing = new Signing(desk, ports.signer());
        posting = new Posting(desk);
        raising = new Raising(desk, posting);
        looking = new Looking(desk);
        report = new Report(desk);
    }

    /** Does what is due; waits at most `wait` for something to arrive. Returns how much was done. */
    public int doWork(Duration wait) {
        int work = reception.receive(wait);
        if (sameChain.holds()) {
            work += act();
        }
        reception.resumeWhenPossible();
        posting.sweep();
        looking.sweep();
        snapshot = report.snapshot();
        return work;
    }

    private int act() {
        int work = 0;
        for (SignerRole role : desk.accounts().roles()) {
            work += filling.fillDue(role);
            work += raising.raiseDue(role);
            work += binding.bindNext(role);
            work += signing.signDue(role);
            // Before posting: what a mempool forgot is seen before it is put back.
            work += looking.lookDue(role);
            work += posting.postDue(role);
        }
        return work;
    }

    public Snapshot snapshot() {
        return snapshot;
    }
}
