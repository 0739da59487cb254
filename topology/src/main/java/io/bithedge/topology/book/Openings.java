package io.bithedge.topology.book;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.Hash32;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.ConfirmOpenings;
import io.bithedge.schemas.avro.EpochClosing;
import io.bithedge.schemas.avro.EpochConfirmation;
import io.bithedge.schemas.avro.EpochOpened;
import io.bithedge.schemas.avro.EpochOpening;
import io.bithedge.schemas.avro.EpochProposed;
import io.bithedge.schemas.avro.EpochWeighed;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.OpenEpochs;
import io.bithedge.schemas.avro.OpeningState;
import io.bithedge.schemas.avro.OpeningVetoed;
import io.bithedge.schemas.avro.Token;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.stage.Incidents;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The openings of epochs, each from the closing of the epoch before to the chain's epoch-opened.
 *
 * <pre>
 * closed        wait for the answers of all account partitions
 * all answered  the command is sent; wait for the chain, and send it again when it does not answer
 * proposed      compared with ours; as soon as it may be, its confirmation is asked for
 * vetoed        as before the proposal
 * opened        compared with ours; forgotten
 * book closed   forgotten: no opening follows
 * </pre>
 *
 * In a rebuild the chain's answer may come before our weights: it waits for them and is compared then.
 */
final class Openings {
    static final long RETRY_BURN_BLOCKS = 12;

    private final KeyValueStore<String, OpeningState> store;
    private final Outputs outputs;

    /** {@code weighed}: an opening for which all account partitions have answered, told once. */
    record Outputs(Consumer<ChainCommand> commands, Consumer<Incident> incidents, Consumer<OpeningState> weighed) {}

    /** Where the stage stands: Stacks height and burn height, and the newest burn height known. */
    record Clock(long height, long burnHeight, long burnTip) {
        static Clock of(EventPosition at) {
            return new Clock(at.getHeight(), at.getBurnHeight(), at.getBurnHeight());
        }
    }

    private record Key(BookId book, long epoch) {
        @Override
        public String toString() {
            return Keys.byNumber(book, epoch);
        }
    }

    /** Where the chain said something of an opening. */
    private record Chain(Token token, EventPosition at) {}

    Openings(KeyValueStore<String, OpeningState> store, Outputs outputs) {
        this.store = store;
        this.outputs = outputs;
    }

    /** {@code utilisationBps}: what the vault lets policies lock of the book's capital. */
    void closed(EpochClosing closing, long utilisationBps, Clock now) {
        Key key = new Key(BookIdMapper.id(closing.getToken(), closing.getTier()), closing.getEpoch() + 1);
        OpeningState state = get(key);
        advance(
                key,
                state,
                OpeningState.newBuilder(state)
                        .setClosing(closing)
                        .setUtilisationBps(utilisationBps)
                        .build(),
                now);
    }

    /** An answer for an epoch that is open already, and was compared, is an old one read again; one without nodes is of an older program. */
    void weighed(EpochWeighed answer, long currentEpoch, Clock now) {
        if (answer.getBuckets().isEmpty()) {
            return;
        }
        Key key = new Key(BookIdMapper.id(answer.getToken(), answer.getTier()), answer.getEpoch() + 1);
        if (key.epoch() <= currentEpoch && store.get(key.toString()) == null) {
            return;
        }
        OpeningState state = get(key);
        List<EpochWeighed> answers = new ArrayList<>(state.getWeighings());
        boolean isKnown = answers.removeIf(known -> known.getPartition() == answer.getPartition());
        answers.add(answer);
        if (isKnown
                && answers.size() == state.getWeighings().size()
                && state.getWeighings().contains(answer)) {
            return;
        }
        answers.sort(Comparator.comparingInt(EpochWeighed::getPartition));
        advance(key, state, OpeningState.newBuilder(state).setWeighings(answers).build(), now);
    }

