package io.bithedge.cli.rebuild;

import io.bithedge.cli.chain.ChainFailure;
import io.bithedge.schemas.Topic;
import io.bithedge.schemas.Topics;
import io.bithedge.schemas.connection.Cluster;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What the topology has in the broker: its group, its changelogs, and the topics that it alone writes. */
final class FoldedTopics implements AutoCloseable {
    private static final int TIMEOUT_MS = 30_000;
    private static final String OWN = Topics.POOL_GROUP + "-";
    /** Written by the watcher. Without them it publishes the chain again, from its first block. */
    private static final List<Topic<?>> OF_CHAIN = List.of(Topics.CHAIN_EVENTS, Topics.CHAIN_CURSOR);

    private final Admin admin;
    private final Cluster cluster;

    FoldedTopics(Cluster cluster) {
        this.cluster = cluster;
        this.admin = Admin.create(cluster.admin(Map.of(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS)));
    }

    /** Instances of the topology that run. */
    List<String> members() {
        try {
            return done(admin.describeConsumerGroups(List.of(Topics.POOL_GROUP)).all()).values().stream()
                    .flatMap(group -> group.members().stream())
                    .map(member -> member.clientId() + " at " + member.host())
                    .toList();
        } catch (GroupIdNotFoundException none) {
            return List.of();
        }
    }

    /** Those that are there, by name; also the chain's when it is read again. */
    Set<String> names(boolean fromChain) {
        Set<String> there = done(admin.listTopics().names());
        Set<String> names = new TreeSet<>();
        there.stream()
                .filter(name -> name.startsWith(OWN) && name.endsWith("-changelog"))
                .forEach(names::add);
        List<Topic<?>> wanted = new ArrayList<>(Topics.FOLDED);
        if (fromChain) {
            wanted.addAll(OF_CHAIN);
        }
        wanted.stream().map(Topic::name).filter(there::contains).forEach(names::add);
        return names;
    }

    /** The positions first: without them the state that is left is skipped to its end, and nothing is folded on half of it. */
    void remove(Collection<String> names) {
        try {
            done(admin.deleteConsumerGroups(List.of(Topics.POOL_GROUP)).all());
        } catch (GroupIdNotFoundException none) {
            // Never joined, or removed by a rebuild that was interrupted.
        }
        for (KafkaFuture<Void> each :
                admin.deleteTopics(names).topicNameValues().values()) {
            try {
                done(each);
            } catch (UnknownTopicOrPartitionException gone) {
                // By a rebuild that was interrupted.
            }
        }
    }

    private <T> T done(KafkaFuture<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case GroupIdNotFoundException none -> throw none;
                case UnknownTopicOrPartitionException none -> throw none;
                case null, default -> throw failed(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(e);
        }
    }

    private ChainFailure failed(Exception e) {
        return new ChainFailure(
                "the broker %s does not do it: %s".formatted(cluster.bootstrapServers(), e.getMessage()));
    }

    @Override
    public void close() {
        admin.close();
    }
}
