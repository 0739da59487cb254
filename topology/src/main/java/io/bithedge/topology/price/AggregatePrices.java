package io.bithedge.topology.price;

import io.bithedge.ledger.policy.BurnBlocks;
import io.bithedge.schemas.avro.Asset;
import io.bithedge.schemas.avro.BlockMarker;
import io.bithedge.schemas.avro.ChainCommand;
import io.bithedge.schemas.avro.DailyClose;
import io.bithedge.schemas.avro.OracleFact;
import io.bithedge.schemas.avro.OracleRecord;
import io.bithedge.schemas.avro.PriceDemand;
import io.bithedge.schemas.avro.PriceObserved;
import io.bithedge.schemas.avro.PriceRecorded;
import io.bithedge.schemas.avro.PriceSubmission;
import io.bithedge.schemas.avro.PriceTick;
import io.bithedge.schemas.avro.PriceTickRecord;
import io.bithedge.schemas.avro.PriceUpdate;
import io.bithedge.schemas.avro.RolesInitialised;
import io.bithedge.schemas.avro.SubmitPrices;
import io.bithedge.topology.stage.StageProcessor;
import io.bithedge.topology.stage.StoreNames;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.NullUnmarked;

/** Makes one price out of the ticks of many sources, and submits it to the chain when it moved, grew old or is waited for. */
@NullUnmarked // Kafka sets in init what the constructor cannot.
public final class AggregatePrices extends StageProcessor {
    private static final long DAY_MS = 86_400_000;
    /**
     * By the clock of blocks the next block may be ten minutes later than the last: half of what the oracle takes either way makes an
     * observation good in both.
     */
    private static final long AHEAD_SECONDS = 300;

    /** A source whose clock runs ahead by more would make all the others look old. */
    private static final long AHEAD_MS = 60_000;

    private final PriceSettings settings;
    /** What the newest block of the chain must have for a time; none before the first marker. Devnet only. */
    private Optional<Long> chainSeconds = Optional.empty();

    private TickStore ticks;
    private CloseStore closes;
    private SubmissionBook book;