    /** A proposal for an epoch that is open already is an old one read again. */
    void proposed(EpochProposed fact, EventPosition at, long currentEpoch) {
        Key key = new Key(BookIdMapper.id(fact.getToken(), fact.getTier()), fact.getEpoch());
        if (key.epoch() <= currentEpoch) {
            return;
        }
        OpeningState state = get(key);
        OpeningState after = OpeningState.newBuilder(state)
                .setProposed(fact)
                .setProposedAt(at)
                .setCompared(false)
                .setConfirmationAskedAt(-1)
                .setConfirmations(0)
                .build();
        advance(key, state, after, Clock.of(at));
    }

    /** The guardian took the proposal back: ours is an incident, and another one makes room for ours at once. */
    void vetoed(OpeningVetoed fact, EventPosition at) {
        Key key = new Key(BookIdMapper.id(fact.getToken(), fact.getTier()), fact.getEpoch());
        OpeningState state = store.get(key.toString());
        if (state == null || state.getProposed() == null) {
            return;
        }
        boolean wasOurs = OpeningTerms.areKnown(state) && OpeningTerms.areProposed(state);
        OpeningState after = OpeningState.newBuilder(state)
                .setProposed(null)
                .setProposedAt(null)
                .build();
        if (wasOurs) {
            report(key, "OPENING_VETOED", new Chain(fact.getToken(), at), OpeningTerms.ours(state), "a veto");
            store.put(key.toString(), after);
        } else if (OpeningTerms.areKnown(after)) {
            command(key, after, Clock.of(at));
        } else {
            store.put(key.toString(), after);
        }
    }

    void opened(EpochOpened fact, EventPosition at) {
        Key key = new Key(BookIdMapper.id(fact.getToken(), fact.getTier()), fact.getEpoch());
        OpeningState before = get(key);
        OpeningState state =
                OpeningState.newBuilder(before).setOpened(fact).setOpenedAt(at).build();
        advance(key, before, state, Clock.of(at));
    }

    /** No epoch follows {@code lastEpoch}: whatever was on its way to be opened is not. */
    void bookClosed(BookId book, long lastEpoch) {
        store.delete(new Key(book, lastEpoch + 1).toString());
    }

    /** What the chain proposes for an epoch; empty when nothing is, or it was vetoed or begun. */
    Optional<EpochProposed> proposal(BookId book, long epoch) {
        return Optional.ofNullable(store.get(new Key(book, epoch).toString())).map(OpeningState::getProposed);
    }

    /** What is due at the end of a block: a confirmation, or a command that the chain has not answered for a while. */
    void retry(BookId book, long epoch, Clock now) {
        Key key = new Key(book, epoch);
        OpeningState state = store.get(key.toString());
        if (state == null || state.getOpened() != null) {
            return;
        }
        if (state.getProposed() != null) {
            confirm(key, state, now);
        } else if (OpeningTerms.areKnown(state)
                && (state.getCommands() == 0 || now.burnHeight() - state.getCommandedAt() >= RETRY_BURN_BLOCKS)) {
            command(key, state, now);
        }
    }

    private void advance(Key key, OpeningState before, OpeningState state, Clock now) {
        if (!OpeningTerms.areKnown(state)) {
            store.put(key.toString(), state);
            return;
        }
        if (!OpeningTerms.areKnown(before)) {
            outputs.weighed().accept(state);
        }
        if (state.getOpened() != null) {
            compare(key, OpeningTerms.ours(state), state);
            store.delete(key.toString());
        } else if (state.getProposed() != null) {
            compareProposal(key, state);
            store.put(
                    key.toString(),
                    OpeningState.newBuilder(state).setCompared(true).build());
        } else if (state.getCommands() == 0) {
            command(key, state, now);
        } else {
            store.put(key.toString(), state);
        }
    }

