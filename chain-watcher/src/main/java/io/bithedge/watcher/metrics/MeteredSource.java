package io.bithedge.watcher.metrics;

import io.bithedge.stacks.client.ClientException;
import io.bithedge.watcher.chain.BlockId;
import io.bithedge.watcher.chain.BlockSource;
import io.bithedge.watcher.chain.ChainBlock;
import io.bithedge.watcher.chain.ChainTransaction;
import io.bithedge.watcher.chain.SourceException;
import io.bithedge.watcher.chain.SourceTip;
import io.bithedge.watcher.metrics.SourceRecorder.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Tells a recorder how each question to a source ended and how long it took. */
public final class MeteredSource implements BlockSource {
    private final BlockSource source;
    private final String endpoint;
    private final SourceRecorder recorder;
    private final LongSupplier nanoTime;

    public MeteredSource(BlockSource source, String endpoint, SourceRecorder recorder, LongSupplier nanoTime) {
        this.source = source;
        this.endpoint = endpoint;
        this.recorder = recorder;
        this.nanoTime = nanoTime;
    }

    @Override
    public SourceTip tip() {
        return measured("tip", source::tip);
    }

    @Override
    public Optional<ChainBlock> canonicalAt(long height) {
        return measured("block-by-height", () -> source.canonicalAt(height));
    }

    @Override
    public Optional<ChainBlock> byId(BlockId id) {
        return measured("block-by-id", () -> source.byId(id));
    }

    @Override
    public boolean isCanonical(BlockId id) {
        return measured("is-canonical", () -> source.isCanonical(id));
    }

    @Override
    public List<ChainTransaction> transactions(ChainBlock block) {
        return measured("transactions", () -> source.transactions(block));
    }

    private <T> T measured(String request, Supplier<T> ask) {
        long start = nanoTime.getAsLong();
        Outcome outcome = Outcome.BAD_ANSWER;
        try {
            T answer = ask.get();
            outcome = Outcome.ANSWERED;
            return answer;
        } catch (SourceException e) {
            outcome = outcome(e);
            throw e;
        } finally {
            recorder.ended(endpoint, request, outcome, Duration.ofNanos(nanoTime.getAsLong() - start));
        }
    }

    private static Outcome outcome(SourceException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClientException.RateLimited) {
                return Outcome.RATE_LIMITED;
            }
            if (cause instanceof ClientException.Unreachable) {
                return Outcome.UNREACHABLE;
            }
        }
        return Outcome.BAD_ANSWER;
    }
}
