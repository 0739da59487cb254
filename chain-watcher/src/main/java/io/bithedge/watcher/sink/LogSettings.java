package io.bithedge.watcher.sink;

/** Where the log is, and under which name its one writer is known to the broker. */
public record LogSettings(String bootstrapServers, String registryUrl, String transactionalId) {}
