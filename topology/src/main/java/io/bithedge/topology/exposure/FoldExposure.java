package io.bithedge.topology.exposure;

import io.bithedge.ledger.BookId;
import io.bithedge.pool.risk.Conditions;
import io.bithedge.pool.risk.RiskRule;
import io.bithedge.schemas.PublicTopics;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.BookExposure;
import io.bithedge.schemas.avro.CollateralLocked;
import io.bithedge.schemas.avro.ExposureCell;
import io.bithedge.schemas.avro.ExposureFact;
import io.bithedge.schemas.avro.ExposureFactRecord;
import io.bithedge.schemas.avro.ExposurePosition;
import io.bithedge.schemas.avro.ExposureRecord;
import io.bithedge.schemas.avro.Measured;
import io.bithedge.schemas.avro.OpenPolicy;
import io.bithedge.schemas.avro.PolicyCreated;
import io.bithedge.schemas.avro.PolicySettled;
import io.bithedge.schemas.avro.PolicyVoided;
import io.bithedge.schemas.avro.PriceRecorded;
import io.bithedge.schemas.avro.PriceUpdate;
import io.bithedge.schemas.avro.RiskInputs;
import io.bithedge.schemas.avro.RiskSnapshot;
import io.bithedge.schemas.avro.VolatilityInput;
import io.bithedge.schemas.avro.VolatilityMeasured;
import io.bithedge.topology.global.TableKeys;
import io.bithedge.topology.map.BookIdMapper;
import io.bithedge.topology.published.ExposureRows;
import io.bithedge.topology.stage.Incidents;
import io.bithedge.topology.stage.Keys;
import io.bithedge.topology.stage.StageProcessor;
import io.bithedge.topology.stage.StoreNames;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.NullUnmarked;

/** Folds the policies of one partition's books into cells, tells at the end of a block what changed, and measures what it means. */
@NullUnmarked // Kafka sets in init what the constructor cannot.
public final class FoldExposure extends StageProcessor {
    private KeyValueStore<String, OpenPolicy> policies;
    private KeyValueStore<String, PriceRecorded> prices;
    private KeyValueStore<String, Measured> measured;
    private ReadOnlyKeyValueStore<String, PriceUpdate> priceTable;
    private ExposureStore exposure;

    public FoldExposure() {
        super(StoreNames.EXPOSURE);
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        policies = store(StoreNames.OPEN_POLICIES);
        prices = store(StoreNames.LAST_PRICES);
        measured = store(StoreNames.MEASURED);
        priceTable = store(StoreNames.ALL_PRICES);
        exposure = new ExposureStore(
                store(StoreNames.CELLS),
                store(StoreNames.CHANGED_CELLS),
                store(StoreNames.EXPOSURES),
                new OwnerIndex(store(StoreNames.OWNERS), store(StoreNames.OWNERS_BY_SIZE)));
    }

    @Override
    protected void apply(SpecificRecord value) {
        switch (((ExposureFactRecord) value).getBody()) {
            case BlockMarker marker -> {
                if (isNew(marker)) {
                    reached(marker);
                    end(marker);
                }
            }
            case ExposureFact fact -> {
                // A block that was ended before is read again: its facts are in.
                if (asOf() == null || fact.getPosition().getHeight() > asOf().getHeight()) {
                    applyFact(fact.getEvent());
                }
            }
            default -> throw new IllegalStateException("exposure record with an unknown body: " + value);
        }
    }

    private void applyFact(Object event) {
        switch (event) {
            case CollateralLocked f -> {
                OpenPolicy known = policies.get(Keys.padded(f.getPolicyId()));
                begin(known, OpenPolicyRule.locked(known, f));
            }
            case PolicyCreated f -> {
                OpenPolicy known = policies.get(Keys.padded(f.getPolicyId()));
                begin(known, OpenPolicyRule.created(known, f));
            }
            case PolicySettled f -> end(f.getPolicyId());
            case PolicyVoided f -> end(f.getPolicyId());
            case PriceRecorded f -> prices.put(f.getAsset().name(), f);
            default -> throw new IllegalStateException("exposure fact of an unknown kind: " + event);
        }
    }

