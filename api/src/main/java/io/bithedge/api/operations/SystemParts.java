package io.bithedge.api.operations;

import io.bithedge.api.health.StatusAnswer;

/** Every part of the system that runs by itself. */
public record SystemParts(
        PartStatus<WatcherDetails> watcher,
        PartStatus<SubmitterDetails> submitter,
        PartStatus<OracleDetails> oracle,
        PartStatus<StatusAnswer> topology) {}