    /** Only what is ours: nothing of us helps another root onto the chain. */
    private void confirm(Key key, OpeningState state, Clock now) {
        boolean isDue = now.burnTip() >= state.getProposed().getConfirmableAt()
                && (state.getConfirmations() == 0
                        || now.burnHeight() - state.getConfirmationAskedAt() >= RETRY_BURN_BLOCKS);
        if (!isDue || !OpeningTerms.areKnown(state) || !OpeningTerms.areProposed(state)) {
            return;
        }
        EpochConfirmation opening = new EpochConfirmation(
                state.getProposed().getToken(), state.getProposed().getTier(), key.epoch());
        outputs.commands()
                .accept(new ChainCommand(
                        "confirm-openings:" + Keys.vintage(key.book(), key.epoch())
                                + attempt(state.getConfirmations(), state.getProposedAt()),
                        "keeper",
                        now.height(),
                        new ConfirmOpenings(List.of(opening))));
        store.put(
                key.toString(),
                OpeningState.newBuilder(state)
                        .setConfirmationAskedAt(now.burnHeight())
                        .setConfirmations(state.getConfirmations() + 1)
                        .build());
    }

    /** A command that went out before is known by its id: a later proposal of the epoch needs another one. */
    private static String attempt(int earlier, EventPosition proposedAt) {
        return ":" + proposedAt.getHeight() + (earlier == 0 ? "" : ":retry" + earlier);
    }

    private void command(Key key, OpeningState state, Clock now) {
        OpeningTerms ours = OpeningTerms.ours(state);
        EpochClosing closing = state.getClosing();
        String retry = state.getCommands() == 0 ? "" : ":retry" + state.getCommands();
        EpochOpening opening = new EpochOpening(
                closing.getToken(), closing.getTier(), key.epoch(), ours.weight(), ours.capacity(), ours.root());
        outputs.commands()
                .accept(new ChainCommand(
                        "open-epochs:" + Keys.vintage(key.book(), key.epoch()) + retry,
                        "allocator",
                        now.height(),
                        new OpenEpochs(List.of(opening))));
        store.put(
                key.toString(),
                OpeningState.newBuilder(state)
                        .setCommandedAt(now.burnHeight())
                        .setCommands(state.getCommands() + 1)
                        .build());
    }

    private void compareProposal(Key key, OpeningState state) {
        if (!state.getCompared() && !OpeningTerms.areProposed(state)) {
            Chain where = new Chain(state.getProposed().getToken(), state.getProposedAt());
            report(key, "PROPOSAL_DIFFERS", where, OpeningTerms.ours(state), OpeningTerms.of(state.getProposed()));
        }
    }

    private void compare(Key key, OpeningTerms ours, OpeningState state) {
        EpochOpened chain = state.getOpened();
        Chain where = new Chain(chain.getToken(), state.getOpenedAt());
        if (chain.getWeight() != ours.weight()) {
            report(key, "WEIGHT_MISMATCH", where, ours.weight(), chain.getWeight());
        }
        if (chain.getCapacity() != ours.capacity()) {
            report(key, "CAPACITY_MISMATCH", where, ours.capacity(), chain.getCapacity());
        }
        if (!chain.getRoot().equals(ours.root())) {
            report(
                    key,
                    "ROOT_MISMATCH",
                    where,
                    Hash32.of(ours.root().bytes()),
                    Hash32.of(chain.getRoot().bytes()));
        }
    }

    private void report(Key key, String code, Chain where, Object expected, Object got) {
        String message =
                "opening of epoch %d of %s: expected %s, got %s".formatted(key.epoch(), key.book(), expected, got);
        Incidents.Disagreement what = new Incidents.Disagreement(
                code, "book " + key.book(), message, String.valueOf(expected), String.valueOf(got));
        outputs.incidents().accept(Incidents.ofFact(StoreNames.BOOK, what, where.token(), where.at()));
    }

    private OpeningState get(Key key) {
        OpeningState state = store.get(key.toString());
        return state == null ? OpeningState.newBuilder().setWeighings(List.of()).build() : state;
    }
}
