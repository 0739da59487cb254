package io.bithedge.topology.price;

import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.AssetState;
import io.bithedge.schemas.avro.ObservedOnChain;
import io.bithedge.schemas.avro.PriceObserved;
import io.bithedge.schemas.avro.PriceRecorded;
import io.bithedge.schemas.avro.PriceSubmission;
import io.bithedge.schemas.avro.SubmissionState;
import io.bithedge.topology.stage.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What was submitted and what the chain made of it: the state of the submission, written when it changes. */
final class SubmissionBook {
    private final KeyValueStore<String, SubmissionState> store;
    private SubmissionState state;

    SubmissionBook(KeyValueStore<String, SubmissionState> store) {
        this.store = store;
        SubmissionState known = store.get(Keys.ONLY);
        state = known == null ? initial() : known;
    }

    SubmissionState state() {
        return state;
    }

    AssetState of(Asset asset) {
        return state.getAssets().stream()
                .filter(of -> of.getAsset() == asset)
                .findFirst()
                .orElseThrow();
    }

    /** Moves the clock of freshness by the time since the last record, and up to `observedAtMs` when that is later. */
    void clock(long observedAtMs, long recordMs) {
        long since = state.getNewestRecordMs() < 0 ? 0 : Math.max(0, recordMs - state.getNewestRecordMs());
        long moved = state.getNewestTickMs() < 0 ? -1 : state.getNewestTickMs() + since;
        save(SubmissionState.newBuilder(state)
                .setNewestTickMs(Math.max(moved, observedAtMs))
                .setNewestRecordMs(Math.max(state.getNewestRecordMs(), recordMs))
                .build());
    }

    void reached(long height, long burnTip) {
        save(SubmissionState.newBuilder(state)
                .setBurnTip(Math.max(state.getBurnTip(), burnTip))
                .setHeight(height)
                .build());
    }

    void initialised() {
        save(SubmissionState.newBuilder(state).setInitialised(true).build());
    }

    void needed(long dueHeight) {
        save(SubmissionState.newBuilder(state)
                .setNeededAt(Math.max(state.getNeededAt(), dueHeight))
                .build());
    }

    void available(Asset asset, boolean isAvailable) {
        change(asset, of -> AssetState.newBuilder(of).setAvailable(isAvailable).build());
    }

    void recorded(PriceRecorded fact) {
        change(
                fact.getAsset(),
                of -> AssetState.newBuilder(of)
                        .setPrice(fact.getPrice())
                        .setHeight(fact.getHeight())
                        .setObservedAt(Math.max(of.getObservedAt(), fact.getObservedAt()))
                        .setRecordedObservedAt(fact.getObservedAt())
                        .build());
    }

    /** The last one of each submitter stays. */
    void observed(PriceObserved fact) {
        change(fact.getAsset(), of -> {
            List<ObservedOnChain> observations = new ArrayList<>(of.getObservations());
            observations.removeIf(it -> it.getSubmitter().equals(fact.getSubmitter()));
            observations.add(new ObservedOnChain(fact.getSubmitter(), fact.getPrice(), fact.getHeight()));
            return AssetState.newBuilder(of).setObservations(observations).build();
        });
    }

    void submitted(List<PriceSubmission> submissions) {
        long tip = state.getBurnTip();
        submissions.forEach(it -> change(
                it.getAsset(),
                of -> AssetState.newBuilder(of)
                        .setAskedAt(tip)
                        .setObservedAt(it.getObservedAt())
                        .build()));
        save(SubmissionState.newBuilder(state).setSubmittedAt(tip).build());
    }

    private void change(Asset asset, UnaryOperator<AssetState> change) {
        List<AssetState> assets = state.getAssets().stream()
                .map(of -> of.getAsset() == asset ? change.apply(of) : of)
                .toList();
        save(SubmissionState.newBuilder(state).setAssets(assets).build());
    }

    private void save(SubmissionState next) {
        if (!next.equals(state)) {
            state = next;
            store.put(Keys.ONLY, next);
        }
    }

    private static SubmissionState initial() {
        List<AssetState> assets = Arrays.stream(Asset.values())
                .map(asset -> AssetState.newBuilder().setAsset(asset).build())
                .toList();
        return SubmissionState.newBuilder().setAssets(assets).build();
    }
}