    /** The same fact again finds the policy complete, and changes nothing. */
    private void begin(OpenPolicy known, OpenPolicy policy) {
        if (known != null && OpenPolicyRule.isComplete(known)) {
            return;
        }
        policies.put(Keys.padded(policy.getPolicyId()), policy);
        if (OpenPolicyRule.isComplete(policy)) {
            exposure.add(policy);
        }
    }

    /** A settlement without a lock is an incident of the book stage, which keeps the locks. */
    private void end(long policyId) {
        OpenPolicy known = policies.delete(Keys.padded(policyId));
        if (known != null && OpenPolicyRule.isComplete(known)) {
            exposure.remove(known);
        }
    }

    private void end(BlockMarker marker) {
        Set<BookId> changed = publishChanges(marker);
        publish(TableKeys.exposurePosition(partition()), new ExposureRecord(new ExposurePosition(partition(), marker)));
        inputs().ifPresent(inputs -> {
            for (BookExposure totals : exposure.exposures()) {
                BookId book = BookIdMapper.id(totals.getToken(), totals.getTier());
                measure(book, totals, inputs, marker, changed.contains(book));
            }
        });
    }

    /** Books that changed in the block. */
    private Set<BookId> publishChanges(BlockMarker marker) {
        Set<BookId> books = new LinkedHashSet<>();
        for (String key : exposure.takeChanged()) {
            publishCell(key, marker);
            books.add(TableKeys.bookOfCell(key));
        }
        for (BookId book : books) {
            publish(book.toString(), new ExposureRecord(exposure.reached(book, marker)));
        }
        return books;
    }

    private void publishCell(String key, BlockMarker marker) {
        Optional<ExposureCell> cell = exposure.cell(key);
        publish(key, cell.map(ExposureRecord::new).orElse(null));
        cell.ifPresentOrElse(
                it -> publish(ExposureRows.cell(key, it, marker)), () -> unpublish(PublicTopics.EXPOSURE, key));
    }

    private void measure(BookId book, BookExposure totals, RiskInputs inputs, BlockMarker marker, boolean isChanged) {
        Measured known = measured.get(book.toString());
        Measured last = known == null ? Measured.newBuilder().build() : known;
        if (!MeasureRule.isDue(totals, last, inputs, marker, isChanged)) {
            return;
        }
        RiskSnapshot snapshot = MeasureRule.measure(book, exposure.cellsOf(book), inputs, marker);
        send(StoreNames.RISK_SNAPSHOTS_SINK, book.toString(), snapshot);
        boolean isLow = MeasureRule.isLow(snapshot);
        if (isLow && !last.getCoverageLow()) {
            warn(book, snapshot, marker);
        }
        measured.put(
                book.toString(),
                new Measured(marker.getBurnHeight(), inputs.getBtcPrice(), inputs.getStxPrice(), isLow));
    }

    private void warn(BookId book, RiskSnapshot snapshot, BlockMarker marker) {
        Incidents.Disagreement what = new Incidents.Disagreement(
                "COVERAGE_LOW",
                "book " + book,
                "the collateral of live policies has lost value against what they protect",
                RiskRule.LOW_COVERAGE_BPS + " basis points or more",
                Long.toString(snapshot.getCoverageBps()));
        report(Incidents.warning(stage(), what, snapshot.getToken(), marker.getHeight()));
    }

    /** Empty until the chain recorded a price of both assets. */
    private Optional<RiskInputs> inputs() {
        PriceRecorded btc = prices.get(Asset.BTC.name());
        PriceRecorded stx = prices.get(Asset.STX.name());
        return btc == null || stx == null
                ? Optional.empty()
                : Optional.of(new RiskInputs(
                        btc.getPrice(),
                        btc.getHeight(),
                        stx.getPrice(),
                        stx.getHeight(),
                        volatilities(),
                        Conditions.MODEL));
    }

    private List<VolatilityInput> volatilities() {
        List<VolatilityInput> found = new ArrayList<>();
        try (KeyValueIterator<String, PriceUpdate> all =
                priceTable.prefixScan(TableKeys.volatility(Asset.BTC) + "/", new StringSerializer())) {
            while (all.hasNext()) {
                if (all.next().value.getBody() instanceof VolatilityMeasured it) {
                    found.add(new VolatilityInput(it.getWindowDays(), it.getVolatilityBps(), it.getDay()));
                }
            }
        }
        return found;
    }

    private void publish(String key, ExposureRecord record) {
        send(StoreNames.EXPOSURE_SINK, key, record);
    }
}