    public AggregatePrices(PriceSettings settings) {
        super(StoreNames.PRICE);
        this.settings = settings;
    }

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        ticks = new TickStore(store(StoreNames.TICKS), settings);
        closes = new CloseStore(store(StoreNames.CLOSES));
        book = new SubmissionBook(store(StoreNames.SUBMISSION));
    }

    @Override
    protected void apply(SpecificRecord value) {
        switch (value) {
            case PriceTickRecord record when record.getBody() instanceof PriceTick tick -> tick(tick);
            case PriceTickRecord record -> close((DailyClose) record.getBody());
            case OracleRecord record when record.getBody() instanceof BlockMarker marker -> end(marker);
            case OracleRecord record -> applyFact((OracleFact) record.getBody());
            case PriceDemand demand -> {
                book.needed(demand.getDueHeight());
                submitWhenDue();
            }
            default -> throw new IllegalStateException("price stage: unknown record " + value);
        }
    }

    private void tick(PriceTick tick) {
        if (tick.getObservedAtMs() > recordTimeMs() + AHEAD_MS) {
            return;
        }
        ticks.put(tick);
        book.clock(tick.getObservedAtMs(), recordTimeMs());
        for (Asset asset : Asset.values()) {
            publish(asset, asset == tick.getAsset());
        }
        submitWhenDue();
    }

    /** The asset of the tick always; another one when its sources have become too old meanwhile. */
    private void publish(Asset asset, boolean isTicked) {
        boolean wasAvailable = book.of(asset).getAvailable();
        switch (aggregate(asset)) {
            case Aggregate.Price price -> {
                if (isTicked) {
                    send(asset, PriceMapper.of(asset, price));
                    book.available(asset, true);
                }
            }
            case Aggregate.None none -> {
                if (isTicked || wasAvailable) {
                    send(asset, PriceMapper.of(asset, none, book.state().getNewestTickMs()));
                    book.available(asset, false);
                }
            }
        }
    }

    /** A day that had not ended when its close was written is a mistake of somebody. */
    private void close(DailyClose close) {
        if ((close.getDay() + 1) * DAY_MS > recordTimeMs()) {
            return;
        }
        closes.put(close);
        NavigableMap<Long, Long> medians = closes.medians(close.getAsset());
        for (int window : VolatilityRule.WINDOWS_DAYS) {
            VolatilityRule.measure(medians, window)
                    .ifPresent(it -> send(close.getAsset(), PriceMapper.of(close.getAsset(), it)));
        }
    }

    private void end(BlockMarker marker) {
        if (isNew(marker)) {
            reached(marker);
            chainSeconds = Optional.of(
                    marker.getBlockTime() + BurnBlocks.SECONDS * (marker.getBurnTip() - marker.getBurnHeight()));
            book.reached(marker.getHeight(), marker.getBurnTip());
            // Blocks go on when the sources are silent: what they said grows old.
            book.clock(-1, recordTimeMs());
            for (Asset asset : Asset.values()) {
                publish(asset, false);
            }
            submitWhenDue();
        }
    }

    private void applyFact(OracleFact fact) {
        switch (fact.getEvent()) {
            case RolesInitialised f -> book.initialised();
            case PriceRecorded f -> {
                book.recorded(f);
                tellChain(f.getAsset());
            }
            case PriceObserved f -> {
                book.observed(f);
                tellChain(f.getAsset());
            }
            default -> {
                // Who submits: no price.
            }
        }
    }

    /** What the registry would hold a quote against: for every instance. */
    private void tellChain(Asset asset) {
        send(asset, PriceMapper.onChain(book.of(asset)));
    }

    private void submitWhenDue() {
        if (SubmissionRule.mustWait(book.state())) {
            return;
        }
        Map<Asset, Aggregate.Price> prices = prices();
        boolean isDue = prices.entrySet().stream()
                .anyMatch(it -> SubmissionRule.isDue(
                        book.of(it.getKey()), it.getValue().price(), book.state(), settings.heartbeatBlocks()));
        List<PriceSubmission> submissions = isDue ? submissions(prices) : List.of();
        if (!submissions.isEmpty()) {
            settings.submitters().forEach(submitter -> submit(submitter, submissions));
            book.submitted(submissions);
        }
    }

    private List<PriceSubmission> submissions(Map<Asset, Aggregate.Price> prices) {
        return prices.entrySet().stream()
                .flatMap(it -> observedAt(it.getValue())
                        .map(seconds ->
                                new PriceSubmission(it.getKey(), it.getValue().price(), seconds))
                        .stream())
                .filter(it -> SubmissionRule.isAcceptable(book.of(it.getAsset()), it.getObservedAt()))
                .toList();
    }

    /** Seconds by the clock that blocks have. */
    private Optional<Long> observedAt(Aggregate.Price price) {
        return switch (settings.clock()) {
            case WALL -> Optional.of(price.observedAtMs() / 1_000);
            case BLOCKS -> chainSeconds.map(seconds -> seconds + AHEAD_SECONDS);
        };
    }

    private void submit(String submitter, List<PriceSubmission> submissions) {
        String commandId =
                "submit-prices:%s:%d".formatted(submitter, book.state().getBurnTip());
        command(new ChainCommand(commandId, submitter, book.state().getHeight(), new SubmitPrices(submissions)));
    }

    /** Of the assets that have one now. */
    private Map<Asset, Aggregate.Price> prices() {
        Map<Asset, Aggregate.Price> prices = new EnumMap<>(Asset.class);
        for (Asset asset : Asset.values()) {
            if (aggregate(asset) instanceof Aggregate.Price price) {
                prices.put(asset, price);
            }
        }
        return prices;
    }

    private Aggregate aggregate(Asset asset) {
        return MedianRule.aggregate(ticks.latest(asset), book.state().getNewestTickMs(), settings.minSources());
    }

    private void send(Asset asset, PriceUpdate update) {
        send(StoreNames.PRICES_SINK, asset.name(), update);
    }
}
