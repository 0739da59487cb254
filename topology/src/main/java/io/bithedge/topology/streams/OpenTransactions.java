package io.bithedge.topology.streams;

import io.bithedge.schemas.connection.Cluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the transactions that instances left open which are gone. Without it the folds of whoever takes over wait for the broker to give
 * them up: two minutes, for a sweep over many accounts must have its time. Gone is who is no member of the group: an instance that was only
 * paused may not write either, and its next attempt is refused.
 */
public final class OpenTransactions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OpenTransactions.class);
    private static final Duration PERIOD = Duration.ofSeconds(2);
    /** Commits are a tenth of a second apart: what is open for longer is asked about. */
    private static final Duration SUSPECT = Duration.ofSeconds(2);

    private static final int PATIENCE_MS = 10_000;
    private static final Pattern THREAD = Pattern.compile("-[0-9]+$");

    private final Admin admin;
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("open-transactions").factory());

    public OpenTransactions(Cluster cluster) {
        this.admin = Admin.create(cluster.admin(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG, "open-transactions",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS)));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // A look says itself what went wrong.
    public void start() {
        looks.scheduleWithFixedDelay(this::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            endOrphans(SUSPECT);
        } catch (ExecutionException | RuntimeException e) { // What is thrown would end all further looks.
            LOG.debug("open transactions are not known now: {}", e.getMessage());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    /** Those that are open for longer than {@code suspect} and whose process is no member; their ids. */
    Set<String> endOrphans(Duration suspect) throws ExecutionException, InterruptedException {
        Set<String> open = admin
                .listTransactions(new ListTransactionsOptions()
                        .filterStates(Set.of(TransactionState.ONGOING))
                        .filterOnDuration(suspect.toMillis()))
                .all()
                .get()
                .stream()
                .map(TransactionListing::transactionalId)
                .filter(id -> id.startsWith(StreamsOptions.APPLICATION_ID + "-"))
                .collect(Collectors.toSet());
        if (open.isEmpty()) {
            return Set.of();
        }
        List<MemberDescription> members =
                admin.describeConsumerGroups(List.of(StreamsOptions.APPLICATION_ID)).all().get().values().stream()
                        .flatMap(group -> group.members().stream())
                        .toList();
        Set<String> orphans = open.stream().filter(id -> isOrphan(id, members)).collect(Collectors.toSet());
        if (!orphans.isEmpty()) {
            admin.fenceProducers(orphans).all().get();
            LOG.info("ended the open transactions of instances that are gone: {}", orphans);
        }
        return orphans;
    }

    /** A transactional id is application-process-thread, a client's begins with application-process-StreamThread. */
    private static boolean isOrphan(String transactionalId, List<MemberDescription> members) {
        String process = THREAD.matcher(transactionalId).replaceFirst("") + "-StreamThread-";
        return members.stream().noneMatch(member -> member.clientId().startsWith(process));
    }

    @Override
    public void close() {
        looks.shutdownNow();
        admin.close(Duration.ofSeconds(1));
    }
}
