package io.bithedge.watcher.source;

import io.bithedge.stacks.client.ClientException;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.chain.SourceTip;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One of several places that tell the chain, with a record of how well it does. Thread-safe. */
public final class Endpoint implements BlockSource {
    private final String name;
    private final BlockSource source;
    private final InstantSource clock;
    private EndpointHealth health = EndpointHealth.NEW;

    /** `name` is shown to operators: host and port, never a key. */
    public Endpoint(String name, BlockSource source, InstantSource clock) {
        this.name = name;
        this.source = source;
        this.clock = clock;
    }

    public String name() {
        return name;
    }

    synchronized EndpointHealth health() {
        return health;
    }

    @Override
    public SourceTip tip() {
        SourceTip tip = ask(source::tip);
        reached(tip.height());
        return tip;
    }

    @Override
    public Optional<ChainBlock> canonicalAt(long height) {
        return ask(() -> source.canonicalAt(height));
    }

    @Override
    public Optional<ChainBlock> byId(BlockId id) {
        return ask(() -> source.byId(id));
    }

    @Override
    public boolean isCanonical(BlockId id) {
        return ask(() -> source.isCanonical(id));
    }

    @Override
    public List<ChainTransaction> transactions(ChainBlock block) {
        return ask(() -> source.transactions(block));
    }

    /** Any question to the same place: how it goes counts for the health. */
    <T> T ask(Supplier<T> request) {
        Instant before = clock.instant();
        try {
            T answer = request.get();
            answered(Duration.between(before, clock.instant()));
            return answer;
        } catch (SourceException e) {
            failed(e);
            throw e;
        }
    }

    private synchronized void reached(long height) {
        health = health.withTip(height);
    }

    private synchronized void answered(Duration latency) {
        health = health.answered(latency);
    }

    private synchronized void failed(SourceException failure) {
        Duration asked = failure.getCause() instanceof ClientException.RateLimited limited
                ? limited.retryAfter()
                : Duration.ZERO;
        health = health.failed(clock.instant(), asked);
    }
}
