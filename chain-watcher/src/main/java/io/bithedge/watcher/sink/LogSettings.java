package io.bithedge.watcher.sink;

import io.bithedge.schemas.connection.Cluster;

/** Where the log is, and under which name its one writer is known to the broker. */
public record LogSettings(Cluster cluster, String transactionalId) {
    public LogSettings(String bootstrapServers, String registryUrl, String transactionalId) {
        this(Cluster.at(bootstrapServers, registryUrl), transactionalId);
    }

    /** For another log of the same process: they write at the same time. */
    public LogSettings beside(String suffix) {
        return new LogSettings(cluster, transactionalId + suffix);
    }
}
