package io.bithedge.topology.book;

import io.bithedge.ledger.BookId;
import io.bithedge.ledger.CapacityRule;
import io.bithedge.ledger.Hash32;
import io.bithedge.ledger.claim.ClaimProofs;
import io.bithedge.ledger.claim.SumNode;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.ClaimNode;
import io.bithedge.schemas.avro.EpochClosing;
import io.bithedge.schemas.avro.EpochOpened;
import io.bithedge.schemas.avro.EpochOpening;
import io.bithedge.schemas.avro.EpochTree;
import io.bithedge.schemas.avro.EpochWeighed;
import io.bithedge.schemas.avro.EventPosition;
import io.bithedge.schemas.avro.Incident;
import io.bithedge.schemas.avro.OpenEpochs;
import io.bithedge.schemas.avro.OpeningState;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.map.ClaimNodeMapper;
import io.bithedge.topology.map.ClosingMapper;
import io.bithedge.topology.stage.Incidents;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The openings of epochs, each from the closing of the epoch before to the chain's epoch-opened.
 *
 * <pre>
 * closed        wait for the answers of all account partitions
 * all answered  the command is sent; wait for epoch-opened, and send it again when it does not come
 * opened        compared with ours; forgotten
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

    /** Where the stage stands: Stacks height and burn height. */
    record Clock(long height, long burnHeight) {}

    private record Key(BookId book, long epoch) {
        @Override
        public String toString() {
            return Keys.byNumber(book, epoch);
        }
    }

    /** What we say the opening must be. */
    private record Expected(long weight, long capacity, io.bithedge.schemas.avro.Hash32 root) {}

    Openings(KeyValueStore<String, OpeningState> store, Outputs outputs) {
        this.store = store;
        this.outputs = outputs;
    }

    void closed(EpochClosing closing, Clock now) {
        Key key = new Key(BookIdMapper.id(closing.getToken(), closing.getTier()), closing.getEpoch() + 1);
        OpeningState state = get(key);
        advance(key, OpeningState.newBuilder(state).setClosing(closing).build(), now);
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
        advance(key, OpeningState.newBuilder(state).setWeighings(answers).build(), now);
    }

    void opened(EpochOpened fact, EventPosition at) {
        Key key = new Key(BookIdMapper.id(fact.getToken(), fact.getTier()), fact.getEpoch());
        OpeningState state = OpeningState.newBuilder(get(key))
                .setOpened(fact)
                .setOpenedAt(at)
                .build();
        advance(key, state, new Clock(at.getHeight(), at.getBurnHeight()));
    }

    /** Sends the command again when the chain has not answered it for a while. */
    void retry(BookId book, long epoch, Clock now) {
        Key key = new Key(book, epoch);
        OpeningState state = store.get(key.toString());
        if (state == null || state.getCommands() == 0 || state.getOpened() != null) {
            return;
        }
        if (now.burnHeight() - state.getCommandedAt() >= RETRY_BURN_BLOCKS) {
            command(key, state, now);
        }
    }

    private void advance(Key key, OpeningState state, Clock now) {
        boolean isComplete = isComplete(state);
        if (isComplete && state.getCommands() == 0) {
            outputs.weighed().accept(state);
        }
        if (isComplete && state.getOpened() != null) {
            compare(key, expected(state), state);
            store.delete(key.toString());
        } else if (isComplete && state.getCommands() == 0) {
            command(key, state, now);
        } else {
            store.put(key.toString(), state);
        }
    }

    private void command(Key key, OpeningState state, Clock now) {
        Expected ours = expected(state);
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

    private static boolean isComplete(OpeningState state) {
        List<EpochWeighed> answers = state.getWeighings();
        return state.getClosing() != null
                && !answers.isEmpty()
                && answers.size() == answers.getFirst().getPartitions();
    }

    /** The claim tree of an opening for which all account partitions have answered. */
    static EpochTree tree(OpeningState state) {
        EpochClosing closing = state.getClosing();
        List<ClaimNode> buckets = state.getWeighings().stream()
                .flatMap(answer -> answer.getBuckets().stream())
                .toList();
        return new EpochTree(closing.getToken(), closing.getTier(), closing.getEpoch() + 1, buckets);
    }

    private static Expected expected(OpeningState state) {
        SumNode root = new ClaimProofs(ClaimNodeMapper.decode(tree(state).getBuckets())).root();
        long capacity = CapacityRule.capacity(root.sum(), ClosingMapper.decode(state.getClosing()));
        return new Expected(
                root.sum(),
                capacity,
                new io.bithedge.schemas.avro.Hash32(root.hash().bytes()));
    }

    private void compare(Key key, Expected ours, OpeningState state) {
        EpochOpened chain = state.getOpened();
        if (chain.getWeight() != ours.weight()) {
            report(key, state, "WEIGHT_MISMATCH", ours.weight(), chain.getWeight());
        }
        if (chain.getCapacity() != ours.capacity()) {
            report(key, state, "CAPACITY_MISMATCH", ours.capacity(), chain.getCapacity());
        }
        if (!chain.getRoot().equals(ours.root())) {
            report(
                    key,
                    state,
                    "ROOT_MISMATCH",
                    Hash32.of(ours.root().bytes()),
                    Hash32.of(chain.getRoot().bytes()));
        }
    }

    private void report(Key key, OpeningState state, String code, Object expected, Object got) {
        String message =
                "opening of epoch %d of %s: expected %s, got %s".formatted(key.epoch(), key.book(), expected, got);
        Incidents.Disagreement what = new Incidents.Disagreement(
                code, "book " + key.book(), message, String.valueOf(expected), String.valueOf(got));
        outputs.incidents()
                .accept(Incidents.ofFact(
                        StoreNames.BOOK, what, state.getOpened().getToken(), state.getOpenedAt()));
    }

    private OpeningState get(Key key) {
        OpeningState state = store.get(key.toString());
        return state == null ? OpeningState.newBuilder().setWeighings(List.of()).build() : state;
    }
}
