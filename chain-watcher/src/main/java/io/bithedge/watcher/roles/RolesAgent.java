package io.bithedge.watcher.roles;

import io.bithedge.schemas.avro.Incident;
import io.bithedge.watcher.chain.BlockHead;
import io.bithedge.watcher.chain.SourceException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the roles at the newest final block once for every Bitcoin block that is final, and reports each announcement, and each holder
 * that the deployment does not know, once: what an earlier process reported is read from the log first. What fails is tried again in
 * the next step. Stepped by one thread; the status may be read by any.
 */
public final class RolesAgent {
    private static final Logger LOG = LoggerFactory.getLogger(RolesAgent.class);

    private final Supplier<Optional<BlockHead>> newestFinal;
    private final RolesReader reader;
    private final ExpectedRoles expected;
    private final ReportedIncidents before;
    private final Consumer<Incident> incidents;

    /** Null until the log was read. */
    private @Nullable Set<String> reported;

    private volatile RolesStatus status = RolesStatus.NOTHING;

    /** `incidents` hears of each once. */
    public RolesAgent(
            Supplier<Optional<BlockHead>> newestFinal,
            RolesReader reader,
            ExpectedRoles expected,
            ReportedIncidents before,
            Consumer<Incident> incidents) {
        this.newestFinal = newestFinal;
        this.reader = reader;
        this.expected = expected;
        this.before = before;
        this.incidents = incidents;
    }

    public RolesStatus status() {
        return status;
    }

    /** One step. Returns how many blocks were read; 0 means that there is nothing to do right now. */
    public int doWork() {
        Optional<BlockHead> block = newestFinal.get().filter(it -> it.burnHeight() > status.burnHeight());
        if (block.isEmpty()) {
            return 0;
        }
        try {
            read(block.get());
            return 1;
        } catch (SourceException | ReportedIncidents.Unavailable e) {
            if (status.reason().isEmpty()) {
                LOG.warn("the roles cannot be read at {}: {}", block.get(), e.getMessage());
            }
            status = status.because(String.valueOf(e.getMessage()));
            return 0;
        }
    }

    /** Something happened that nobody foresaw: nothing more is read. */
    public void halt(String reason) {
        LOG.error("{}", reason);
        status = status.because(reason);
    }

    private void read(BlockHead block) {
        PoolRoles roles = reader.read(block);
        Set<String> known = reported();
        for (Incident incident : RoleIncidents.of(roles, expected, block)) {
            if (known.add(incident.getId())) {
                LOG.warn("{}", incident.getMessage());
                incidents.accept(incident);
            }
        }
        if (!status.reason().isEmpty()) {
            LOG.info("the roles are read again, at {}", block);
        }
        status = RolesStatus.of(roles, expected, block);
    }

    private Set<String> reported() {
        Set<String> known = reported;
        if (known == null) {
            known = new HashSet<>(before.idsWith(RoleIncidents.PREFIX));
            reported = known;
        }
        return known;
    }
}
