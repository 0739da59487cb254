package io.bithedge.watcher.reading;

import io.bithedge.schemas.avro.ChainReading;
import io.bithedge.schemas.avro.Token;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the vault at the newest final block, whenever there is a new one. Blocks that became final meanwhile are not read one by one: totals
 * are sums, so the newest reading speaks for them. What fails is tried again later, on the block that is the newest by then: a node keeps
 * the state of old blocks as long as it likes. Stepped by one thread; the status may be read by any.
 */
public final class ReadingAgent {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingAgent.class);
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration MAX_DELAY = Duration.ofSeconds(30);

    private final Supplier<Optional<BlockHead>> newestFinal;
    private final VaultReader vault;
    private final ReadingLog log;
    private final InstantSource clock;
    private Duration delay = FIRST_DELAY;
    private Instant retryAt = Instant.MIN;
    private volatile ReadingStatus status = ReadingStatus.NOTHING;

    public ReadingAgent(
            Supplier<Optional<BlockHead>> newestFinal, VaultReader vault, ReadingLog log, InstantSource clock) {
        this.newestFinal = newestFinal;
        this.vault = vault;
        this.log = log;
        this.clock = clock;
    }

    public ReadingStatus status() {
        return status;
    }

    /** One step. Returns how many readings were published; 0 means that there is nothing to do right now. */
    public int doWork() {
        Optional<BlockHead> block = newestFinal.get().filter(it -> it.height() > status.height());
        if (block.isEmpty() || clock.instant().isBefore(retryAt)) {
            block.ifPresent(it -> status = behind(it, status.reason()));
            return 0;
        }
        try {
            return read(block.get());
        } catch (SourceException | ReadingLog.Unavailable e) {
            fail(block.get(), e);
            return 0;
        }
    }

    /** Something happened that nobody foresaw: nothing more is read. */
    public void halt(String reason) {
        LOG.error("{}", reason);
        status = new ReadingStatus(status.height(), status.lag(), reason);
    }

    private int read(BlockHead block) {
        List<ChainReading> readings = Arrays.stream(Token.values())
                .map(token -> vault.read(token, block))
                .toList();
        log.publish(readings);
        if (!status.reason().isEmpty()) {
            LOG.info("the vault is read again, at {}", block);
        }
        delay = FIRST_DELAY;
        status = new ReadingStatus(block.height(), 0, "");
        return readings.size();
    }

    private void fail(BlockHead block, RuntimeException cause) {
        if (status.reason().isEmpty()) {
            LOG.warn("the vault cannot be read at {}: {}", block, cause.getMessage());
        }
        status = behind(block, String.valueOf(cause.getMessage()));
        retryAt = clock.instant().plus(delay);
        delay = delay.multipliedBy(2).compareTo(MAX_DELAY) > 0 ? MAX_DELAY : delay.multipliedBy(2);
    }

    private ReadingStatus behind(BlockHead block, String reason) {
        return new ReadingStatus(status.height(), block.height() - status.height(), reason);
    }
}
